import { createSignal, For, Show } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const [by, setBy] = createSignal("name");
  const rows = () => [...(props.data?.rows ?? [])].toSorted((a: any, b: any) => (a[by()] > b[by()] ? 1 : -1));
  const handlers: Record<string, () => void> = { name: () => setBy("name"), age: () => setBy("age") };
  return <div><button onClick={() => handlers["age"]?.()}>age</button><For each={rows()}>{(row: any) => <p>{row[by()]}</p>}</For></div>;
}
