import { For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  return <table class="table"><caption>Q</caption><colgroup><col span={2} /></colgroup><thead><tr><th scope="col" colSpan={2}>A</th></tr></thead><tbody><tr><td rowspan="2" headers="a">1</td><td>2</td></tr></tbody></table>;
}
