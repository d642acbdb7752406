import { createMemo, createSignal, For, Index, onMount } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Mark = "X" | "O" | "";
type Wins = { X: number; O: number; draw: number };
type Game = { board: Mark[]; turn: Mark; opponent: string; wins: Wins };

const LINES = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7, 8],
  [0, 3, 6],
  [1, 4, 7],
  [2, 5, 8],
  [0, 4, 8],
  [2, 4, 6],
];
const EMPTY: Mark[] = Array.from({ length: 9 }, () => "");
const START: Game = { board: EMPTY, turn: "X", opponent: "easy", wins: { X: 0, O: 0, draw: 0 } };
const OPPONENTS = [
  ["easy", "Easy opponent"],
  ["hard", "Hard opponent"],
  ["friend", "Two people"],
] as const;
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -3, ArrowDown: 3 };

const winningLine = (board: readonly Mark[]) =>
  LINES.find(([a = 0, b = 0, c = 0]) => board[a] !== "" && board[a] === board[b] && board[b] === board[c]);
const freeCells = (board: readonly Mark[]) => board.flatMap((mark, index) => (mark === "" ? [index] : []));
const place = (board: readonly Mark[], index: number, mark: Mark) => board.map((old, at) => (at === index ? mark : old));

/** How good a board is for O when both play well; sooner is better. */
function score(board: readonly Mark[], turn: Mark, depth: number): number {
  if (winningLine(board)) return turn === "X" ? 10 - depth : depth - 10;
  const cells = freeCells(board);
  if (cells.length === 0) return 0;
  const scores = cells.map((cell) => score(place(board, cell, turn), turn === "O" ? "X" : "O", depth + 1));
  return turn === "O" ? Math.max(...scores) : Math.min(...scores);
}

/** The best move for O; the easy opponent looks away every other time. */
function answerTo(board: readonly Mark[], isHard: boolean): number | undefined {
  const cells = freeCells(board);
  if (!isHard && Math.random() < 0.5) return cells[Math.floor(Math.random() * cells.length)];
  const rated = cells.map((cell) => ({ cell, value: score(place(board, cell, "O"), "X", 0) }));
  return rated.sort((a, b) => b.value - a.value)[0]?.cell;
}

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

const isMark = (value: unknown): value is Mark => value === "X" || value === "O" || value === "";

function readGame(stored: unknown): Game | undefined {
  const { board, turn, opponent, wins } = record(stored);
  if (!Array.isArray(board) || board.length !== EMPTY.length || !board.every(isMark) || !isMark(turn)) return undefined;
  const count = (value: unknown) => Math.max(0, Math.round(Number(value)) || 0);
  const { X, O, draw } = record(wins);
  const known = OPPONENTS.find(([name]) => name === opponent)?.[0] ?? START.opponent;
  return { board, turn, opponent: known, wins: { X: count(X), O: count(O), draw: count(draw) } };
}

/** A signal that survives reloads: it starts with a value and takes over what was kept. */
function createKept<T>(props: Props, key: string, start: T, read: (stored: unknown) => T | undefined) {
  const [value, setValue] = createSignal<T>(start);
  let changed = false;
  let saving: ReturnType<typeof setTimeout> | undefined;
  onMount(async () => {
    const known = read(await props.spark?.state?.get(key)?.catch(() => null));
    if (known !== undefined && !changed) setValue(() => known);
  });
  const change = (next: T) => {
    changed = true;
    setValue(() => next);
    clearTimeout(saving);
    saving = setTimeout(() => void props.spark?.state?.set(key, next)?.catch(() => undefined), 250);
  };
  return [value, change] as const;
}

export default function App(props: Props) {
  const [game, setGame] = createKept<Game>(props, "game", START, readGame);
  const board = () => game().board;
  const turn = () => game().turn;
  const opponent = () => game().opponent;
  const wins = () => game().wins;
  const cells: HTMLButtonElement[] = [];

  const line = createMemo(() => winningLine(board()));
  const winner = createMemo(() => board()[line()?.[0] ?? -1]);
  const isOver = createMemo(() => line() !== undefined || freeCells(board()).length === 0);
  const status = () => {
    if (winner()) return `${winner()} wins.`;
    return isOver() ? "A draw." : `${turn()} to move.`;
  };

  const put = (index: number) => {
    setGame({ ...game(), board: place(board(), index, turn()), turn: turn() === "X" ? "O" : "X" });
    if (isOver()) {
      const key = winner() === "X" ? "X" : winner() === "O" ? "O" : "draw";
      setGame({ ...game(), wins: { ...wins(), [key]: wins()[key] + 1 } });
    }
  };
  const play = (index: number) => {
    if (board()[index] !== "" || isOver()) return;
    put(index);
    if (opponent() === "friend" || isOver()) return;
    const answer = answerTo(board(), opponent() === "hard");
    if (answer !== undefined) put(answer);
  };
  const restart = (against = opponent()) => setGame({ ...game(), board: EMPTY, turn: "X", opponent: against });
  const walk = (event: KeyboardEvent, index: number) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    cells[(index + step + 9) % 9]?.focus();
  };

  return (
    <main class="mx-auto grid w-full max-w-sm gap-5 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center justify-between gap-2">
        <h1 class="text-xl font-semibold tracking-tight">Tic-tac-toe</h1>
        <select
          class="select select-sm w-40"
          aria-label="Opponent"
          value={opponent()}
          onChange={(event) => restart(event.currentTarget.value)}
        >
          <For each={OPPONENTS}>{([name, text]) => <option value={name}>{text}</option>}</For>
        </select>
      </header>

      <dl class="grid grid-cols-3 rounded-box border border-base-content/10 bg-base-200 py-2 text-center tabular-nums">
        <Index
          each={
            [
              ["X", wins().X],
              ["Draws", wins().draw],
              ["O", wins().O],
            ] as const
          }
        >
          {(item) => (
            <div>
              <dt class="text-xs text-base-content/70">{item()[0]}</dt>
              <dd class="text-xl font-semibold">{item()[1]}</dd>
            </div>
          )}
        </Index>
      </dl>

      <div class="grid grid-cols-3 gap-2" role="group" aria-label="Board">
        <Index each={board()}>
          {(mark, index) => (
            <button
              ref={(element) => {
                cells[index] = element;
              }}
              class="grid aspect-square place-items-center rounded-box border text-5xl font-semibold transition-colors"
              classList={{
                "border-primary bg-primary text-primary-content": line()?.includes(index) === true,
                "border-base-content/15 bg-base-100 hover:bg-base-200": line()?.includes(index) !== true,
                "cursor-default": mark() !== "" || isOver(),
              }}
              aria-label={`Row ${Math.floor(index / 3) + 1}, column ${(index % 3) + 1}, ${mark() || "empty"}`}
              onClick={() => play(index)}
              onKeyDown={(event) => walk(event, index)}
            >
              {mark()}
            </button>
          )}
        </Index>
      </div>
      <div class="flex items-center justify-between gap-3">
        <p role="status">{status()}</p>
        <button class="btn" classList={{ "btn-primary": isOver() }} onClick={() => restart()}>
          New game
        </button>
      </div>
    </main>
  );
}
