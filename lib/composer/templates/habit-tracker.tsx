import { createMemo, createSignal, For, Index, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Habit = { name: string; days: string[] };

const SHOWN_DAYS = 14;
const keyOf = (date: Date) =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;
const daysAgo = (days: number) => {
  const today = new Date();
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() - days, 12);
};
const past = (...days: number[]) => days.map((ago) => keyOf(daysAgo(ago)));
const SAMPLE: Habit[] = [
  { name: "Read 20 pages", days: past(0, 1, 2, 3, 5, 6, 7, 9, 10, 12) },
  { name: "Walk before lunch", days: past(1, 2, 3, 4, 5, 6, 8, 9, 11, 12, 13) },
  { name: "No screens after ten", days: past(0, 2, 4, 5, 9, 10) },
  { name: "Practise the piano", days: past(1, 3, 4, 7, 8, 10, 11) },
];
const letter = new Intl.DateTimeFormat("en", { weekday: "narrow" });
const long = new Intl.DateTimeFormat("en", { weekday: "long", day: "numeric", month: "long" });

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

function readHabit(value: unknown): Habit[] {
  const { name, days } = record(value);
  return typeof name === "string" && Array.isArray(days) ? [{ name, days: days.map(String) }] : [];
}

/** Days in a row up to today; a day that is not over yet does not break the row. */
function streakOf(days: ReadonlySet<string>): number {
  let ago = days.has(keyOf(daysAgo(0))) ? 0 : 1;
  const first = ago;
  while (days.has(keyOf(daysAgo(ago)))) ago++;
  return ago - first;
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
  const [habits, setHabits] = createKept<Habit[]>(props, "habits", SAMPLE, (stored) =>
    Array.isArray(stored) ? stored.flatMap(readHabit) : undefined,
  );
  const [name, setName] = createSignal("");
  const dates = Array.from({ length: SHOWN_DAYS }, (_day, index) => daysAgo(SHOWN_DAYS - 1 - index));
  const today = keyOf(daysAgo(0));

  const doneToday = createMemo(() => habits().filter((habit) => habit.days.includes(today)).length);
  const toggle = (index: number, key: string) =>
    setHabits(
      habits().map((habit, at) => {
        if (at !== index) return habit;
        const days = habit.days.includes(key) ? habit.days.filter((day) => day !== key) : [...habit.days, key];
        return { ...habit, days: days.slice(-400) };
      }),
    );
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    if (name().trim() === "") return;
    setHabits([...habits(), { name: name().trim(), days: [] }]);
    setName("");
  };

  return (
    <main class="mx-auto grid w-full max-w-4xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center justify-between gap-2">
        <div>
          <h1 class="text-xl font-semibold tracking-tight">Habits</h1>
          <p class="text-sm text-base-content/70 tabular-nums" aria-live="polite">
            {doneToday()} of {habits().length} done today
          </p>
        </div>
        <Show when={habits() === SAMPLE}>
          <span class="badge badge-soft badge-sm">Sample habits</span>
        </Show>
      </header>

      <div class="rounded-box border border-base-content/10 bg-base-100">
        <div
          class="hidden items-center gap-3 border-b border-base-content/10 px-4 py-2 text-xs text-base-content/70 md:flex"
          aria-hidden="true"
        >
          <span class="flex-1">Last two weeks</span>
          <span class="flex gap-1">
            <For each={dates}>
              {(date) => (
                <span
                  class="grid w-7 text-center tabular-nums"
                  classList={{ "font-semibold text-base-content": keyOf(date) === today }}
                >
                  <span>{letter.format(date)}</span>
                  <span>{date.getDate()}</span>
                </span>
              )}
            </For>
          </span>
          <span class="w-24 text-right">In a row</span>
        </div>
        <ul class="divide-y divide-base-content/10">
          <Index each={habits()} fallback={<li class="p-6 text-center text-sm text-base-content/70">Add a habit below.</li>}>
            {(habit, index) => {
              const days = createMemo(() => new Set(habit().days));
              return (
                <li class="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-2 px-4 py-3 md:flex">
                  <span class="min-w-0 flex-1 font-medium break-words">{habit().name}</span>
                  <span
                    class="order-last col-span-2 flex justify-between gap-1 md:order-none"
                    role="group"
                    aria-label={habit().name}
                  >
                    <For each={dates}>
                      {(date, place) => {
                        const key = keyOf(date);
                        return (
                          <button
                            class="grid size-9 place-items-center rounded-field border text-xs transition-colors md:size-7"
                            classList={{
                              "max-md:hidden": place() < SHOWN_DAYS - 7,
                              "border-primary bg-primary text-primary-content": days().has(key),
                              "border-base-content/15 hover:border-primary": !days().has(key),
                              "outline-2 outline-offset-1 outline-base-content/20": key === today,
                            }}
                            aria-pressed={days().has(key)}
                            aria-label={long.format(date)}
                            onClick={() => toggle(index, key)}
                          >
                            {days().has(key) ? "✓" : ""}
                          </button>
                        );
                      }}
                    </For>
                  </span>
                  <span class="flex items-center justify-end gap-1 text-sm tabular-nums md:w-24">
                    {streakOf(days())} {streakOf(days()) === 1 ? "day" : "days"}
                    <button
                      class="btn btn-circle btn-ghost btn-xs"
                      aria-label={`Delete ${habit().name}`}
                      onClick={() => setHabits(habits().filter((_habit, at) => at !== index))}
                    >
                      ✕
                    </button>
                  </span>
                </li>
              );
            }}
          </Index>
        </ul>
      </div>
      <form class="flex gap-2" onSubmit={add}>
        <input
          class="input flex-1"
          aria-label="New habit"
          required
          placeholder="A new habit"
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button class="btn btn-primary" type="submit">
          Add
        </button>
      </form>
    </main>
  );
}
