import { createMemo, createSignal, For, Match, Switch } from "solid-js";

type Block = { kind: "heading" | "item" | "text"; text: string };
const parse = (source: string): Block[] => source.split("\n").filter(Boolean).map((line) =>
  line.startsWith("# ") ? { kind: "heading", text: line.slice(2) } : line.startsWith("- ") ? { kind: "item", text: line.slice(2) } : { kind: "text", text: line });

export default function Notes() {
  const [source, setSource] = createSignal("# Shopping\n- Bread\n- <b>Milk</b>\nBack by six");
  const blocks = createMemo(() => parse(source()));
  return <div class="grid grid-cols-2"><textarea value={source()} onInput={(event) => setSource(event.currentTarget.value)} />
    <article><For each={blocks()}>{(block) => <Switch fallback={<p>{block.text}</p>}>
      <Match when={block.kind === "heading"}><h2>{block.text}</h2></Match><Match when={block.kind === "item"}><li>{block.text}</li></Match></Switch>}</For></article></div>;
}
