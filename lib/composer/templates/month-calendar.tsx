import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Entry = { date: string; time: string; title: string };

const two = (value: number) => String(value).padStart(2, "0");
const keyOf = (date: Date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
const dayOf = (key: string) => new Date(`${key}T12:00:00`);
const shift = (key: string, days: number) => {
  const date = dayOf(key);
  return keyOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, 12));
};
const TODAY = keyOf(new Date());
const SAMPLE: Entry[] = [
  { date: TODAY, time: "09:30", title: "Stand-up" },
  { date: TODAY, time: "16:00", title: "Dentist" },
  { date: shift(TODAY, 2), time: "12:30", title: "Lunch with Ana" },
  { date: shift(TODAY, 5), time: "", title: "Release day" },
  { date: shift(TODAY, -3), time: "18:00", title: "Choir rehearsal" },
];
const long = new Intl.DateTimeFormat("en", { weekday: "long", day: "numeric", month: "long" });
const monthName = new Intl.DateTimeFormat("en", { month: "long", year: "numeric" });
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

/** The first list in a value, whatever it is called. */
const rowsOf = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value
    : ((Object.values(record(value)).find((part) => Array.isArray(part)) as unknown[] | undefined) ?? []);

function readEntry(value: unknown): Entry[] {
  const fields = record(value);
  const title = fields.title ?? fields.name ?? fields.event ?? fields.summary;
  const date = String(fields.date ?? fields.start ?? fields.day ?? "");
  const known = /^\d{4}-\d{2}-\d{2}/.test(date) && !Number.isNaN(dayOf(date.slice(0, 10)).getTime());
  const time = /\d{2}:\d{2}/.exec(String(fields.time || date.slice(10)))?.[0] ?? "";
  return typeof title === "string" && known ? [{ date: date.slice(0, 10), time, title }] : [];
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
  const given = createMemo(() => rowsOf(props.data).flatMap(readEntry));
  const entries = createKept<Entry[]>(
    props,
    "entries",
    () => (given().length > 0 ? given() : SAMPLE),
    (stored) => (Array.isArray(stored) ? stored.flatMap(readEntry) : undefined),
  );
  const [selected, setSelected] = createSignal(given()[0]?.date ?? TODAY);
  const [title, setTitle] = createSignal("");
  const [time, setTime] = createSignal("");
  const buttons = new Map<string, HTMLButtonElement>();

  const month = createMemo(() => selected().slice(0, 7));
  /** Six weeks from Monday, so that the height never jumps. */
  const days = createMemo(() => {
    const first = `${month()}-01`;
    const lead = (dayOf(first).getDay() + 6) % 7;
    return Array.from({ length: 42 }, (_day, index) => shift(first, index - lead));
  });
  const sorted = createMemo(() => [...entries.value()].sort((a, b) => a.time.localeCompare(b.time)));
  const onDay = (day: string) => sorted().filter((entry) => entry.date === day);

  const turn = (months: number) => {
    const date = dayOf(selected());
    setSelected(keyOf(new Date(date.getFullYear(), date.getMonth() + months, 1, 12)));
  };
  const walk = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setSelected(shift(selected(), step));
    buttons.get(selected())?.focus();
  };
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    if (title().trim() === "") return;
    entries.change([...entries.value(), { date: selected(), time: time(), title: title().trim() }]);
    setTitle("");
  };

  return (
    <main class="mx-auto grid w-full max-w-5xl items-start gap-5 text-base-content sm:p-2 md:grid-cols-[1fr_17rem]">
      <section class="grid gap-3">
        <header class="flex items-center gap-2">
          <h1 class="mr-auto text-xl font-semibold tracking-tight" aria-live="polite">
            {monthName.format(dayOf(selected()))}
          </h1>
          <button class="btn btn-square btn-sm" aria-label="Previous month" onClick={() => turn(-1)}>
            ‹
          </button>
          <button class="btn btn-sm" onClick={() => setSelected(TODAY)}>
            Today
          </button>
          <button class="btn btn-square btn-sm" aria-label="Next month" onClick={() => turn(1)}>
            ›
          </button>
        </header>
        <div class="overflow-hidden rounded-box border border-base-content/10" onKeyDown={walk}>
          <div class="grid grid-cols-7 bg-base-200 text-center text-xs text-base-content/70" aria-hidden="true">
            <For each={["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]}>{(name) => <span class="py-2">{name}</span>}</For>
          </div>
          <div class="grid grid-cols-7">
            <For each={days()}>
              {(day) => (
                <button
                  ref={(element) => {
                    buttons.set(day, element);
                  }}
                  class="flex min-h-14 min-w-0 flex-col gap-1 border-t border-r border-base-content/10 p-1 text-left -outline-offset-2 hover:bg-base-200 sm:min-h-24"
                  classList={{
                    "bg-base-200": day.slice(0, 7) !== month(),
                    "inset-ring-2 inset-ring-primary": day === selected(),
                  }}
                  tabindex={day === selected() ? 0 : -1}
                  aria-pressed={day === selected()}
                  aria-label={`${long.format(dayOf(day))}, ${onDay(day).length} events`}
                  onClick={() => setSelected(day)}
                >
                  <span
                    class="grid size-6 place-items-center rounded-full text-xs tabular-nums"
                    classList={{
                      "bg-base-content font-semibold text-base-100": day === TODAY,
                      "text-base-content/70": day.slice(0, 7) !== month(),
                    }}
                  >
                    {Number(day.slice(8))}
                  </span>
                  <span class="hidden w-full gap-0.5 sm:grid">
                    <For each={onDay(day).slice(0, 3)}>
                      {(entry) => (
                        <span class="truncate rounded-sm border-l-2 border-primary bg-primary/10 px-1 text-xs">
                          {entry.title}
                        </span>
                      )}
                    </For>
                  </span>
                  <span class="flex gap-0.5 px-1 sm:hidden">
                    <For each={onDay(day).slice(0, 3)}>{() => <span class="size-1.5 rounded-full bg-primary" />}</For>
                  </span>
                </button>
              )}
            </For>
          </div>
        </div>
      </section>

      <aside class="grid gap-3 rounded-box border border-base-content/10 p-4">
        <header class="flex flex-wrap items-center justify-between gap-2">
          <h2 class="font-medium" aria-live="polite">
            {long.format(dayOf(selected()))}
          </h2>
          <Show when={!entries.isKept() && given().length === 0}>
            <span class="badge badge-soft badge-sm">Sample events</span>
          </Show>
        </header>
        <ul class="grid gap-2">
          <For each={onDay(selected())} fallback={<li class="text-sm text-base-content/70">Nothing planned.</li>}>
            {(entry) => (
              <li class="flex items-center gap-3 rounded-field border-l-2 border-primary bg-base-200 py-2 pr-2 pl-3 text-sm">
                <span class="w-12 text-base-content/70 tabular-nums">{entry.time || "all day"}</span>
                <span class="min-w-0 flex-1 break-words">{entry.title}</span>
                <button
                  class="btn btn-circle btn-ghost btn-xs"
                  aria-label={`Delete ${entry.title}`}
                  onClick={() => entries.change(entries.value().filter((other) => other !== entry))}
                >
                  ✕
                </button>
              </li>
            )}
          </For>
        </ul>
        <form class="grid gap-2 border-t border-base-content/10 pt-3" onSubmit={add}>
          <input
            class="input w-full"
            aria-label="New event"
            required
            placeholder="New event"
            value={title()}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
          <div class="flex gap-2">
            <input
              type="time"
              class="input flex-1"
              aria-label="Time, optional"
              value={time()}
              onInput={(event) => setTime(event.currentTarget.value)}
            />
            <button class="btn btn-primary" type="submit">
              Add
            </button>
          </div>
        </form>
      </aside>
    </main>
  );
}
