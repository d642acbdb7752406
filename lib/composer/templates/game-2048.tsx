import { createMemo, createSignal, For, Index, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Game = { cells: number[]; score: number; best: number };
type Direction = "left" | "right" | "up" | "down";

const SIZE = 4;
const KEYS: Record<string, Direction> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
const DIRECTIONS: { name: Direction; sign: string }[] = [
  { name: "left", sign: "←" },
  { name: "up", sign: "↑" },
  { name: "down", sign: "↓" },
  { name: "right", sign: "→" },
];
const LOOKS: Record<number, string> = {
  0: "bg-base-content/5",
  2: "bg-base-100 text-base-content border border-base-content/15",
  4: "bg-primary/20 text-base-content",
  8: "bg-info text-info-content",
  16: "bg-success text-success-content",
  32: "bg-accent text-accent-content",
  64: "bg-warning text-warning-content",
  128: "bg-error text-error-content",
};

/** Colour by value, size by the number of digits. */
function lookOf(value: number): string {
  const size = value < 100 ? "text-3xl" : value < 1000 ? "text-2xl" : "text-xl";
  return `${size} ${LOOKS[value] ?? "bg-primary text-primary-content"}`;
}

function withNewTile(cells: readonly number[]): number[] {
  const free = cells.flatMap((value, index) => (value === 0 ? [index] : []));
  const chosen = free[Math.floor(Math.random() * free.length)];
  return cells.map((value, index) => (index === chosen ? (Math.random() < 0.9 ? 2 : 4) : value));
}
const freshCells = () => withNewTile(withNewTile(Array.from({ length: SIZE * SIZE }, () => 0)));

/** The four cells of a row or column, in the order they slide. */
function lane(direction: Direction, number: number): number[] {
  const indices = [0, 1, 2, 3].map((step) =>
    direction === "left" || direction === "right" ? number * SIZE + step : step * SIZE + number,
  );
  return direction === "left" || direction === "up" ? indices : indices.reverse();
}

/** Slides everything one way; equal neighbours become their sum, each once. */
function slide(cells: readonly number[], direction: Direction): { cells: number[]; gained: number } {
  const next = [...cells];
  let gained = 0;
  for (let number = 0; number < SIZE; number++) {
    const indices = lane(direction, number);
    const values = indices.map((index) => cells[index] ?? 0).filter((value) => value > 0);
    for (let at = 0; at + 1 < values.length; at++) {
      if (values[at] !== values[at + 1]) continue;
      const [sum] = values.splice(at, 2, (values[at] ?? 0) * 2);
      gained += (sum ?? 0) * 2;
    }
    indices.forEach((index, place) => {
      next[index] = values[place] ?? 0;
    });
  }
  return { cells: next, gained };
}
const isStuck = (cells: readonly number[]) =>
  DIRECTIONS.every(({ name }) => slide(cells, name).cells.every((value, index) => value === cells[index]));

function readGame(stored: unknown): Game | undefined {
  const { cells, score, best } = (stored ?? {}) as Record<string, unknown>;
  const isBoard =
    Array.isArray(cells) && cells.length === SIZE * SIZE && cells.every((value) => typeof value === "number" && value >= 0);
  return isBoard ? { cells: cells.map(Number), score: Number(score) || 0, best: Number(best) || 0 } : undefined;
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
  const [game, setGame] = createKept<Game>(props, "game", { cells: freshCells(), score: 0, best: 0 }, readGame);
  const [before, setBefore] = createSignal<Game | null>(null);
  const [start, setStart] = createSignal<{ x: number; y: number } | null>(null);
  const isOver = createMemo(() => isStuck(game().cells));
  const highest = createMemo(() => Math.max(...game().cells));

  const move = (direction: Direction) => {
    const { cells, gained } = slide(game().cells, direction);
    if (cells.every((value, index) => value === game().cells[index])) return;
    setBefore(game());
    const score = game().score + gained;
    setGame({ cells: withNewTile(cells), score, best: Math.max(score, game().best) });
  };
  const restart = () => {
    setBefore(null);
    setGame({ cells: freshCells(), score: 0, best: game().best });
  };
  const undo = () => {
    const last = before();
    if (last) setGame(last);
    setBefore(null);
  };
  const press = (event: KeyboardEvent) => {
    const direction = KEYS[event.key];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(direction);
  };
  const swipe = (event: PointerEvent) => {
    const from = start();
    setStart(null);
    if (!from) return;
    const [right, down] = [event.clientX - from.x, event.clientY - from.y];
    if (Math.max(Math.abs(right), Math.abs(down)) < 24) return;
    if (Math.abs(right) > Math.abs(down)) move(right > 0 ? "right" : "left");
    else move(down > 0 ? "down" : "up");
  };

  return (
    <main class="mx-auto grid w-full max-w-md gap-4 text-base-content sm:p-2" onKeyDown={press}>
      <header class="flex items-center justify-between gap-3">
        <h1 class="text-3xl font-semibold tracking-tight">2048</h1>
        <dl class="flex gap-2 text-center tabular-nums">
          <For each={["score", "best"] as const}>
            {(name) => (
              <div class="min-w-18 rounded-field border border-base-content/10 bg-base-200 px-3 py-1">
                <dt class="text-xs text-base-content/70 capitalize">{name}</dt>
                <dd class="font-semibold">{game()[name]}</dd>
              </div>
            )}
          </For>
        </dl>
      </header>

      <div
        class="grid touch-none grid-cols-4 gap-2 rounded-box border border-base-content/10 bg-base-200 p-2 outline-offset-4 select-none focus-visible:outline-2 focus-visible:outline-primary"
        tabindex="0"
        role="application"
        aria-label={`Board, highest tile ${highest()}. Move with the arrow keys.`}
        onPointerDown={(event) => setStart({ x: event.clientX, y: event.clientY })}
        onPointerUp={swipe}
      >
        <Index each={game().cells}>
          {(value) => (
            <span class={`grid aspect-square place-items-center rounded-field font-semibold tabular-nums ${lookOf(value())}`}>
              {value() || ""}
            </span>
          )}
        </Index>
      </div>

      <p class="text-sm" role="status">
        <Show when={isOver()} fallback={<span class="text-base-content/70">Arrow keys, swipes or the buttons. Reach 2048.</span>}>
          No move is left. You scored {game().score}.
        </Show>
      </p>
      <div class="flex flex-wrap justify-between gap-2">
        <div class="join" role="group" aria-label="Move">
          <For each={DIRECTIONS}>
            {({ name, sign }) => (
              <button class="btn btn-square join-item" aria-label={name} onClick={() => move(name)}>
                {sign}
              </button>
            )}
          </For>
        </div>
        <div class="flex gap-2">
          <button class="btn btn-ghost" disabled={before() === null} onClick={undo}>
            Undo
          </button>
          <button class="btn btn-primary" onClick={restart}>
            New game
          </button>
        </div>
      </div>
    </main>
  );
}
