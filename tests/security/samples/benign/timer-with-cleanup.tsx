import { createSignal, onCleanup } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const [now, setNow] = createSignal(Date.now());
  const tick = () => setNow(Date.now());
  const timer = setInterval(tick, 1000);
  const once = setTimeout(props.data?.done ?? tick, 10);
  onCleanup(() => { clearInterval(timer); clearTimeout(once); });
  return <time datetime={new Date(now()).toISOString()}>{new Date(now()).toLocaleTimeString()}</time>;
}
