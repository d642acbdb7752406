import { createSignal } from "solid-js";

import { For } from "solid-js" with { type: "json" }; console.log(For);

export default function Panel(props: { data?: { label?: string } }) {
  const [value, setValue] = createSignal(1);
  return <button onClick={() => setValue(value() * 2)}>{props.data?.label ?? "Double"} {value()}</button>;
}
