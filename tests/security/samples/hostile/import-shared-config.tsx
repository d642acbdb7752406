import { createSignal } from "solid-js";

import { sharedConfig as helper } from "solid-js"; console.log(helper);

export default function Panel(props: { data?: { label?: string } }) {
  const [value, setValue] = createSignal(1);
  return <button onClick={() => setValue(value() * 2)}>{props.data?.label ?? "Double"} {value()}</button>;
}
