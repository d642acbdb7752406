import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Expense = { date: string; note: string; category: string; amount: number };

/** A day as an input of type date writes it. */
function daysAgo(days: number): string {
  const [two, date] = [(value: number) => String(value).padStart(2, "0"), new Date(Date.now() - days * 86_400_000)];
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
const SAMPLE: Expense[] = [
  { date: daysAgo(0), note: "Groceries", category: "Food", amount: 46.2 },
  { date: daysAgo(1), note: "Train to Leeds", category: "Travel", amount: 38 },
  { date: daysAgo(3), note: "Rent", category: "Home", amount: 310 },
  { date: daysAgo(4), note: "Dinner with Jo", category: "Food", amount: 54.5 },
  { date: daysAgo(6), note: "Cinema", category: "Fun", amount: 24 },
  { date: daysAgo(8), note: "Electricity", category: "Home", amount: 74.9 },
];
const CATEGORIES = ["Food", "Home", "Travel", "Fun", "Health", "Other"];
const STROKES = [
  "stroke-primary",
  "stroke-info",
  "stroke-warning",
  "stroke-secondary",
  "stroke-success",
  "stroke-base-content/40",
];
const FILLS = ["bg-primary", "bg-info", "bg-warning", "bg-secondary", "bg-success", "bg-base-content/40"];
const CIRCUMFERENCE = 2 * Math.PI * 40;

const money = (value: number) =>
  new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
const day = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", timeZone: "UTC" });

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

/** The first list in a value, whatever it is called. */
const rowsOf = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value
    : ((Object.values(record(value)).find((part) => Array.isArray(part)) as unknown[] | undefined) ?? []);

/** "1,250.50", "12,5" or "12.50". */
function numberOf(text: string): number {
  const plain = text.replaceAll(/[\s']/g, "");
  const isGrouped = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(plain);
  return Number(isGrouped ? plain.replaceAll(",", "") : plain.replace(",", "."));
}

function readExpense(value: unknown): Expense[] {
  const fields = record(value);
  const amount = Number(
    String(fields.amount ?? fields.price ?? fields.cost ?? fields.value ?? "").replace(/[^\d.-]/g, "") || NaN,
  );
  if (!Number.isFinite(amount)) return [];
  const date = String(fields.date ?? "").slice(0, 10);
  return [
    {
      date: Number.isNaN(Date.parse(date)) ? daysAgo(0) : date,
      note: String(fields.note ?? fields.description ?? fields.name ?? fields.title ?? "Expense"),
      category: String(fields.category ?? fields.type ?? "Other"),
      amount,
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
  const given = createMemo(() => rowsOf(props.data).flatMap(readExpense));
  const expenses = createKept<Expense[]>(
    props,
    "expenses",
    () => (given().length > 0 ? given() : SAMPLE),
    (stored) => (Array.isArray(stored) ? stored.flatMap(readExpense) : undefined),
  );
  const [note, setNote] = createSignal("");
  const [amount, setAmount] = createSignal("");
  const [date, setDate] = createSignal(daysAgo(0));
  const [category, setCategory] = createSignal("Food");
  const [only, setOnly] = createSignal<string | null>(null);

  const total = createMemo(() => expenses.value().reduce((sum, expense) => sum + Math.max(0, expense.amount), 0));
  /** The largest categories in order; the sixth colour holds all the rest. */
  const shares = createMemo(() => {
    const sums = new Map<string, number>();
    for (const { category: name, amount: spent } of expenses.value()) sums.set(name, (sums.get(name) ?? 0) + Math.max(0, spent));
    let before = 0;
    return [...sums]
      .map(([name, sum]) => ({ name, sum }))
      .filter((group) => group.sum > 0)
      .sort((a, b) => b.sum - a.sum)
      .map((group, index) => {
        const share = group.sum / total();
        before += share;
        return { ...group, share, start: before - share, color: Math.min(index, STROKES.length - 1) };
      });
  });
  const categories = createMemo(() => [...new Set([...CATEGORIES, ...shares().map((group) => group.name)])]);
  const shown = createMemo(() =>
    expenses
      .value()
      .filter((expense) => only() === null || expense.category === only())
      .sort((a, b) => b.date.localeCompare(a.date)),
  );
  const colorOf = (name: string) => FILLS[shares().find((group) => group.name === name)?.color ?? 5];

  const complaint = () => (amount() === "" || numberOf(amount()) > 0 ? "" : "An amount is a number above zero, such as 12.50.");
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const value = numberOf(amount());
    if (complaint() !== "" || !(value > 0)) return;
    expenses.change([
      { date: date() || daysAgo(0), note: note().trim() || category(), category: category(), amount: value },
      ...expenses.value(),
    ]);
    setNote("");
    setAmount("");
  };

  return (
    <main class="mx-auto grid w-full max-w-4xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center justify-between gap-2">
        <h1 class="text-xl font-semibold tracking-tight">Expenses</h1>
        <Show when={!expenses.isKept() && given().length === 0}>
          <span class="badge badge-soft badge-sm">Sample expenses</span>
        </Show>
      </header>
      <form class="flex flex-wrap gap-2" onSubmit={add}>
        <input
          class="input w-28 tabular-nums"
          inputmode="decimal"
          aria-label="Amount"
          placeholder="0.00"
          required
          aria-invalid={complaint() !== ""}
          aria-describedby="complaint"
          value={amount()}
          onInput={(event) => setAmount(event.currentTarget.value)}
        />
        <select
          class="select w-32"
          aria-label="Category"
          value={category()}
          onChange={(event) => setCategory(event.currentTarget.value)}
        >
          <For each={categories()}>{(name) => <option value={name}>{name}</option>}</For>
        </select>
        <input
          class="input min-w-40 flex-1"
          aria-label="What for"
          placeholder="What for?"
          value={note()}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
        <input
          type="date"
          class="input w-36"
          aria-label="Day"
          value={date()}
          onInput={(event) => setDate(event.currentTarget.value)}
        />
        <button class="btn btn-primary" type="submit">
          Add
        </button>
        <p id="complaint" class="w-full text-sm empty:hidden" role="status">
          {complaint()}
        </p>
      </form>

      <div class="grid items-start gap-4 md:grid-cols-[20rem_1fr]">
        <section class="grid gap-4 rounded-box border border-base-content/10 bg-base-100 p-5">
          <div class="relative mx-auto size-48">
            <svg viewBox="0 0 100 100" class="size-full -rotate-90" role="img" aria-label="Spending by category">
              <circle cx="50" cy="50" r="40" fill="none" stroke-width="12" class="stroke-base-content/10" />
              <For each={shares()}>
                {(group) => (
                  <circle
                    cx="50"
                    cy="50"
                    r="40"
                    fill="none"
                    stroke-width="12"
                    class={STROKES[group.color]}
                    stroke-dasharray={`${Math.max(0, group.share * CIRCUMFERENCE - 1)} ${CIRCUMFERENCE}`}
                    stroke-dashoffset={String(-group.start * CIRCUMFERENCE)}
                  >
                    <title>{`${group.name}: ${money(group.sum)}`}</title>
                  </circle>
                )}
              </For>
            </svg>
            <p class="absolute inset-0 grid content-center text-center" aria-live="polite">
              <span class="text-2xl font-semibold tracking-tight tabular-nums">{money(total())}</span>
              <span class="text-xs text-base-content/70">spent</span>
            </p>
          </div>
          <ul class="grid gap-1">
            <For each={shares()}>
              {(group) => (
                <li>
                  <button
                    class="flex w-full items-center gap-2 rounded-field px-2 py-1.5 text-sm hover:bg-base-200"
                    classList={{ "bg-base-200 font-medium": only() === group.name }}
                    aria-pressed={only() === group.name}
                    onClick={() => setOnly(only() === group.name ? null : group.name)}
                  >
                    <span class={`size-2.5 rounded-sm ${FILLS[group.color]}`} aria-hidden="true" />
                    <span class="flex-1 truncate text-left">{group.name}</span>
                    <span class="tabular-nums">{money(group.sum)}</span>
                    <span class="w-10 text-right text-base-content/70 tabular-nums">{Math.round(group.share * 100)} %</span>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </section>

        <ul class="divide-y divide-base-content/10 rounded-box border border-base-content/10 bg-base-100">
          <For each={shown()} fallback={<li class="p-6 text-center text-sm text-base-content/70">No expenses yet.</li>}>
            {(expense) => (
              <li class="flex items-center gap-3 px-4 py-2.5">
                <span class={`size-2.5 shrink-0 rounded-sm ${colorOf(expense.category)}`} aria-hidden="true" />
                <span class="min-w-0 flex-1">
                  <span class="block truncate">{expense.note}</span>
                  <span class="text-xs text-base-content/70">
                    {expense.category} · {day.format(new Date(expense.date))}
                  </span>
                </span>
                <span class="font-medium tabular-nums">{money(expense.amount)}</span>
                <button
                  class="btn btn-circle btn-ghost btn-xs"
                  aria-label={`Delete ${expense.note}`}
                  onClick={() => expenses.change(expenses.value().filter((other) => other !== expense))}
                >
                  ✕
                </button>
              </li>
            )}
          </For>
        </ul>
      </div>
    </main>
  );
}
