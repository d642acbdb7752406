import { createMemo, createSignal, For } from "solid-js";

type Row = Record<string, string | number>;
const rows: Row[] = [{ region: "North", year: 2024, sold: 12 }, { region: "South", year: 2024, sold: 7 }, { region: "North", year: 2025, sold: 20 }];

export default function Pivot(props: { data?: Row[] }) {
  const source = () => props.data ?? rows;
  const [key, setKey] = createSignal("region");
  const groups = createMemo(() => {
    const sums = new Map<string | number, number>();
    for (const row of source()) sums.set(row[key()] ?? "", (sums.get(row[key()] ?? "") ?? 0) + Number(row["sold"] ?? 0));
    return [...sums].sort(([, a], [, b]) => b - a);
  });
  return <div><For each={Object.keys(source()[0] ?? {})}>{(name) => <button onClick={() => setKey(name)}>{name}</button>}</For>
    <dl><For each={groups()}>{([name, sum]) => <><dt>{name}</dt><dd>{sum}</dd></>}</For></dl></div>;
}
