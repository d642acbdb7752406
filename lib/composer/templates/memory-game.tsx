import { createMemo, createSignal, Index, onCleanup, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Tile = { shape: number; state: "down" | "up" | "found" };
type Game = { tiles: Tile[]; moves: number };

/** Eight shapes that differ in form as well as in colour. */
const SHAPES = [
  { name: "circle", color: "text-primary", path: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z" },
  { name: "square", color: "text-secondary", path: "M4 4h16v16H4Z" },
  { name: "triangle", color: "text-accent", path: "M12 3 22 20H2Z" },
  { name: "diamond", color: "text-warning", path: "M12 2 21 12 12 22 3 12Z" },
  { name: "star", color: "text-info", path: "M12 2l3 7 7 .6-5.3 4.7 1.6 7.2L12 17.6 5.7 21.5 7.3 14.3 2 9.6 9 9Z" },
  { name: "cross", color: "text-success", path: "M9 3h6v6h6v6h-6v6H9v-6H3V9h6Z" },
  { name: "heart", color: "text-error", path: "M12 21C4 15 2 11 2 8a5 5 0 0 1 10-1 5 5 0 0 1 10 1c0 3-2 7-10 13Z" },
  { name: "moon", color: "text-base-content", path: "M15 2a10 10 0 1 0 7 14A9 9 0 0 1 15 2Z" },
];

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

function readTile(value: unknown): Tile[] {
  const { shape, state } = record(value);
  const isKnown = Number(shape) in SHAPES && (state === "down" || state === "up" || state === "found");
  return isKnown ? [{ shape: Number(shape), state }] : [];
}

function readGame(stored: unknown): Game | undefined {
  const { tiles, moves } = record(stored);
  const known = Array.isArray(tiles) ? tiles.flatMap(readTile) : [];
  return known.length === SHAPES.length * 2 ? { tiles: known, moves: Number(moves) || 0 } : undefined;
}

function shuffled(): Tile[] {
  const tiles = [...SHAPES, ...SHAPES].map((_shape, index): Tile => ({ shape: index % SHAPES.length, state: "down" }));
  for (let last = tiles.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    const [first, second] = [tiles[last], tiles[other]];
    if (first && second) [tiles[last], tiles[other]] = [second, first];
  }
  return tiles;
}

/** One pending call at most: starting another forgets the first. */
function createDelay() {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  onCleanup(stop);
  const start = (work: () => void, ms: number) => {
    stop();
    timer = setTimeout(work, ms);
  };
  return { start, stop };
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
  const [best, setBest] = createKept<number>(props, "best", 0, (stored) => (typeof stored === "number" ? stored : undefined));
  const [game, setGame] = createKept<Game>(props, "game", { tiles: shuffled(), moves: 0 }, readGame);
  const tiles = () => game().tiles;
  const moves = () => game().moves;
  const setTiles = (next: Tile[]) => setGame({ ...game(), tiles: next });
  const [message, setMessage] = createSignal("Turn two tiles over.");
  const turningBack = createDelay();

  const isWon = createMemo(() => tiles().every((tile) => tile.state === "found"));
  const found = createMemo(() => tiles().filter((tile) => tile.state === "found").length / 2);
  const nameOf = (tile: Tile | undefined) => SHAPES[tile?.shape ?? 0]?.name ?? "";
  const settle = (state: Tile["state"]) => setTiles(tiles().map((tile) => (tile.state === "up" ? { ...tile, state } : tile)));

  const turn = (index: number) => {
    turningBack.stop();
    if (tiles().filter((tile) => tile.state === "up").length === 2) settle("down");
    if (tiles()[index]?.state !== "down") return;
    setTiles(tiles().map((tile, at) => (at === index ? { ...tile, state: "up" } : tile)));
    const [first, second] = tiles().filter((tile) => tile.state === "up");
    if (!second) return void setMessage(`A ${nameOf(first)}.`);
    setGame({ ...game(), moves: moves() + 1 });
    if (first?.shape === second.shape) {
      settle("found");
      setMessage(`A pair of ${nameOf(second)}s.`);
      if (isWon()) {
        setMessage(`All pairs found in ${moves()} moves.`);
        if (best() === 0 || moves() < best()) setBest(moves());
      }
    } else {
      setMessage(`A ${nameOf(tiles()[index])}, no pair.`);
      turningBack.start(() => settle("down"), 1100);
    }
  };
  const restart = () => {
    turningBack.stop();
    setGame({ tiles: shuffled(), moves: 0 });
    setMessage("Turn two tiles over.");
  };

  return (
    <main class="mx-auto grid w-full max-w-md gap-4 text-base-content sm:p-2">
      <header class="flex items-center justify-between gap-3">
        <h1 class="text-xl font-semibold tracking-tight">Memory</h1>
        <p class="text-sm text-base-content/70 tabular-nums">
          {moves()} moves · {found()} of {SHAPES.length} pairs
          <Show when={best() > 0}> · best {best()}</Show>
        </p>
      </header>

      <div class="grid grid-cols-4 gap-2 sm:gap-3" role="group" aria-label="Tiles">
        <Index each={tiles()}>
          {(tile, index) => {
            const isDown = () => tile().state === "down";
            return (
              <button
                class="grid aspect-square place-items-center rounded-box border transition-colors"
                classList={{
                  "border-primary/30 bg-primary/15 hover:bg-primary/30": isDown(),
                  "border-primary bg-base-100 shadow-sm": tile().state === "up",
                  "border-base-content/10 bg-base-200": tile().state === "found",
                }}
                aria-label={`Tile ${index + 1}, ${isDown() ? "face down" : `${nameOf(tile())}${tile().state === "found" ? ", found" : ""}`}`}
                onClick={() => turn(index)}
              >
                <Show when={!isDown()} fallback={<span class="size-2 rounded-full bg-primary" />}>
                  <svg
                    viewBox="0 0 24 24"
                    class={`size-3/5 ${SHAPES[tile().shape]?.color ?? ""} ${tile().state === "found" && !isWon() ? "opacity-50" : ""}`}
                    aria-hidden="true"
                  >
                    <path d={SHAPES[tile().shape]?.path} fill="currentColor" />
                  </svg>
                </Show>
              </button>
            );
          }}
        </Index>
      </div>

      <div class="flex items-center justify-between gap-3">
        <p role="status" classList={{ "font-medium": isWon() }}>
          {message()}
        </p>
        <button class="btn" classList={{ "btn-primary": isWon() }} onClick={restart}>
          New game
        </button>
      </div>
    </main>
  );
}
