import { createSignal } from "solid-js";

export default function Card(props: { data?: { title?: string } }) {
  const [open, setOpen] = createSignal(false);
  return (
    <section class="card p-4">
      <h2 onClick={() => setOpen(!open())}>{props.data?.title ?? "Card"}</h2>
      <a href="#x" target="_blank" download="x">x</a>
    </section>
  );
}
