import { For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const id = "part-1";
  return <nav><a href="#top">Top</a><a href={`#${id}`}>Part</a><a href={"#" + id}>Again</a><h2 id={id}>Part</h2></nav>;
}
