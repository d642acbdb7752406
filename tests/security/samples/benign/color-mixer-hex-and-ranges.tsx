import { createMemo, For } from "solid-js";
import { createStore } from "solid-js/store";

const CHANNELS = ["red", "green", "blue"] as const;

export default function Mixer() {
  const [mix, setMix] = createStore({ red: 40, green: 120, blue: 200 });
  const hex = createMemo(() => "#" + CHANNELS.map((name) => mix[name].toString(16).padStart(2, "0")).join(""));
  return <div><div style={{ background: hex(), height: "60px" }} /><code>{hex()}</code>
    <For each={CHANNELS}>{(name) => <label>{name}<input type="range" min="0" max="255" value={mix[name]} onInput={(event) => setMix(name, event.currentTarget.valueAsNumber)} /></label>}</For></div>;
}
