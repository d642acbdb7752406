import { For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const pattern = /^[\w.+-]+@[\w-]+\.[a-z]{2,}$/i;
  const parts = "2024-01-02".match(/(?<year>\d{4})-(?<month>\d{2})/);
  const cleaned = "a/b//c".replace(/\/+/g, "/").split("/");
  return <p>{String(pattern.test("a@b.co"))} {parts?.groups?.year} {cleaned.length / 2}</p>;
}
