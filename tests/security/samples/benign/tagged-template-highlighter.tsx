import { For } from "solid-js";

function parts(strings: TemplateStringsArray, ...values: unknown[]) {
  return strings.flatMap((text, at) => at < values.length ? [{ text, strong: false }, { text: String(values[at]), strong: true }] : [{ text, strong: false }]);
}

export default function Note() {
  const line = parts`You have ${3} of ${10} parcels, last from ${"Porto"}.`;
  return <p><For each={line}>{(part) => part.strong ? <strong>{part.text}</strong> : part.text}</For></p>;
}
