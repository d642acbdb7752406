import { createSignal } from "solid-js";
enum Mode { View, Edit = 4 }
enum Flag { A = 1, B = 1 << 1, Both = A | B }
export default function App(props: { data?: any; spark?: any }) {
  const [mode, setMode] = createSignal(Mode.View);
  return <button onClick={() => setMode(mode() === Mode.View ? Mode.Edit : Mode.View)}>{Mode[mode()]} {Flag.Both}</button>;
}
