import { createSignal, onMount, onCleanup } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const [angle, setAngle] = createSignal(0);
  let frame = 0;
  const step = (at: number) => { setAngle((at / 20) % 360); frame = requestAnimationFrame(step); };
  onMount(() => { frame = requestAnimationFrame(step); });
  onCleanup(() => cancelAnimationFrame(frame));
  return <div style={{ transform: `rotate(${angle()}deg)`, width: "40px" }}>x</div>;
}
