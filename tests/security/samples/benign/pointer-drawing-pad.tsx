import { createSignal, For, Show } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const [points, setPoints] = createSignal<[number, number][]>([]);
  const add = (event: PointerEvent & { currentTarget: HTMLDivElement }) => {
    const box = event.currentTarget.getBoundingClientRect();
    setPoints([...points(), [event.clientX - box.left, event.clientY - box.top]]);
  };
  return <div class="h-64" onPointerMove={add}>{points().length}</div>;
}
