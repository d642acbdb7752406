import { createMemo, createSignal, For, Index, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Task = { name: string; start: string; days: number; done: number };

const DAY = 86_400_000;
const keyOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const currentTime = () => Date.now();
const ahead = (days: number) => keyOf(currentTime() + days * DAY);
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
const short = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", timeZone: "UTC" });

const SAMPLE: Task[] = [
  { name: "Interviews", start: ahead(-9), days: 7, done: 100 },
  { name: "Sketches", start: ahead(-4), days: 8, done: 60 },
  { name: "Prototype", start: ahead(2), days: 10, done: 10 },
  { name: "Test with visitors", start: ahead(10), days: 5, done: 0 },
  { name: "Build", start: ahead(13), days: 15, done: 0 },
  { name: "Opening", start: ahead(29), days: 2, done: 0 },
];

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

/** The first list in a value, whatever it is called. */
const rowsOf = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value
    : ((Object.values(record(value)).find((part) => Array.isArray(part)) as unknown[] | undefined) ?? []);

function readTask(value: unknown): Task[] {
  const fields = record(value);
  const name = fields.name ?? fields.title ?? fields.task;
  const start = Date.parse(String(fields.start ?? fields.start_date ?? fields.from ?? fields.date ?? ""));
  const end = Date.parse(String(fields.end ?? fields.end_date ?? fields.to ?? ""));
  if (typeof name !== "string" || Number.isNaN(start)) return [];
  const days = Number(fields.days ?? fields.duration) || (Number.isNaN(end) ? 1 : Math.round((end - start) / DAY) + 1);
  return [
    {
      name,
      start: keyOf(start),
      days: clamp(Math.round(days), 1, 400),
      done: clamp(Number(fields.done ?? fields.progress) || 0, 0, 100),
    },
  ];
}

/** A value that survives reloads. It starts from the data, and again whenever other data arrives. */
function createKept<T>(props: Props, key: string, start: () => T, read: (stored: unknown) => T | undefined) {
  const origin = createMemo(() =>
    [...JSON.stringify(props.data ?? null)].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) | 0, 7),
  );
  const [kept, setKept] = createSignal<{ origin: unknown; value: T } | null>(null);
  let saving: ReturnType<typeof setTimeout> | undefined;
  onMount(async () => {
    const stored = record(await props.spark?.state?.get(key)?.catch(() => null));
    const known = read(stored.value);
    if (known !== undefined && !kept()) setKept({ origin: stored.origin, value: known });
  });
  const mine = createMemo(() => (kept()?.origin === origin() ? kept() : null));
  const value = createMemo(() => mine()?.value ?? start());
  const change = (next: T) => {
    const entry = { origin: origin(), value: next };
    setKept(entry);
    clearTimeout(saving);
    saving = setTimeout(() => void props.spark?.state?.set(key, entry)?.catch(() => undefined), 250);
  };
  return { value, change, isKept: () => mine() !== null };
}

