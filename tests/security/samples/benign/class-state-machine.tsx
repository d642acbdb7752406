import { createSignal, For, Show } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  class Machine { #step = 0; next() { this.#step++; return this; } get step() { return this.#step; } static start() { return new Machine(); } }
  const machine = Machine.start();
  const [step, setStep] = createSignal(machine.step);
  return <button onClick={() => setStep(machine.next().step)}>{step()}</button>;
}
