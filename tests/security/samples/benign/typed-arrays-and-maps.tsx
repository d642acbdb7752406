import { For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const grid = new Uint8Array(16);
  const seen = new Map<string, number>([["a", 1]]);
  const weak = new WeakMap<object, string>();
  weak.set(seen, "x");
  const unique = new Set([1, 1, 2]);
  const groups = Object.groupBy([1, 2, 3], (n) => (n % 2 ? "odd" : "even"));
  return <p>{grid.length + unique.size + (groups.odd?.length ?? 0)}</p>;
}
