import { createEffect, createMemo, createSignal, For, onCleanup } from "solid-js";

const CITIES = ["Aarhus", "Bergen", "Cork", "Dresden", "Evora", "Faro", "Ghent", "Haarlem"];

export default function Search() {
  const [typed, setTyped] = createSignal("");
  const [term, setTerm] = createSignal("");
  createEffect(() => {
    const now = typed();
    const timer = setTimeout(() => setTerm(now), 150);
    onCleanup(() => clearTimeout(timer));
  });
  const found = createMemo(() => CITIES.filter((city) => city.toLowerCase().includes(term().toLowerCase())));
  return <search><input type="search" onInput={(event) => setTyped(event.currentTarget.value)} /><ul><For each={found()} fallback={<li>None</li>}>{(city) => <li>{city}</li>}</For></ul></search>;
}
