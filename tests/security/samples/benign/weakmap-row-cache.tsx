import { createSignal, For } from "solid-js";

interface Row { readonly name: string; readonly values: readonly number[] }
const sums = new WeakMap<Row, number>();
const sumOf = (row: Row): number => {
  const known = sums.get(row);
  if (known !== undefined) return known;
  const sum = row.values.reduce((total, value) => total + value, 0);
  sums.set(row, sum);
  return sum;
};

export default function Sums() {
  const [rows] = createSignal<Row[]>([{ name: "A", values: [1, 2, 3] }, { name: "B", values: [10, 20] }]);
  return <table><tbody><For each={rows()}>{(row) => <tr><th scope="row">{row.name}</th><td>{sumOf(row)}</td></tr>}</For></tbody></table>;
}
