import { createSignal, For, onMount } from "solid-js";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri"];

export default function Habits(props: { spark?: { state?: { get?: (key: string) => Promise<unknown>; set?: (key: string, value: unknown) => Promise<unknown> } } }) {
  const [done, setDone] = createSignal<ReadonlySet<string>>(new Set());
  onMount(async () => { const saved = await props.spark?.state?.get?.("done")?.catch?.(() => undefined); if (Array.isArray(saved)) setDone(new Set(saved as string[])); });
  const toggle = (day: string) => {
    const next = new Set(done());
    if (!next.delete(day)) next.add(day);
    setDone(next);
    void props.spark?.state?.set?.("done", [...next])?.catch?.(() => undefined);
  };
  return <div class="flex gap-1"><For each={DAYS}>{(day) => <button aria-pressed={done().has(day)} onClick={() => toggle(day)}>{day}</button>}</For></div>;
}
