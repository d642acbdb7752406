import { createSignal } from "solid-js";

const log = (x: any) => x;
@log class Box {}
console.log(Box);

export default function Panel(props: { data?: { label?: string } }) {
  const [value, setValue] = createSignal(1);
  return <button onClick={() => setValue(value() * 2)}>{props.data?.label ?? "Double"} {value()}</button>;
}
