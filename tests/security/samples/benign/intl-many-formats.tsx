import { For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const money = new Intl.NumberFormat("en-US", { style: "currency", currency: "EUR" });
  const list = new Intl.ListFormat("en", { type: "conjunction" });
  const words = [...new Intl.Segmenter("en", { granularity: "word" }).segment("a b")].length;
  const { NumberFormat } = Intl;
  return <p>{money.format(3)} {list.format(["a", "b"])} {words} {new NumberFormat().format(2)}</p>;
}
