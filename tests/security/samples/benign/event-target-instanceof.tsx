import { createSignal, For, Show } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const [tag, setTag] = createSignal("");
  return <div onClick={(event) => { if (event.target instanceof HTMLElement) setTag(event.target.tagName); }}>{tag() || "click"}</div>;
}
