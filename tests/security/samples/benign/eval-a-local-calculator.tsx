import { createMemo, createSignal } from "solid-js";

type Token = { kind: "number"; value: number } | { kind: "sign"; value: string };

function tokens(text: string): Token[] {
  return [...text.matchAll(/\d+(?:\.\d+)?|[-+*/()]/g)].map(([part]) =>
    /\d/.test(part) ? { kind: "number", value: parseFloat(part) } : { kind: "sign", value: part });
}

function evaluate(text: string): number {
  const queue = tokens(text);
  const next = () => queue.shift();
  const peek = () => queue[0]?.value;
  const atom = (): number => {
    const token = next();
    if (token === undefined) return 0;
    if (token.kind === "number") return token.value;
    if (token.value === "-") return -atom();
    const inner = sum();
    next();
    return inner;
  };
  const product = (): number => {
    let value = atom();
    while (peek() === "*" || peek() === "/") value = next()?.value === "*" ? value * atom() : value / atom();
    return value;
  };
  const sum = (): number => {
    let value = product();
    while (peek() === "+" || peek() === "-") value = next()?.value === "+" ? value + product() : value - product();
    return value;
  };
  return sum();
}

export default function Calculator() {
  const [text, setText] = createSignal("2 * (3 + 4)");
  const result = createMemo(() => evaluate(text()));
  return <form><label>Sum <input value={text()} onInput={(event) => setText(event.currentTarget.value)} /></label><output>{result()}</output></form>;
}
