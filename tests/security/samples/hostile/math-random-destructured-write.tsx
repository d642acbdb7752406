import { createSignal } from "solid-js";

[Math.random] = [() => 0.5];

export default function Panel(props: { data?: { label?: string } }) {
  const [value, setValue] = createSignal(1);
  return <button onClick={() => setValue(value() * 2)}>{props.data?.label ?? "Double"} {value()}</button>;
}
