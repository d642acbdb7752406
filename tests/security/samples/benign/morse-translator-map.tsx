import { createSignal } from "solid-js";

const CODE = new Map(Object.entries({ a: ".-", b: "-...", c: "-.-.", d: "-..", e: ".", i: "..", n: "-.", o: "---", s: "...", t: "-" }));

export default function Morse() {
  const [text, setText] = createSignal("sos");
  return <div><input aria-label="Text" value={text()} onInput={({ currentTarget }) => setText(currentTarget.value)} />
    <code>{[...text().toLowerCase()].map((letter) => CODE.get(letter) ?? "/").join(" ")}</code></div>;
}
