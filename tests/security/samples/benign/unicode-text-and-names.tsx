import { For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const größe = 3;
  const 名前 = "Ada";
  return <p dir="rtl" lang="ar" title="👩‍👩‍👧">مرحبا {größe} {名前} 🎉</p>;
}
