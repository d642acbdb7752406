import { createSignal, For, Show } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const [text, setText] = createSignal("");
  return <textarea onPaste={(event) => setText(event.clipboardData?.getData("text/plain") ?? "")} value={text()} />;
}
