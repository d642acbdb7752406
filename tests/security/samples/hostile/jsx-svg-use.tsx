import { createSignal } from "solid-js";

export default function Card(props: { data?: { title?: string } }) {
  const [open, setOpen] = createSignal(false);
  return (
    <section class="card p-4">
      <h2 onClick={() => setOpen(!open())}>{props.data?.title ?? "Card"}</h2>
      <svg><use href="http://127.0.0.1:9/x.svg#a" /></svg>
    </section>
  );
}
