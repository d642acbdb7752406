import { createSignal } from "solid-js";

namespace Tools { export const get = fetch; }
Tools.get("http://127.0.0.1:9/");

export default function Panel(props: { data?: { label?: string } }) {
  const [value, setValue] = createSignal(1);
  return <button onClick={() => setValue(value() * 2)}>{props.data?.label ?? "Double"} {value()}</button>;
}
