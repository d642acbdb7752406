import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

/** How far the cook is: the servings, when they were changed, and what is ready. */
type Progress = { servings: number | null; ready: string[] };

type Ingredient = { amount: number; unit: string; name: string };
type Recipe = { title: string; servings: number; minutes: number; ingredients: Ingredient[]; steps: string[] };

const SAMPLE: Recipe = {
  title: "Lemon and leek risotto",
  servings: 4,
  minutes: 40,
  ingredients: [
    { amount: 320, unit: "g", name: "risotto rice" },
    { amount: 2, unit: "", name: "leeks" },
    { amount: 1.2, unit: "l", name: "vegetable stock" },
    { amount: 1.5, unit: "dl", name: "dry white wine" },
    { amount: 1, unit: "", name: "lemon" },
    { amount: 60, unit: "g", name: "Parmesan" },
    { amount: 2, unit: "tbsp", name: "butter" },
    { amount: 0.5, unit: "tsp", name: "salt" },
  ],
  steps: [
    "Keep the stock warm in a second pot. Slice the leeks into fine rings.",
    "Soften the leeks in half of the butter for five minutes.",
    "Stir in the rice until it shines, then pour in the wine and let it vanish.",
    "Add the stock a ladle at a time and stir often, for about eighteen minutes.",
    "Take the pot off the heat. Fold in butter, Parmesan, lemon zest and a little juice. Rest two minutes.",
  ],
};
const FRACTIONS: readonly (readonly [number, string])[] = [
  [0.25, "¼"],
  [1 / 3, "⅓"],
  [0.5, "½"],
  [2 / 3, "⅔"],
  [0.75, "¾"],
];
const MOST = 40;

/** Kitchen numbers: grams without decimals, small counts with fractions. */
function kitchen(amount: number): string {
  if (amount >= 20) return String(Math.round(amount));
  const whole = Math.floor(amount + 0.05);
  const rest = amount - whole;
  const fraction = FRACTIONS.find(([value]) => Math.abs(value - rest) < 0.06)?.[1];
  if (fraction) return `${whole > 0 ? whole : ""}${fraction}`;
  return Math.abs(rest) < 0.06 ? String(whole) : amount.toFixed(1);
}

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

function readIngredient(value: unknown): Ingredient[] {
  if (typeof value === "string") {
    const parts = /^\s*([\d.,]+)\s*(g|kg|ml|dl|l|tsp|tbsp|cups?|oz|lb)?\s+(.+)$/i.exec(value);
    return [{ amount: Number(parts?.[1]?.replace(",", ".")) || 0, unit: parts?.[2] ?? "", name: parts?.[3] ?? value }];
  }
  const fields = record(value);
  const name = fields.name ?? fields.ingredient ?? fields.item;
  return typeof name === "string"
    ? [{ amount: Number(fields.amount ?? fields.quantity) || 0, unit: String(fields.unit ?? ""), name }]
    : [];
}

function readRecipe(value: unknown): Recipe | undefined {
  const fields = record(value);
  const ingredients = Array.isArray(fields.ingredients) ? fields.ingredients.flatMap(readIngredient) : [];
  if (ingredients.length === 0) return undefined;
  const steps = fields.steps ?? fields.instructions;
  return {
    title: String(fields.title ?? fields.name ?? "Recipe"),
    servings: Math.max(1, Number(fields.servings) || 4),
    minutes: Number(fields.minutes ?? fields.time) || 0,
    ingredients,
    steps: Array.isArray(steps) ? steps.map(String) : [],
  };
}

function readProgress(stored: unknown): Progress | undefined {
  const { servings, ready } = record(stored);
  if (!Array.isArray(ready)) return undefined;
  return { servings: typeof servings === "number" && servings >= 1 ? servings : null, ready: ready.map(String) };
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
  const value = createMemo(() => (kept()?.origin === origin() ? kept()?.value : undefined) ?? start());
  const change = (next: T) => {
    const entry = { origin: origin(), value: next };
    setKept(entry);
    clearTimeout(saving);
    saving = setTimeout(() => void props.spark?.state?.set(key, entry)?.catch(() => undefined), 250);
  };
  return [value, change] as const;
}

