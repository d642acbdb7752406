import { createMemo, createSignal, For, onCleanup, onMount, Show } from "solid-js";

// The time of day, so that it goes on while the page is closed.
const currentTime = () => Date.now();
const two = (value: number) => String(Math.floor(value)).padStart(2, "0");

/** 1:02:03.45, without the hours while there are none. */
function clock(ms: number): string {
  const hours = Math.floor(ms / 3_600_000);
  const rest = `${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${two((ms / 10) % 100)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

type Lap = { number: number; total: number; length: number };
/** While it runs it has a start; what ran before that is added. */
type Run = { startedAt: number | null; before: number; laps: Lap[] };

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

const START: Run = { startedAt: null, before: 0, laps: [] };

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
const isLength = (value: unknown): value is number => typeof value === "number" && value >= 0;

function readLap(value: unknown): Lap[] {
  const { number, total, length } = record(value);
  return isLength(number) && isLength(total) && isLength(length) ? [{ number, total, length }] : [];
}

function readRun(stored: unknown): Run | undefined {
  const { startedAt, before, laps } = record(stored);
  if (!isLength(before) || !Array.isArray(laps)) return undefined;
  return { startedAt: isLength(startedAt) ? startedAt : null, before, laps: laps.flatMap(readLap) };
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
  const [run, setRun] = createKept<Run>(props, "run", START, readRun);
  const [now, setNow] = createSignal(0);
  const startedAt = () => run().startedAt;
  const laps = () => run().laps;

  const isRunning = () => startedAt() !== null;
  const elapsed = createMemo(() => {
    const start = startedAt();
    return run().before + (start === null ? 0 : Math.max(0, now() - start));
  });
  const lapLength = createMemo(() => elapsed() - (laps()[0]?.total ?? 0));
  const fastest = createMemo(() => Math.min(...laps().map((lap) => lap.length)));
  const slowest = createMemo(() => Math.max(...laps().map((lap) => lap.length)));

  const toggle = () => {
    setNow(currentTime());
    setRun(isRunning() ? { startedAt: null, before: elapsed(), laps: laps() } : { ...run(), startedAt: currentTime() });
  };
  const lap = () => {
    setNow(currentTime());
    setRun({ ...run(), laps: [{ number: laps().length + 1, total: elapsed(), length: lapLength() }, ...laps()] });
  };
  const reset = () => setRun(START);
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "s") toggle();
    if (event.key === "l" && isRunning()) lap();
    if (event.key === "r" && !isRunning()) reset();
  };
  const timer = setInterval(() => isRunning() && setNow(currentTime()), 33);
  onCleanup(() => clearInterval(timer));

  return (
    <main class="mx-auto grid w-full max-w-md gap-6 text-base-content sm:p-2" onKeyDown={keys}>
      <h1 class="sr-only">Stopwatch</h1>
      <section class="grid gap-5 rounded-box border border-base-content/10 bg-base-200 px-4 py-8 text-center">
        <div>
          <p class="text-5xl font-semibold tracking-tight tabular-nums sm:text-6xl" role="timer" aria-label="Elapsed time">
            {clock(elapsed())}
          </p>
          <p class="mt-1 text-sm text-base-content/70 tabular-nums">
            Lap {laps().length + 1} · {clock(lapLength())}
          </p>
        </div>
        <div class="flex justify-center gap-2">
          <button class="btn min-w-28" classList={{ "btn-primary": !isRunning(), "btn-neutral": isRunning() }} onClick={toggle}>
            {isRunning() ? "Stop" : elapsed() > 0 ? "Go on" : "Start"}
          </button>
          <Show
            when={isRunning()}
            fallback={
              <button class="btn min-w-28" disabled={elapsed() === 0} onClick={reset}>
                Reset
              </button>
            }
          >
            <button class="btn min-w-28" onClick={lap}>
              Lap
            </button>
          </Show>
        </div>
        <p class="hidden text-xs text-base-content/70 sm:block">
          <kbd class="kbd kbd-sm">S</kbd> start and stop · <kbd class="kbd kbd-sm">L</kbd> lap · <kbd class="kbd kbd-sm">R</kbd>{" "}
          reset
        </p>
      </section>

      <section class="rounded-box border border-base-content/10 bg-base-100">
        <table class="table table-sm tabular-nums">
          <caption class="sr-only">Laps, the latest first</caption>
          <thead>
            <tr>
              <th scope="col">Lap</th>
              <th scope="col" class="text-right">
                Time
              </th>
              <th scope="col" class="text-right">
                Total
              </th>
            </tr>
          </thead>
          <tbody>
            <For
              each={laps()}
              fallback={
                <tr>
                  <td colspan="3" class="py-8 text-center text-base-content/70">
                    Laps appear here.
                  </td>
                </tr>
              }
            >
              {(item) => (
                <tr>
                  <th scope="row" class="font-medium">
                    <span class="inline-flex items-center gap-2">
                      {item.number}
                      <Show when={laps().length > 1 && item.length === fastest()}>
                        <span class="badge badge-success badge-xs">fastest</span>
                      </Show>
                      <Show when={laps().length > 1 && item.length === slowest() && slowest() !== fastest()}>
                        <span class="badge badge-warning badge-xs">slowest</span>
                      </Show>
                    </span>
                  </th>
                  <td class="text-right">{clock(item.length)}</td>
                  <td class="text-right text-base-content/70">{clock(item.total)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
    </main>
  );
}
