import { createMemo, createSignal, For, onCleanup, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Point = { x: number; y: number };
type Phase = "ready" | "running" | "paused" | "over";

const SIZE = 17;
const UP = { x: 0, y: -1 };
const DOWN = { x: 0, y: 1 };
const LEFT = { x: -1, y: 0 };
const RIGHT = { x: 1, y: 0 };
const KEYS: Record<string, Point> = {
  ArrowUp: UP,
  w: UP,
  ArrowDown: DOWN,
  s: DOWN,
  ArrowLeft: LEFT,
  a: LEFT,
  ArrowRight: RIGHT,
  d: RIGHT,
};
const PAD = [
  { name: "left", sign: "←", step: LEFT },
  { name: "up", sign: "↑", step: UP },
  { name: "down", sign: "↓", step: DOWN },
  { name: "right", sign: "→", step: RIGHT },
];
const START: Point[] = [4, 3, 2].map((x) => ({ x, y: 8 }));
const SLOWEST_MS = 190;
const FASTEST_MS = 75;

const same = (a: Point, b: Point) => a.x === b.x && a.y === b.y;

function freePlace(snake: readonly Point[]): Point {
  const all = Array.from({ length: SIZE * SIZE }, (_cell, index) => ({ x: index % SIZE, y: Math.floor(index / SIZE) }));
  const free = all.filter((cell) => !snake.some((part) => same(part, cell)));
  return free[Math.floor(Math.random() * free.length)] ?? { x: 0, y: 0 };
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
  const [snake, setSnake] = createSignal<Point[]>(START);
  const [food, setFood] = createSignal<Point>({ x: 12, y: 8 });
  const [phase, setPhase] = createSignal<Phase>("ready");
  /** The heading and the turns still to be made, so that two quick presses are not lost. */
  const [turns, setTurns] = createSignal<Point[]>([RIGHT]);
  const score = createMemo(() => snake().length - START.length);
  const nextStep = createDelay();

  const step = () => {
    if (turns().length > 1) setTurns(turns().slice(1));
    const heading = turns()[0] ?? RIGHT;
    const [head = { x: 0, y: 0 }] = snake();
    const next = { x: head.x + heading.x, y: head.y + heading.y };
    const eats = same(next, food());
    const body = eats ? snake() : snake().slice(0, -1);
    const crashes = next.x < 0 || next.y < 0 || next.x >= SIZE || next.y >= SIZE || body.some((part) => same(part, next));
    if (crashes) {
      setPhase("over");
      if (score() > best()) setBest(score());
      return;
    }
    setSnake([next, ...body]);
    if (eats) setFood(freePlace(snake()));
    schedule();
  };
  const schedule = () => nextStep.start(step, Math.max(FASTEST_MS, SLOWEST_MS - score() * 5));
  const begin = () => {
    if (phase() === "over") {
      setSnake(START);
      setTurns([RIGHT]);
      setFood(freePlace(START));
    }
    setPhase("running");
    schedule();
  };
  const pause = () => {
    nextStep.stop();
    setPhase("paused");
  };
  const steer = (direction: Point) => {
    const last = turns().at(-1) ?? RIGHT;
    const isTurn = last.x + direction.x !== 0 || last.y + direction.y !== 0;
    if (isTurn && !same(last, direction)) setTurns([...turns(), direction].slice(0, 3));
    if (phase() !== "running") begin();
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = KEYS[event.key];
    if (direction) steer(direction);
    else if (event.key === "p" && phase() === "running") pause();
    else return;
    event.preventDefault();
  };

  return (
    <main class="mx-auto grid w-full max-w-md gap-4 text-base-content sm:p-2" onKeyDown={press}>
      <header class="flex items-center justify-between gap-3">
        <h1 class="text-xl font-semibold tracking-tight">Snake</h1>
        <p class="text-sm text-base-content/70 tabular-nums">
          Score <span class="font-semibold text-base-content">{score()}</span> · best {best()}
        </p>
      </header>
      <div class="relative overflow-hidden rounded-box border border-base-content/15 bg-base-200">
        <svg
          viewBox={`0 0 ${SIZE} ${SIZE}`}
          class="block aspect-square w-full touch-none -outline-offset-2 focus-visible:outline-2 focus-visible:outline-primary"
          tabindex="0"
          role="application"
          aria-label="Field. Steer with the arrow keys, P pauses."
        >
          <For each={snake()}>
            {(part, index) => (
              <rect
                x={part.x + 0.06}
                y={part.y + 0.06}
                width="0.88"
                height="0.88"
                rx="0.25"
                class="fill-primary"
                opacity={index() === 0 ? 1 : Math.max(0.5, 0.9 - index() * 0.02)}
              />
            )}
          </For>
          <circle cx={food().x + 0.5} cy={food().y + 0.5} r="0.36" class="fill-error" />
        </svg>
        <Show when={phase() !== "running"}>
          <div class="absolute inset-0 grid place-content-center justify-items-center gap-3 bg-base-100/80 p-4 text-center">
            <p class="text-lg font-medium" role="status">
              {phase() === "over"
                ? `That was the end. ${score()} eaten.`
                : phase() === "paused"
                  ? "Paused"
                  : "Eat, grow, and mind the walls."}
            </p>
            <button class="btn btn-primary" onClick={begin}>
              {phase() === "over" ? "Play again" : phase() === "paused" ? "Go on" : "Start"}
            </button>
          </div>
        </Show>
      </div>
      <div class="flex items-center justify-between gap-2">
        <div class="join" role="group" aria-label="Steer">
          <For each={PAD}>
            {(key) => (
              <button class="btn btn-square join-item" aria-label={key.name} onClick={() => steer(key.step)}>
                {key.sign}
              </button>
            )}
          </For>
        </div>
        <button class="btn" disabled={phase() !== "running"} onClick={pause}>
          Pause
        </button>
      </div>
    </main>
  );
}
