import { createMemo, type Component } from "solid-js";

const App: Component<{ data?: { n?: number } }> = (props) => {
  const double = createMemo(() => (props.data?.n ?? 1) * 2);
  return <p>{double()}</p>;
};

export default App;
