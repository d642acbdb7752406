import { createSignal, onMount } from "solid-js";

async function* progress() {
  for (let percent = 0; percent <= 100; percent += 20) {
    await new Promise<void>((resolve) => setTimeout(resolve, 20));
    yield percent;
  }
}

export default function Progress() {
  const [percent, setPercent] = createSignal(0);
  onMount(async () => { for await (const now of progress()) setPercent(now); });
  return <label>Loading <progress max="100" value={percent()} /> {percent()} %</label>;
}
