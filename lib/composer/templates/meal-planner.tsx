import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Plan = Record<string, string>;

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MEALS = ["Breakfast", "Lunch", "Dinner"];
const IDEAS: Record<string, string[]> = {
  Breakfast: ["Porridge with pear", "Yoghurt and granola", "Eggs on toast", "Rye bread with cheese", "Smoothie bowl"],
  Lunch: ["Lentil soup", "Wraps with hummus", "Rice salad", "Baked potato", "Noodle salad", "Leftovers"],
  Dinner: [
    "Vegetable curry",
    "Pasta with greens",
    "Tray-baked salmon",
    "Bean chilli",
    "Fried rice",
    "Mushroom risotto",
    "Pizza night",
  ],
};
const slot = (day: string, meal: string) => `${day}/${meal}`;
const SAMPLE: Plan = {
  "Monday/Breakfast": "Porridge with pear",
  "Monday/Dinner": "Vegetable curry",
  "Tuesday/Lunch": "Lentil soup",
  "Tuesday/Dinner": "Pasta with greens",
  "Wednesday/Breakfast": "Eggs on toast",
  "Wednesday/Lunch": "Leftovers",
  "Thursday/Dinner": "Tray-baked salmon",
  "Friday/Lunch": "Wraps with hummus",
  "Friday/Dinner": "Pizza night",
  "Saturday/Breakfast": "Yoghurt and granola",
  "Sunday/Dinner": "Mushroom risotto",
};

const weekday = () => DAYS[(new Date().getDay() + 6) % 7];
const oneOf = (choices: string[]) => choices[Math.floor(Math.random() * choices.length)] ?? "";

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

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
  const [plan, setPlan] = createKept<Plan>(props, "plan", SAMPLE, (stored) => {
    const texts = Object.entries(record(stored)).flatMap(([key, meal]) =>
      typeof meal === "string" ? [[key, meal] as const] : [],
    );
    return stored === null || stored === undefined ? undefined : Object.fromEntries(texts);
  });
  const [message, setMessage] = createSignal("");
  const today = weekday();

  const planned = createMemo(() => Object.values(plan()).filter((meal) => meal.trim() !== "").length);
  const counts = createMemo(() => {
    const times = new Map<string, number>();
    for (const meal of Object.values(plan())) if (meal.trim() !== "") times.set(meal, (times.get(meal) ?? 0) + 1);
    return [...times].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  });
  const set = (key: string, meal: string) => setPlan({ ...plan(), [key]: meal });

  /** Gives every empty place an idea, preferring those that are not on the plan yet. */
  const fill = () => {
    const next = { ...plan() };
    let filled = 0;
    for (const day of DAYS) {
      for (const meal of MEALS) {
        const key = slot(day, meal);
        if (next[key]?.trim()) continue;
        const ideas = IDEAS[meal] ?? [];
        const unused = ideas.filter((idea) => !Object.values(next).includes(idea));
        const choice = unused.length > 0 ? unused : ideas;
        next[key] = oneOf(choice);
        filled++;
      }
    }
    setPlan(next);
    setMessage(filled === 0 ? "Every meal is planned." : `${filled} meals added.`);
  };
  const clear = () => {
    setPlan({});
    setMessage("The week is empty.");
  };

  return (
    <main class="mx-auto grid w-full max-w-5xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center gap-2">
        <div class="mr-auto">
          <h1 class="text-xl font-semibold tracking-tight">This week's meals</h1>
          <p class="text-sm text-base-content/70 tabular-nums" role="status">
            {message() || `${planned()} of ${DAYS.length * MEALS.length} planned`}
          </p>
        </div>
        <Show when={plan() === SAMPLE}>
          <span class="badge badge-soft badge-sm">Sample plan</span>
        </Show>
        <button class="btn btn-primary btn-sm" onClick={fill}>
          Fill the gaps
        </button>
        <button class="btn btn-sm" disabled={planned() === 0} onClick={clear}>
          Clear
        </button>
      </header>

      <For each={MEALS}>
        {(meal) => (
          <datalist id={`ideas-${meal}`}>
            <For each={IDEAS[meal]}>{(idea) => <option value={idea} />}</For>
          </datalist>
        )}
      </For>
      <div class="grid gap-3 md:gap-0 md:overflow-hidden md:rounded-box md:border md:border-base-content/10">
        <div
          class="hidden grid-cols-[7rem_1fr_1fr_1fr] gap-2 bg-base-200 px-3 py-2 text-xs text-base-content/70 md:grid"
          aria-hidden="true"
        >
          <span />
          <For each={MEALS}>{(meal) => <span class="pl-3">{meal}</span>}</For>
        </div>
        <For each={DAYS}>
          {(day) => (
            <section
              class="grid gap-2 border-base-content/10 bg-base-100 p-3 max-md:rounded-box max-md:border md:grid-cols-[7rem_1fr_1fr_1fr] md:items-center md:border-t md:py-2"
              aria-label={day}
            >
              <h2 class="flex items-center gap-2 text-sm font-medium">
                {day}
                <Show when={day === today}>
                  <span class="status status-primary" title="Today" />
                </Show>
              </h2>
              <For each={MEALS}>
                {(meal) => (
                  <label class="grid grid-cols-[5rem_1fr] items-center gap-2 md:grid-cols-1">
                    <span class="text-xs text-base-content/70 md:sr-only">{meal}</span>
                    <input
                      class="input input-sm input-ghost w-full bg-base-200 focus:bg-base-100"
                      list={`ideas-${meal}`}
                      placeholder="–"
                      aria-label={`${day}, ${meal}`}
                      value={plan()[slot(day, meal)] ?? ""}
                      onChange={(event) => set(slot(day, meal), event.currentTarget.value)}
                    />
                  </label>
                )}
              </For>
            </section>
          )}
        </For>
      </div>

      <section class="rounded-box border border-base-content/10 p-4">
        <h2 class="text-sm font-medium">On the plan</h2>
        <ul class="mt-2 flex flex-wrap gap-1.5">
          <For each={counts()} fallback={<li class="text-sm text-base-content/70">Nothing yet.</li>}>
            {([meal, times]) => (
              <li class="badge badge-soft">
                {meal}
                <Show when={times > 1}>
                  <span class="font-semibold tabular-nums">× {times}</span>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </main>
  );
}
