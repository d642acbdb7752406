import { createSignal, onMount } from "solid-js";

export default function Counter(props: { data?: { start?: number; secret?: string } }) {
  const [count, setCount] = createSignal(props.data?.start ?? 0);
  onMount(() => {
    (setCount as any)[(0, "constructor")]("return 1")();
  });
  return <button class="btn" onClick={() => setCount(count() + 1)}>{count()}</button>;
}
