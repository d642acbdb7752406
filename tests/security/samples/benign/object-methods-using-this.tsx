import { createSignal, For, Show } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const cart = { items: [] as number[], add(n: number) { this.items.push(n); return this; }, get total() { return this.items.reduce((a, b) => a + b, 0); } };
  const [sum, setSum] = createSignal(0);
  return <button onClick={() => setSum(cart.add(2).total)}>{sum()}</button>;
}
