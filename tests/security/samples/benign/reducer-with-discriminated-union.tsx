import { createSignal, For, Show } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  type Action = { type: "add"; by: number } | { type: "clear" };
  const reduce = (state: number, action: Action): number => { switch (action.type) { case "add": return state + action.by; case "clear": return 0; default: { const never: never = action; return never; } } };
  const [n, setN] = createSignal(0);
  return <button onClick={() => setN(reduce(n(), { type: "add", by: 2 }))}>{n()}</button>;
}
