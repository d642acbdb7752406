import { createSignal, For, Show } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const first = <T,>(items: T[]): T | undefined => items[0];
  const pick = <K extends string>(key: K, map: Record<K, number>) => map[key];
  let small = 0;
  for (let i=0;i<10;i++) if (i<5&&small<3) small++;
  const [set] = createSignal<Map<string, Array<Record<string, number>>>>(new Map());
  return <p>{first([1]) ?? 0} {pick("a", { a: 1 })} {small} {set().size}</p>;
}
