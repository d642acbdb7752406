import { Index } from "solid-js";

function factorial(n: bigint): bigint {
  return n <= 1n ? 1n : n * factorial(n - 1n);
}

export default function Factorials() {
  const rows = Array.from({ length: 25 }, (_, at) => BigInt(at));
  return <table><tbody><Index each={rows}>{(n) => <tr><td>{String(n())}!</td><td>{factorial(n()).toLocaleString("en")}</td></tr>}</Index></tbody></table>;
}
