import { createSignal, For, Show } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const [hot, setHot] = createSignal(false);
  return <div class:hot={hot()} style:color={hot() ? "red" : "blue"} on:custom={() => setHot(true)} bool:hidden={false} onMouseEnter={[setHot, true]}>x</div>;
}
