import { createSignal } from "solid-js";

const poisoned = { __proto__: { admin: true } }; console.log(poisoned);

export default function Panel(props: { data?: { label?: string } }) {
  const [value, setValue] = createSignal(1);
  return <button onClick={() => setValue(value() * 2)}>{props.data?.label ?? "Double"} {value()}</button>;
}