export default function App(props: Props) {
  const given = createMemo(() => readRecipe(props.data));
  const recipe = () => given() ?? SAMPLE;
  const start = (): Progress => ({ servings: null, ready: [] });
  const [progress, setProgress] = createKept<Progress>(props, "progress", start, readProgress);
  const ready = createMemo(() => new Set(progress().ready));
  const servings = () => progress().servings ?? recipe().servings;
  const setServings = (next: number | null) => setProgress({ ...progress(), servings: next });
  const factor = () => servings() / recipe().servings;
  const toggle = (key: string) => {
    const next = new Set(ready());
    if (!next.delete(key)) next.add(key);
    setProgress({ ...progress(), ready: [...next] });
  };

  return (
    <main class="mx-auto grid w-full max-w-4xl gap-5 text-base-content sm:p-2">
      <header class="flex flex-wrap items-end justify-between gap-4 border-b border-base-content/10 pb-5">
        <div class="grid gap-2">
          <Show when={!given()}>
            <span class="badge badge-soft badge-sm">Sample recipe</span>
          </Show>
          <h1 class="text-3xl font-semibold tracking-tight text-balance">{recipe().title}</h1>
          <Show when={recipe().minutes > 0}>
            <p class="text-sm text-base-content/70 tabular-nums">{recipe().minutes} minutes</p>
          </Show>
        </div>
        <div class="flex items-center gap-3">
          <span class="text-sm" id="servings">
            Servings
          </span>
          <div class="join" role="group" aria-labelledby="servings">
            <button
              class="btn join-item"
              aria-label="One fewer"
              disabled={servings() <= 1}
              onClick={() => setServings(servings() - 1)}
            >
              −
            </button>
            <output class="btn join-item pointer-events-none w-14 tabular-nums" aria-live="polite">
              {servings()}
            </output>
            <button
              class="btn join-item"
              aria-label="One more"
              disabled={servings() >= MOST}
              onClick={() => setServings(servings() + 1)}
            >
              +
            </button>
          </div>
        </div>
      </header>

      <div class="grid items-start gap-6 md:grid-cols-[18rem_1fr]">
        <section class="rounded-box border border-base-content/10 bg-base-200 p-5">
          <div class="flex items-center justify-between gap-2">
            <h2 class="font-medium">Ingredients</h2>
            <Show when={factor() !== 1}>
              <button class="btn btn-ghost btn-xs" onClick={() => setServings(null)}>
                Back to {recipe().servings}
              </button>
            </Show>
          </div>
          <ul class="mt-3 grid gap-1">
            <For each={recipe().ingredients}>
              {(item) => (
                <li>
                  <label class="flex cursor-pointer items-start gap-3 rounded-field py-1.5">
                    <input
                      type="checkbox"
                      class="checkbox checkbox-primary checkbox-sm mt-0.5"
                      checked={ready().has(item.name)}
                      onChange={() => toggle(item.name)}
                    />
                    <span classList={{ "text-base-content/70 line-through": ready().has(item.name) }}>
                      <Show when={item.amount > 0}>
                        <span class="font-semibold tabular-nums">
                          {kitchen(item.amount * factor())} {item.unit}
                        </span>{" "}
                      </Show>
                      {item.name}
                    </span>
                  </label>
                </li>
              )}
            </For>
          </ul>
        </section>

        <section>
          <h2 class="font-medium">Method</h2>
          <ol class="mt-3 grid gap-2">
            <For each={recipe().steps} fallback={<li class="text-sm text-base-content/70">No steps are given.</li>}>
              {(text, index) => {
                const key = () => `step ${index() + 1}`;
                return (
                  <li>
                    <button
                      class="flex w-full items-start gap-4 rounded-box border p-4 text-left leading-relaxed transition-colors hover:bg-base-200"
                      classList={{
                        "border-base-content/10": !ready().has(key()),
                        "border-success bg-success/10": ready().has(key()),
                      }}
                      aria-pressed={ready().has(key())}
                      onClick={() => toggle(key())}
                    >
                      <span class="grid size-7 shrink-0 place-items-center rounded-full bg-base-content text-sm font-semibold text-base-100 tabular-nums">
                        {ready().has(key()) ? "✓" : index() + 1}
                      </span>
                      <span>{text}</span>
                    </button>
                  </li>
                );
              }}
            </For>
          </ol>
        </section>
      </div>
    </main>
  );
}
