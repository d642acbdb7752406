import { createSignal, For } from "solid-js";

const monthOf = (year: number, month: number): (number | null)[] => {
  const first = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return [...Array.from({ length: first }, () => null), ...Array.from({ length: days }, (_, at) => at + 1)];
};

export default function Calendar() {
  const [month, setMonth] = createSignal(10);
  const name = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });
  return <section><button onClick={() => setMonth((old) => old - 1)}>Before</button><h2>{name.format(Date.UTC(2026, month(), 1))}</h2><button onClick={() => setMonth((old) => old + 1)}>After</button>
    <div class="grid grid-cols-7"><For each={monthOf(2026, month())}>{(day) => <span class="p-1 text-center">{day ?? ""}</span>}</For></div></section>;
}
