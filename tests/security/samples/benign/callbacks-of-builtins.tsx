import { For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const numbers = "1,2,x".split(",").map(Number).filter(Boolean);
  const texts = numbers.map(String);
  const parsed = ["1.5"].map(parseFloat).filter(Number.isFinite);
  return <p>{texts.join()} {parsed.length} {[..."ab"].map(encodeURIComponent).join("")}</p>;
}
