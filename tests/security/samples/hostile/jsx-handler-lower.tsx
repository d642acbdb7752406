import { createSignal } from "solid-js";

export default function Card(props: { data?: { title?: string } }) {
  const [open, setOpen] = createSignal(false);
  return (
    <section class="card p-4">
      <h2 onClick={() => setOpen(!open())}>{props.data?.title ?? "Card"}</h2>
      <button onclick="alert(1)">x</button>
    </section>
  );
}
