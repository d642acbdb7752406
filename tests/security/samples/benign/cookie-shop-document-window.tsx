import { createMemo, createSignal, For } from "solid-js";

const cookies = [{ name: "Oatmeal", price: 2.5 }, { name: "Ginger", price: 3 }];

export default function CookieShop() {
  const [document, setDocument] = createSignal("Invoice");
  const [window, setWindow] = createSignal(4);
  const self = createMemo(() => cookies.reduce((sum, cookie) => sum + cookie.price * window(), 0));
  return <main><h1>{document()}</h1>
    <For each={cookies}>{(cookie) => <p>{cookie.name}: {cookie.price.toFixed(2)}</p>}</For>
    <button onClick={() => setWindow((boxes) => boxes + 1)}>Boxes {window()}</button>
    <button onClick={() => setDocument("Receipt")}>Pay {self().toFixed(2)}</button></main>;
}
