import { createEffect, createSignal, on, type Accessor } from "solid-js";

function usePrevious<Value>(value: Accessor<Value>): Accessor<Value | undefined> {
  const [previous, setPrevious] = createSignal<Value | undefined>(undefined);
  createEffect(on(value, (_now, before) => setPrevious(() => before as Value | undefined), { defer: true }));
  return previous;
}

function useToggle(start = false): [Accessor<boolean>, () => void] {
  const [isOn, setOn] = createSignal(start);
  return [isOn, () => setOn((old) => !old)];
}

export default function Hooks() {
  const [count, setCount] = createSignal(0);
  const before = usePrevious(count);
  const [isOn, toggle] = useToggle();
  return <div><button onClick={() => setCount(count() + 1)}>{count()} (was {before() ?? "nothing"})</button><button aria-pressed={isOn()} onClick={toggle}>Switch</button></div>;
}
