import { For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  function* count(to: number) { for (let i = 0; i < to; i++) yield i; }
  const range = { *[Symbol.iterator]() { yield 1; yield 2; } };
  return <p>{[...count(3)].join()} {[...range].length}</p>;
}
