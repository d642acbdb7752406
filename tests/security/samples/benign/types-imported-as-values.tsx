import { createSignal, Accessor, Component, JSX, Setter, ParentProps } from "solid-js";

const Box = (props: ParentProps) => <div class="p-2">{props.children}</div>;
const App: Component = () => {
  const [n, setN]: [Accessor<number>, Setter<number>] = createSignal(0);
  const style: JSX.CSSProperties = { color: "red" };
  return <Box><button style={style} onClick={() => setN((old) => old + 1)}>{n()}</button></Box>;
};
export default App;
