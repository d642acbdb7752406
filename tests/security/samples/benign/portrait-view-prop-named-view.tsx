import { createSignal, For, Show } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const [state, setState] = createSignal({ view: "month", caller: 1 }.view);
  const calendar = { view: "week" };
  return <button onClick={() => setState(calendar.view)}>{state()}</button>;
}
