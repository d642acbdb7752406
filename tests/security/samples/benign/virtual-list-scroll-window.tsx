import { createMemo, createSignal, For } from "solid-js";

const ROW = 24;

export default function VirtualList() {
  const items = Array.from({ length: 10_000 }, (_, at) => `Row ${at + 1}`);
  const [top, setTop] = createSignal(0);
  const from = createMemo(() => Math.floor(top() / ROW));
  return <div style={{ height: "240px", overflow: "auto" }} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
    <div style={{ height: `${items.length * ROW}px`, position: "relative" }}>
      <For each={items.slice(from(), from() + 12)}>{(item, at) => <div style={{ position: "absolute", top: `${(from() + at()) * ROW}px` }}>{item}</div>}</For></div></div>;
}
