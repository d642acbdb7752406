import { createSignal } from "solid-js";

export default function Temperature() {
  const [celsius, setCelsius] = createSignal(21);
  const scale = {
    get fahrenheit() { return celsius() * 9 / 5 + 32; },
    set fahrenheit(value: number) { setCelsius((value - 32) * 5 / 9); },
  };
  return <fieldset><legend>Temperature</legend>
    <label>C <input type="number" value={celsius()} onInput={(event) => setCelsius(Number(event.currentTarget.value))} /></label>
    <label>F <input type="number" value={scale.fahrenheit} onInput={(event) => { scale.fahrenheit = Number(event.currentTarget.value); }} /></label>
  </fieldset>;
}
