import { For } from "solid-js";
import { createStore, produce } from "solid-js/store";

type Lane = "todo" | "doing" | "done";

export default function Kanban() {
  const [board, setBoard] = createStore<Record<Lane, string[]>>({ todo: ["Plan", "Buy paint"], doing: ["Sand"], done: [] });
  const lanes: Lane[] = ["todo", "doing", "done"];
  const move = (from: Lane, at: number) => {
    const to = lanes[lanes.indexOf(from) + 1];
    if (to === undefined) return;
    setBoard(produce((all) => { const [card] = all[from].splice(at, 1); if (card !== undefined) all[to].push(card); }));
  };
  return <div class="grid grid-cols-3 gap-2"><For each={lanes}>{(lane) => <section><h2>{lane} ({board[lane].length})</h2>
    <For each={board[lane]}>{(card, at) => <button class="btn btn-sm" onClick={() => move(lane, at())}>{card}</button>}</For></section>}</For></div>;
}
