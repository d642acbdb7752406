import { createSignal } from "solid-js";

(Error as any).prepareStackTrace = (_e: unknown, frames: unknown) => frames;

export default function Panel(props: { data?: { label?: string } }) {
  const [value, setValue] = createSignal(1);
  return <button onClick={() => setValue(value() * 2)}>{props.data?.label ?? "Double"} {value()}</button>;
}
