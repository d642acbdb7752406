import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Stroke = { color: string; width: number; points: number[] };

const COLORS: Record<string, string> = {
  Ink: "text-base-content",
  Blue: "text-primary",
  Pink: "text-secondary",
  Green: "text-success",
  Yellow: "text-warning",
  Red: "text-error",
};
const WIDTHS = [2, 5, 12];
const WIDTH = 800;
const HEIGHT = 500;
/** Points this close are one: keeps a drawing small enough to be kept. */
const MIN_STEP = 3;
/** Letters that a drawing may take when it is kept, and what a line takes without its points. */
const MOST_LETTERS = 28_000;
const LINE_LETTERS = 50;

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

function readStroke(value: unknown): Stroke[] {
  const { color, width, points } = record(value);
  const isLine = Array.isArray(points) && points.length >= 2 && points.every((number) => typeof number === "number");
  return isLine && String(color) in COLORS
    ? [{ color: String(color), width: Number(width) || 2, points: points.map(Number) }]
    : [];
}

/** A smooth path through the middles of neighbouring points. */
function pathOf(points: readonly number[]): string {
  const [x = 0, y = 0] = points;
  let path = `M${x} ${y}`;
  for (let at = 2; at + 3 < points.length; at += 2) {
    const [fromX = 0, fromY = 0, toX = 0, toY = 0] = points.slice(at, at + 4);
    path += `Q${fromX} ${fromY} ${Math.round((fromX + toX) / 2)} ${Math.round((fromY + toY) / 2)}`;
  }
  return `${path}L${points.at(-2) ?? x} ${points.at(-1) ?? y}`;
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
  const [strokes, setStrokes] = createKept<Stroke[]>(props, "strokes", [], (stored) =>
    Array.isArray(stored) ? stored.flatMap(readStroke) : undefined,
  );
  const [undone, setUndone] = createSignal<Stroke[]>([]);
  const [current, setCurrent] = createSignal<Stroke | null>(null);
  const [color, setColor] = createSignal("Ink");
  const [width, setWidth] = createSignal(5);
  const size = createMemo(() => strokes().reduce((sum, stroke) => sum + LINE_LETTERS + stroke.points.length * 4, 0));
  const isFull = () => size() + LINE_LETTERS + (current()?.points.length ?? 0) * 4 > MOST_LETTERS;

  const place = (event: PointerEvent & { currentTarget: SVGSVGElement }): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [
      Math.round(((event.clientX - box.left) / box.width) * WIDTH),
      Math.round(((event.clientY - box.top) / box.height) * HEIGHT),
    ];
  };
  const begin = (event: PointerEvent & { currentTarget: SVGSVGElement }) => {
    if (isFull()) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setCurrent({ color: color(), width: width(), points: place(event) });
  };
  const draw = (event: PointerEvent & { currentTarget: SVGSVGElement }) => {
    const stroke = current();
    if (!stroke || isFull()) return;
    const [x, y] = place(event);
    const [lastX = 0, lastY = 0] = stroke.points.slice(-2);
    if (Math.hypot(x - lastX, y - lastY) >= MIN_STEP) setCurrent({ ...stroke, points: [...stroke.points, x, y] });
  };
  const end = () => {
    const stroke = current();
    if (!stroke) return;
    setCurrent(null);
    setUndone([]);
    setStrokes([...strokes(), stroke]);
  };
  const undo = () => {
    const last = strokes().at(-1);
    if (!last) return;
    setUndone([...undone(), last]);
    setStrokes(strokes().slice(0, -1));
  };
  const redo = () => {
    const last = undone().at(-1);
    if (!last) return;
    setUndone(undone().slice(0, -1));
    setStrokes([...strokes(), last]);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== "z" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (event.shiftKey) redo();
    else undo();
  };
  const line = (stroke: Stroke) => (
    <path
      d={pathOf(stroke.points)}
      fill="none"
      stroke="currentColor"
      stroke-width={stroke.width}
      stroke-linecap="round"
      stroke-linejoin="round"
      class={COLORS[stroke.color]}
    />
  );

  return (
    <main class="mx-auto grid w-full max-w-4xl gap-3 text-base-content sm:p-2" onKeyDown={keys}>
      <h1 class="sr-only">Drawing pad</h1>
      <div class="flex flex-wrap items-center gap-x-5 gap-y-3 rounded-box border border-base-content/10 bg-base-200 px-4 py-3">
        <div class="flex gap-2" role="group" aria-label="Colour">
          <For each={Object.keys(COLORS)}>
            {(name) => (
              <button
                class={`size-8 rounded-full border-4 border-base-200 bg-current outline-offset-1 ${COLORS[name] ?? ""}`}
                classList={{ "outline-2 outline-current": color() === name }}
                aria-label={name}
                aria-pressed={color() === name}
                onClick={() => setColor(name)}
              />
            )}
          </For>
        </div>
        <div class="join" role="group" aria-label="Line width">
          <For each={WIDTHS}>
            {(size) => (
              <button
                class="btn btn-square join-item btn-sm"
                classList={{ "bg-base-content text-base-100": width() === size }}
                aria-label={`${size} wide`}
                aria-pressed={width() === size}
                onClick={() => setWidth(size)}
              >
                <span class="rounded-full bg-current" style={{ width: `${size + 2}px`, height: `${size + 2}px` }} />
              </button>
            )}
          </For>
        </div>
        <div class="ml-auto flex gap-1">
          <button class="btn btn-ghost btn-sm" disabled={strokes().length === 0} onClick={undo}>
            Undo
          </button>
          <button class="btn btn-ghost btn-sm" disabled={undone().length === 0} onClick={redo}>
            Redo
          </button>
          <button class="btn btn-ghost btn-sm" disabled={strokes().length === 0} onClick={() => setStrokes([])}>
            Clear
          </button>
        </div>
      </div>
      <div class="relative overflow-hidden rounded-box border border-base-content/15 bg-base-100">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          class="block h-auto w-full cursor-crosshair touch-none"
          role="img"
          aria-label={`A drawing of ${strokes().length} lines`}
          onPointerDown={begin}
          onPointerMove={draw}
          onPointerUp={end}
          onPointerCancel={end}
        >
          <For each={strokes()}>{line}</For>
          <Show when={current()} keyed>
            {line}
          </Show>
        </svg>
        <Show when={strokes().length === 0 && !current()}>
          <p class="pointer-events-none absolute inset-0 grid place-items-center text-base-content/70">Draw here.</p>
        </Show>
      </div>
      <p class="text-sm text-base-content/70" role="status">
        {isFull()
          ? "The sheet is full. Undo a line or clear it."
          : `${strokes().length} ${strokes().length === 1 ? "line" : "lines"}`}
      </p>
    </main>
  );
}
