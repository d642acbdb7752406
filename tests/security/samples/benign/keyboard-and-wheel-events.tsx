import { createSignal, For, Show } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const [zoom, setZoom] = createSignal(1);
  const keys = (event: KeyboardEvent) => { if (event.key === "+" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); event.stopPropagation(); setZoom(zoom() + 0.1); } };
  return <div tabindex="0" onKeyDown={keys} onWheel={(event) => setZoom(zoom() + event.deltaY / 1000)} onContextMenu={(event) => event.preventDefault()}>{zoom().toFixed(1)}</div>;
}
