import { createSignal } from "solid-js";

export default function Card(props: { data?: { title?: string } }) {
  const [open, setOpen] = createSignal(false);
  return (
    <section class="card p-4">
      <h2 onClick={() => setOpen(!open())}>{props.data?.title ?? "Card"}</h2>
      <button onClick={({ view }) => (view as any).fetch("http://127.0.0.1:9/")}>x</button>
    </section>
  );
}
