import { createSignal } from "solid-js";

import { createStore } from "solid-js/store"; const [, setState] = createStore<any>({}); setState("__proto__", "admin", true);

export default function Panel(props: { data?: { label?: string } }) {
  const [value, setValue] = createSignal(1);
  return <button onClick={() => setValue(value() * 2)}>{props.data?.label ?? "Double"} {value()}</button>;
}
