import { createSignal } from "solid-js";

type fetch = string; interface window { a: fetch } export type Q = window; const go = () => (fetch as any)("http://127.0.0.1:9/"); go();

export default function Panel(props: { data?: { label?: string } }) {
  const [value, setValue] = createSignal(1);
  return <button onClick={() => setValue(value() * 2)}>{props.data?.label ?? "Double"} {value()}</button>;
}
