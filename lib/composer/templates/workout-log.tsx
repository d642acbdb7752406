import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Entry = { day: string; exercise: string; weight: number; reps: number };

const EXERCISES = ["Squat", "Bench press", "Deadlift", "Overhead press", "Row", "Pull-up"];
const SHOWN_DAYS = 14;
/** So many sets are about as much as can be kept. */
const MOST_SETS = 400;
function dayKey(ago: number): string {
  const [two, date] = [(value: number) => String(value).padStart(2, "0"), new Date(Date.now() - ago * 86_400_000)];
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
const sets = (ago: number, exercise: string, weight: number, ...reps: number[]): Entry[] =>
  reps.map((count) => ({ day: dayKey(ago), exercise, weight, reps: count }));
const SAMPLE: Entry[] = [
  ...sets(0, "Squat", 80, 5, 5, 5),
  ...sets(0, "Bench press", 57.5, 6, 6, 5),
  ...sets(2, "Deadlift", 100, 5, 4),
  ...sets(2, "Row", 50, 10, 9, 8),
  ...sets(5, "Squat", 77.5, 5, 5, 5),
  ...sets(5, "Bench press", 55, 6, 6, 6),
  ...sets(7, "Overhead press", 35, 8, 7, 7),
  ...sets(10, "Deadlift", 95, 5, 5),
];
const whole = (value: number) => new Intl.NumberFormat("en", { maximumFractionDigits: 1 }).format(value);
const long = new Intl.DateTimeFormat("en", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

function readEntry(value: unknown): Entry[] {
  const { day, exercise, weight, reps } = record(value);
  const known = typeof day === "string" && !Number.isNaN(Date.parse(day)) && typeof exercise === "string";
  return known ? [{ day, exercise, weight: Number(weight) || 0, reps: Number(reps) || 0 }] : [];
}

/** The load somebody could lift once, after Epley. */
const bestLift = (entry: Entry) => (entry.reps <= 1 ? entry.weight : entry.weight * (1 + entry.reps / 30));

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
  const [entries, setEntries] = createKept<Entry[]>(props, "sets", SAMPLE, (stored) =>
    Array.isArray(stored) ? stored.flatMap(readEntry) : undefined,
  );
  const [exercise, setExercise] = createSignal("Squat");
  const [weight, setWeight] = createSignal(80);
  const [reps, setReps] = createSignal(5);

  const volumeOn = (day: string) =>
    entries()
      .filter((entry) => entry.day === day)
      .reduce((sum, entry) => sum + entry.weight * entry.reps, 0);
  const history = createMemo(() =>
    Array.from({ length: SHOWN_DAYS }, (_day, index) => dayKey(SHOWN_DAYS - 1 - index)).map((day) => ({
      day,
      volume: volumeOn(day),
    })),
  );
  const highest = createMemo(() => Math.max(1, ...history().map((item) => item.volume)));
  const days = createMemo(() => [...new Set(entries().map((entry) => entry.day))].sort().reverse().slice(0, 7));
  const records = createMemo(() => {
    const best = new Map<string, Entry>();
    for (const entry of entries()) {
      const before = best.get(entry.exercise);
      if (!before || bestLift(entry) > bestLift(before)) best.set(entry.exercise, entry);
    }
    return [...best.values()].sort((a, b) => bestLift(b) - bestLift(a)).slice(0, 5);
  });
  const exercisesOn = (day: string) => [
    ...new Set(
      entries()
        .filter((entry) => entry.day === day)
        .map((entry) => entry.exercise),
    ),
  ];
  const setsOf = (day: string, name: string) => entries().filter((entry) => entry.day === day && entry.exercise === name);

  const add = (event: SubmitEvent) => {
    event.preventDefault();
    if (reps() > 0 && exercise().trim() !== "") {
      setEntries(
        [...entries(), { day: dayKey(0), exercise: exercise().trim(), weight: weight(), reps: reps() }].slice(-MOST_SETS),
      );
    }
  };

  return (
    <main class="mx-auto grid w-full max-w-5xl items-start gap-4 text-base-content sm:p-2 md:grid-cols-[1fr_19rem]">
      <section class="grid gap-4">
        <header class="flex flex-wrap items-center justify-between gap-2">
          <h1 class="text-xl font-semibold tracking-tight">Workout log</h1>
          <Show when={entries() === SAMPLE}>
            <span class="badge badge-soft badge-sm">Sample sets</span>
          </Show>
        </header>
        <form
          class="grid grid-cols-2 items-end gap-3 rounded-box border border-base-content/10 bg-base-200 p-4 sm:grid-cols-[1fr_6rem_6rem_auto]"
          onSubmit={add}
        >
          <label class="col-span-2 grid gap-1 text-sm sm:col-span-1">
            Exercise
            <input
              class="input w-full"
              list="exercises"
              required
              maxlength="40"
              value={exercise()}
              onInput={(event) => setExercise(event.currentTarget.value)}
            />
          </label>
          <datalist id="exercises">
            <For each={EXERCISES}>{(name) => <option value={name} />}</For>
          </datalist>
          <label class="grid gap-1 text-sm">
            Weight, kg
            <input
              type="number"
              min="0"
              step="0.5"
              class="input w-full tabular-nums"
              value={weight()}
              onInput={(event) => setWeight(Number(event.currentTarget.value))}
            />
          </label>
          <label class="grid gap-1 text-sm">
            Reps
            <input
              type="number"
              min="1"
              class="input w-full tabular-nums"
              value={reps()}
              onInput={(event) => setReps(Number(event.currentTarget.value))}
            />
          </label>
          <button class="btn btn-primary col-span-2 sm:col-span-1" type="submit">
            Log set
          </button>
        </form>
        <For each={days()}>
          {(day) => (
            <article class="rounded-box border border-base-content/10 bg-base-100">
              <h2 class="flex justify-between border-b border-base-content/10 px-4 py-2.5 text-sm font-medium">
                {day === dayKey(0) ? "Today" : long.format(new Date(day))}
                <span class="font-normal text-base-content/70 tabular-nums">{whole(volumeOn(day))} kg moved</span>
              </h2>
              <ul class="grid gap-2 px-4 py-3">
                <For each={exercisesOn(day)}>
                  {(name) => (
                    <li class="grid gap-1 sm:grid-cols-[9rem_1fr] sm:items-center">
                      <span class="text-sm font-medium">{name}</span>
                      <span class="flex flex-wrap gap-1.5">
                        <For each={setsOf(day, name)}>
                          {(entry) => (
                            <button
                              class="btn btn-xs font-normal tabular-nums"
                              aria-label={`Delete set of ${entry.reps} with ${entry.weight} kg`}
                              onClick={() => setEntries(entries().filter((other) => other !== entry))}
                            >
                              {whole(entry.weight)} × {entry.reps} <span aria-hidden="true">✕</span>
                            </button>
                          )}
                        </For>
                      </span>
                    </li>
                  )}
                </For>
              </ul>
            </article>
          )}
        </For>
      </section>

      <aside class="grid gap-4">
        <figure class="rounded-box border border-base-content/10 bg-base-100 p-4">
          <figcaption class="text-sm font-medium">Moved in two weeks</figcaption>
          <div
            class="mt-3 flex h-28 items-end gap-1"
            role="img"
            aria-label={history()
              .map((item) => `${item.day}: ${whole(item.volume)} kg`)
              .join(", ")}
          >
            <For each={history()}>
              {(item) => (
                <span
                  class="flex-1 rounded-t-sm"
                  classList={{ "bg-primary": item.volume > 0, "bg-base-content/10": item.volume === 0 }}
                  style={{ height: `${Math.max(2, (item.volume / highest()) * 100)}%` }}
                  title={`${long.format(new Date(item.day))}: ${whole(item.volume)} kg`}
                />
              )}
            </For>
          </div>
        </figure>
        <section class="rounded-box border border-base-content/10 bg-base-100 p-4">
          <h2 class="text-sm font-medium">Best, as a single lift</h2>
          <dl class="mt-2 grid gap-2 text-sm tabular-nums">
            <For each={records()}>
              {(entry) => (
                <div class="flex justify-between gap-3">
                  <dt class="text-base-content/70">{entry.exercise}</dt>
                  <dd class="font-medium">{whole(bestLift(entry))} kg</dd>
                </div>
              )}
            </For>
          </dl>
        </section>
      </aside>
    </main>
  );
}
