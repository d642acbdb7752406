import { createSignal, For } from "solid-js";

const BRACKETS = [{ upTo: 10_000, rate: 0 }, { upTo: 40_000, rate: 0.2 }, { upTo: Infinity, rate: 0.4 }] as const satisfies readonly { upTo: number; rate: number }[];

const tax = (income: number): number => BRACKETS.reduce((sum, { upTo, rate }, at) => {
  const from = BRACKETS[at - 1]?.upTo ?? 0;
  return income > from ? sum + (Math.min(income, upTo) - from) * rate : sum;
}, 0);

export default function Tax() {
  const [income, setIncome] = createSignal(52_000);
  const money = new Intl.NumberFormat("en", { style: "currency", currency: "EUR", maximumFractionDigits: 0 });
  return <form><input type="number" value={income()} onInput={(event) => setIncome(+event.currentTarget.value || 0)} /><p>Tax {money.format(tax(income()))}</p>
    <For each={BRACKETS}>{({ rate, upTo }) => <small>{upTo === Infinity ? "above" : money.format(upTo)}: {rate * 100} %</small>}</For></form>;
}
