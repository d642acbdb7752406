import { createMemo, createSignal, For, onCleanup, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Moment = { title: string; date: string };

const two = (value: number) => String(value).padStart(2, "0");
const currentTime = () => Date.now();
/** As an input of type date writes it. */
function dateOf(time: number): string {
  const date = new Date(time);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
const ahead = (days: number) => dateOf(currentTime() + days * 86_400_000);
/** The next time that a day such as "12-25" comes. */
function next(day: string): string {
  const today = ahead(0);
  const year = Number(today.slice(0, 4)) + (day < today.slice(5) ? 1 : 0);
  return `${year}-${day}`;
}
const SAMPLE: Moment[] = [
  { title: "Trip to the sea", date: ahead(23) },
  { title: "Christmas", date: next("12-25") },
  { title: "New Year", date: next("01-01") },
];
const long = new Intl.DateTimeFormat("en", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const startOf = (moment: Moment) => new Date(`${moment.date}T00:00:00`).getTime();

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

/** The first list in a value, whatever it is called. */
const rowsOf = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value
    : ((Object.values(record(value)).find((part) => Array.isArray(part)) as unknown[] | undefined) ?? []);

function readMoment(value: unknown): Moment[] {
  const fields = record(value);
  const title = fields.title ?? fields.name ?? fields.event;
  const date = String(fields.date ?? "").slice(0, 10);
  return typeof title === "string" && /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date))
    ? [{ title, date }]
    : [];
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

/** The title that was chosen, as it survives reloads. */
function createKeptTitle(props: Props) {
  const [title, setTitle] = createSignal<string | null>(null);
  onMount(async () => {
    const stored = await props.spark?.state?.get("chosen")?.catch(() => null);
    if (typeof stored === "string" && title() === null) setTitle(stored);
  });
  const choose = (next: string) => {
    setTitle(next);
    void props.spark?.state?.set("chosen", next)?.catch(() => undefined);
  };
  return [title, choose] as const;
}

export default function App(props: Props) {
  const given = createMemo(() => rowsOf(props.data).concat(props.data).flatMap(readMoment));
  const moments = createKept<Moment[]>(
    props,
    "moments",
    () => (given().length > 0 ? given() : SAMPLE),
    (stored) => (Array.isArray(stored) ? stored.flatMap(readMoment) : undefined),
  );
  const [now, setNow] = createSignal(currentTime());
  const [chosen, setChosen] = createKeptTitle(props);
  const [title, setTitle] = createSignal("");
  const [date, setDate] = createSignal(ahead(7));
  const timer = setInterval(() => setNow(currentTime()), 1000);
  onCleanup(() => clearInterval(timer));

  const ordered = createMemo(() => [...moments.value()].sort((a, b) => a.date.localeCompare(b.date)));
  const featured = createMemo(
    () =>
      ordered().find((moment) => moment.title === chosen()) ??
      ordered().find((moment) => startOf(moment) > now()) ??
      ordered().at(-1),
  );
  const parts = createMemo<[string, number][]>(() => {
    const moment = featured();
    const seconds = moment ? Math.max(0, Math.floor((startOf(moment) - now()) / 1000)) : 0;
    return [
      ["days", Math.floor(seconds / 86_400)],
      ["hours", Math.floor(seconds / 3600) % 24],
      ["minutes", Math.floor(seconds / 60) % 60],
      ["seconds", seconds % 60],
    ];
  });
  const distance = (moment: Moment) => {
    // Both as days of the calendar, for a day on which the clocks change is longer or shorter.
    const days = Math.round((Date.parse(moment.date) - Date.parse(dateOf(now()))) / 86_400_000);
    if (days === 0) return "today";
    return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(days, "day");
  };
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    if (title().trim() === "" || date() === "") return;
    moments.change([...moments.value(), { title: title().trim(), date: date() }]);
    setChosen(title().trim());
    setTitle("");
  };

  return (
    <main class="mx-auto grid w-full max-w-2xl gap-4 text-base-content sm:p-2">
      <section class="grid gap-6 rounded-box bg-neutral px-4 py-8 text-center text-neutral-content sm:px-8 sm:py-12">
        <div>
          <h1 class="text-2xl font-semibold tracking-tight text-balance">{featured()?.title ?? "Nothing to wait for"}</h1>
          <Show when={featured()}>{(moment) => <p class="mt-1 text-sm">{long.format(startOf(moment()))}</p>}</Show>
        </div>
        <div class="grid grid-cols-4 gap-2 sm:gap-4" role="timer" aria-label={`${parts()[0]?.[1] ?? 0} days left`}>
          <For each={[0, 1, 2, 3]}>
            {(index) => (
              <div class="rounded-box bg-neutral-content/10 py-3 sm:py-5">
                <p class="text-3xl font-semibold tabular-nums sm:text-5xl">{two(parts()[index]?.[1] ?? 0)}</p>
                <p class="mt-1 text-xs">{parts()[index]?.[0]}</p>
              </div>
            )}
          </For>
        </div>
      </section>

      <section class="rounded-box border border-base-content/10 bg-base-100">
        <header class="flex items-center justify-between border-b border-base-content/10 px-4 py-2.5">
          <h2 class="text-sm font-medium">Dates</h2>
          <Show when={!moments.isKept() && given().length === 0}>
            <span class="badge badge-soft badge-sm">Sample dates</span>
          </Show>
        </header>
        <ul class="divide-y divide-base-content/10">
          <For each={ordered()} fallback={<li class="p-6 text-center text-sm text-base-content/70">Add a date below.</li>}>
            {(moment) => (
              <li class="flex items-center gap-2 pr-3">
                <button
                  class="flex min-w-0 flex-1 items-baseline gap-3 px-4 py-2.5 text-left hover:bg-base-200"
                  aria-pressed={featured() === moment}
                  onClick={() => setChosen(moment.title)}
                >
                  <span class="min-w-0 flex-1 truncate" classList={{ "font-semibold": featured() === moment }}>
                    {moment.title}
                  </span>
                  <span class="text-sm text-base-content/70 tabular-nums">{distance(moment)}</span>
                </button>
                <button
                  class="btn btn-circle btn-ghost btn-xs"
                  aria-label={`Delete ${moment.title}`}
                  onClick={() => moments.change(moments.value().filter((other) => other !== moment))}
                >
                  ✕
                </button>
              </li>
            )}
          </For>
        </ul>
      </section>

      <form class="flex flex-wrap gap-2" onSubmit={add}>
        <input
          class="input min-w-56 flex-1"
          aria-label="What for"
          required
          placeholder="What are you waiting for?"
          value={title()}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
        <input
          type="date"
          class="input w-36"
          aria-label="Date"
          value={date()}
          onInput={(event) => setDate(event.currentTarget.value)}
        />
        <button class="btn btn-primary" type="submit">
          Add
        </button>
      </form>
    </main>
  );
}
