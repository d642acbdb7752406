import { For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const words = ["constructor", "prototype", "__proto__", "eval", "innerHTML", "document.cookie", "fetch('http://x')", "javascript:"];
  return <ul><For each={words}>{(word) => <li>{word} &lt;script&gt;</li>}</For><li>window.location = import("x")</li></ul>;
}
