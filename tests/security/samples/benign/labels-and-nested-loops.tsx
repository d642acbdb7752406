import { For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  let found = -1;
  outer: for (let i = 0; i < 5; i++) { for (const j of [1, 2, 3]) { if (i * j === 6) { found = i; break outer; } } }
  do { found++; } while (found < 3);
  return <p>{found}</p>;
}