export default function App(props: Props) {
  const given = createMemo(() => rowsOf(props.data).flatMap(readTask));
  const tasks = createKept<Task[]>(
    props,
    "tasks",
    () => (given().length > 0 ? given() : SAMPLE),
    (stored) => (Array.isArray(stored) ? stored.flatMap(readTask) : undefined),
  );
  const [chosen, setChosen] = createSignal(2);
  const task = createMemo(() => tasks.value()[chosen()]);

  /** First and last day shown, with a little air on both sides. */
  const span = createMemo(() => {
    const starts = tasks.value().map((item) => Date.parse(item.start));
    const ends = tasks.value().map((item) => Date.parse(item.start) + item.days * DAY);
    const from = Math.min(...starts, currentTime()) - 2 * DAY;
    return { from, length: Math.max(14 * DAY, Math.max(...ends, currentTime()) + 2 * DAY - from) };
  });
  const left = (time: number) => `${((time - span().from) / span().length) * 100}%`;
  const ticks = createMemo(() => {
    const every = Math.max(1, Math.round(span().length / DAY / 6));
    return Array.from({ length: 6 }, (_tick, index) => Date.parse(keyOf(span().from)) + (index * every + 1) * DAY);
  });
  const endOf = (item: Task) => keyOf(Date.parse(item.start) + (item.days - 1) * DAY);
  const label = (item: Task) =>
    `${short.format(Date.parse(item.start))} – ${short.format(Date.parse(endOf(item)))}, ${item.done} % done`;

  const update = (change: Partial<Task>) =>
    tasks.change(tasks.value().map((item, at) => (at === chosen() ? { ...item, ...change } : item)));
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const item = task();
    if (step === 0 || !item) return;
    event.preventDefault();
    if (event.shiftKey) update({ days: clamp(item.days + step, 1, 400) });
    else update({ start: keyOf(Date.parse(item.start) + step * DAY) });
  };
  const add = () => {
    const last = tasks.value().at(-1);
    tasks.change([
      ...tasks.value(),
      { name: "New step", start: last ? keyOf(Date.parse(endOf(last)) + DAY) : ahead(0), days: 5, done: 0 },
    ]);
    setChosen(tasks.value().length - 1);
  };

  return (
    <main class="mx-auto grid w-full max-w-5xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center gap-2">
        <div class="mr-auto">
          <h1 class="text-xl font-semibold tracking-tight">Project timeline</h1>
          <p class="text-sm text-base-content/70">Choose a bar; ← and → move it, with Shift they change its length.</p>
        </div>
        <Show when={!tasks.isKept() && given().length === 0}>
          <span class="badge badge-soft badge-sm">Sample project</span>
        </Show>
        <button class="btn btn-primary btn-sm" onClick={add}>
          Add a step
        </button>
      </header>

      <section class="grid gap-1 rounded-box border border-base-content/10 bg-base-100 p-3 sm:p-4" onKeyDown={move}>
        <div class="relative ml-0 h-5 text-xs text-base-content/70 tabular-nums sm:ml-40" aria-hidden="true">
          <For each={ticks()}>
            {(tick, index) => (
              <span
                class="absolute -translate-x-1/2 whitespace-nowrap first:translate-x-0"
                classList={{ "max-sm:hidden": index() % 2 === 1 }}
                style={{ left: left(tick) }}
              >
                {short.format(tick)}
              </span>
            )}
          </For>
        </div>
        <div class="relative">
          <ul class="grid gap-1.5">
            <Index each={tasks.value()}>
              {(item, index) => (
                <li class="grid items-center gap-x-2 sm:grid-cols-[9.5rem_1fr]">
                  <span
                    class="relative z-10 w-fit max-w-full truncate bg-base-100 pr-1 text-sm"
                    classList={{ "font-medium": chosen() === index }}
                  >
                    {item().name}
                  </span>
                  <span class="relative h-8 rounded-field bg-base-200">
                    <button
                      class="absolute inset-y-1 min-w-2 overflow-hidden rounded-field bg-primary/25 outline-offset-2 focus-visible:outline-2 focus-visible:outline-primary"
                      classList={{ "inset-ring-2 inset-ring-primary": chosen() === index }}
                      style={{ left: left(Date.parse(item().start)), width: `${((item().days * DAY) / span().length) * 100}%` }}
                      aria-pressed={chosen() === index}
                      aria-label={`${item().name}, ${label(item())}`}
                      title={label(item())}
                      onClick={() => setChosen(index)}
                    >
                      <span class="absolute inset-y-0 left-0 bg-primary" style={{ width: `${item().done}%` }} />
                    </button>
                  </span>
                </li>
              )}
            </Index>
          </ul>
          <div class="pointer-events-none absolute inset-y-0 right-0 left-0 sm:left-40" aria-hidden="true">
            <span class="absolute inset-y-0 w-0.5 bg-error/70" style={{ left: left(currentTime()) }} />
          </div>
        </div>
        <p class="text-xs text-base-content/70">The red line is today.</p>
      </section>

      <Show when={task()}>
        {(item) => (
          <section
            class="grid items-end gap-3 rounded-box border border-base-content/10 bg-base-200 p-4 sm:grid-cols-[1fr_10rem_6rem_10rem_auto]"
            aria-label="The chosen step"
          >
            <label class="grid gap-1 text-sm">
              Name
              <input class="input w-full" value={item().name} onInput={(event) => update({ name: event.currentTarget.value })} />
            </label>
            <label class="grid gap-1 text-sm">
              Start
              <input
                type="date"
                class="input w-full"
                value={item().start}
                onChange={(event) => event.currentTarget.value && update({ start: event.currentTarget.value })}
              />
            </label>
            <label class="grid gap-1 text-sm">
              Days
              <input
                type="number"
                min="1"
                max="400"
                class="input w-full tabular-nums"
                value={item().days}
                onChange={(event) => update({ days: clamp(Math.round(Number(event.currentTarget.value)) || 1, 1, 400) })}
              />
            </label>
            <label class="grid gap-2 text-sm tabular-nums">
              Done: {item().done} %
              <input
                type="range"
                min="0"
                max="100"
                step="5"
                class="range range-primary range-sm mb-2 w-full"
                value={item().done}
                onInput={(event) => update({ done: Number(event.currentTarget.value) })}
              />
            </label>
            <button class="btn" onClick={() => tasks.change(tasks.value().filter((_task, at) => at !== chosen()))}>
              Delete
            </button>
          </section>
        )}
      </Show>
    </main>
  );
}
