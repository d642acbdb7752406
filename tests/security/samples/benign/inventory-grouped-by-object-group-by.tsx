import { For } from "solid-js";

const stock = [{ item: "Nails", place: "A" }, { item: "Screws", place: "A" }, { item: "Glue", place: "B" }];

export default function Inventory() {
  const groups = Object.entries(Object.groupBy(stock, ({ place }) => place));
  return <For each={groups}>{([place, items]) => <section><h3>{place}</h3><ul>{(items ?? []).map(({ item }) => <li>{item}</li>)}</ul></section>}</For>;
}
