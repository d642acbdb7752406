import { For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const describe = (value: unknown) => (typeof value === "string" ? value : typeof value === "function" ? "fn" : Array.isArray(value) ? "list" : value instanceof Date ? value.toISOString() : String(value));
  const inBrowser = typeof window !== "undefined";
  return <p>{describe(props.data)} {String(inBrowser)}</p>;
}
