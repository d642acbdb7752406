import { createSignal, For, Show } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  return <div ref={(el) => { el.setAttribute("aria-live", "polite"); el.setAttribute("data-ready", "true"); }}>Ready</div>;
}
