import { createSignal, For, onCleanup, onMount } from "solid-js";

const SIZE = 12;

export default function Life() {
  const [cells, setCells] = createSignal(Uint8Array.from({ length: SIZE * SIZE }, (_, at) => (at * 7 + (at >> 2)) & 1));
  const step = () => setCells((old) => old.map((alive, at) => {
    let near = 0;
    for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) {
      if ((dx | dy) !== 0) near += old[((at / SIZE + dy + SIZE) % SIZE | 0) * SIZE + (at + dx + SIZE) % SIZE] ?? 0;
    }
    return Number(near === 3 || (alive === 1 && near === 2));
  }));
  onMount(() => { const timer = setInterval(step, 400); onCleanup(() => clearInterval(timer)); });
  return <div style={{ display: "grid", "grid-template-columns": `repeat(${SIZE}, 12px)` }}>
    <For each={[...cells()]}>{(alive) => <i style={{ height: "12px", background: alive ? "#111" : "#ddd" }} />}</For></div>;
}
