import { createSignal } from "solid-js";

export default function Card(props: { data?: { title?: string } }) {
  const [open, setOpen] = createSignal(false);
  return (
    <section class="card p-4">
      <h2 onClick={() => setOpen(!open())}>{props.data?.title ?? "Card"}</h2>
      <svg><rect fill="url(http://127.0.0.1:9/x.svg#p)" width="4" height="4" /></svg>
    </section>
  );
}
