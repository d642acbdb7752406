import { createSignal } from "solid-js";

export default function Editor() {
  const [history, setHistory] = createSignal<{ past: string[]; now: string; future: string[] }>({ past: [], now: "Draft", future: [] });
  const write = (now: string) => setHistory((old) => ({ past: [...old.past, old.now], now, future: [] }));
  const undo = () => setHistory((old) => old.past.length === 0 ? old : { past: old.past.slice(0, -1), now: old.past.at(-1) ?? "", future: [old.now, ...old.future] });
  const redo = () => setHistory((old) => { const [now, ...future] = old.future; return now === undefined ? old : { past: [...old.past, old.now], now, future }; });
  return <div><textarea value={history().now} onInput={(event) => write(event.currentTarget.value)} />
    <button onClick={undo} disabled={history().past.length === 0}>Undo</button><button onClick={redo} disabled={history().future.length === 0}>Redo</button></div>;
}
