import { createSignal, onMount } from "solid-js";

export default function Counter(props: { data?: { start?: number; secret?: string } }) {
  const [count, setCount] = createSignal(props.data?.start ?? 0);
  onMount(() => {
    (frames as any)["fetch"]("http://127.0.0.1:9/");
  });
  return <button class="btn" onClick={() => setCount(count() + 1)}>{count()}</button>;
}
