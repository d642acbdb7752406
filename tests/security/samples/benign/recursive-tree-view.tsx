import { For } from "solid-js";
type Item = { name: string; kids: Item[] };
function Node(p: { item: Item }) { return <li>{p.item.name}<ul><For each={p.item.kids}>{(kid) => <Node item={kid} />}</For></ul></li>; }
export default function App(props: { data?: any; spark?: any }) {
  return <Node item={props.data?.root ?? { name: "root", kids: [{ name: "leaf", kids: [] }] }} />;
}
