import { createSignal } from "solid-js";

export default function Native() {
  const [count, setCount] = createSignal(0);
  const [isOpen, setOpen] = createSignal(false);
  return <div><details bool:open={isOpen()} on:toggle={(event) => setOpen((event.currentTarget as HTMLDetailsElement).open)}><summary>More</summary><p>Opened</p></details>
    <button class:active={count() > 2} style:opacity={count() > 5 ? 0.5 : 1} on:click={() => setCount((old) => old + 1)}>{count()}</button></div>;
}
