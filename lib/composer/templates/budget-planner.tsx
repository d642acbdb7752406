import { createEffect, createMemo, createSignal, For, Index, onMount, Show, untrack } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Kind = "Needs" | "Wants" | "Savings";
type Line = { name: string; kind: Kind; amount: number };
type Budget = { income: number; lines: Line[] };

const KINDS: { name: Kind; share: number; fill: string }[] = [
  { name: "Needs", share: 50, fill: "bg-primary" },
  { name: "Wants", share: 30, fill: "bg-warning" },
  { name: "Savings", share: 20, fill: "bg-success" },
];
const SAMPLE: Budget = {
  income: 3200,
  lines: [
    { name: "Rent", kind: "Needs", amount: 1050 },
    { name: "Groceries", kind: "Needs", amount: 380 },
    { name: "Power and internet", kind: "Needs", amount: 145 },
    { name: "Eating out", kind: "Wants", amount: 220 },
    { name: "Hobbies", kind: "Wants", amount: 160 },
    { name: "Holidays", kind: "Wants", amount: 250 },
    { name: "Rainy day", kind: "Savings", amount: 300 },
    { name: "Pension", kind: "Savings", amount: 280 },
  ],
};
const whole = (value: number) => new Intl.NumberFormat("en", { maximumFractionDigits: 0 }).format(value);
const numberFrom = (value: unknown) => Math.max(0, Number.parseFloat(String(value ?? "").replace(/[^\d.]/g, "")) || 0);

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

/** The first list in a value, whatever it is called. */
const rowsOf = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value
    : ((Object.values(record(value)).find((part) => Array.isArray(part)) as unknown[] | undefined) ?? []);

function readLine(value: unknown): Line[] {
  const fields = record(value);
  const name = fields.name ?? fields.category ?? fields.title;
  const kind = KINDS.find(
    (known) => known.name.toLowerCase() === String(fields.kind ?? fields.type ?? fields.group).toLowerCase(),
  );
  const amount = fields.amount ?? fields.planned ?? fields.budget ?? fields.value;
  return typeof name === "string" && amount !== undefined
    ? [{ name, kind: kind?.name ?? "Needs", amount: numberFrom(amount) }]
    : [];
}

function readBudget(value: unknown): Budget | undefined {
  const lines = rowsOf(value).flatMap(readLine);
  const { income } = record(value);
  if (lines.length === 0 && income === undefined) return undefined;
  return { income: income === undefined ? lines.reduce((sum, line) => sum + line.amount, 0) : numberFrom(income), lines };
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

/** A field for a number. It is written only when it holds another one, so that nobody is disturbed who types "12.". */
function NumberField(props: { look: string; value: number; onInput: (value: number) => void }) {
  const [field, setField] = createSignal<HTMLInputElement>();
  createEffect(() => {
    const input = field();
    if (input && Number(input.value) !== props.value) input.value = String(props.value);
  });
  return (
    <input
      type="number"
      min="0"
      step="any"
      class={`tabular-nums ${props.look}`}
      ref={setField}
      value={untrack(() => props.value)}
      onInput={(event) => props.onInput(numberFrom(event.currentTarget.value))}
    />
  );
}

export default function App(props: Props) {
  const given = createMemo(() => readBudget(props.data));
  const kept = createKept<Budget>(props, "budget", () => given() ?? SAMPLE, readBudget);
  const budget = kept.value;
  const [name, setName] = createSignal("");
  const [kind, setKind] = createSignal<Kind>("Needs");

  const sumOf = (wanted: Kind) => budget().lines.reduce((sum, line) => sum + (line.kind === wanted ? line.amount : 0), 0);
  const planned = createMemo(() => budget().lines.reduce((sum, line) => sum + line.amount, 0));
  const left = createMemo(() => budget().income - planned());
  const percent = (value: number) => (budget().income > 0 ? (value / budget().income) * 100 : 0);
  const setLine = (index: number, amount: number) =>
    kept.change({ ...budget(), lines: budget().lines.map((line, at) => (at === index ? { ...line, amount } : line)) });
  const linesOf = (wanted: Kind) =>
    budget()
      .lines.map((line, index) => ({ ...line, index }))
      .filter((line) => line.kind === wanted);
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    if (name().trim() === "") return;
    kept.change({ ...budget(), lines: [...budget().lines, { name: name().trim(), kind: kind(), amount: 0 }] });
    setName("");
  };

  return (
    <main class="mx-auto grid w-full max-w-5xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center justify-between gap-2">
        <h1 class="text-xl font-semibold tracking-tight">Monthly budget</h1>
        <Show when={!kept.isKept() && !given()}>
          <span class="badge badge-soft badge-sm">Sample budget</span>
        </Show>
      </header>

      <section class="grid gap-4 rounded-box border border-base-content/10 bg-base-200 p-5">
        <div class="flex flex-wrap items-end justify-between gap-4">
          <label class="grid gap-1 text-sm text-base-content/70">
            Income
            <NumberField
              look="input input-lg w-40 font-semibold text-base-content"
              value={budget().income}
              onInput={(income) => kept.change({ ...budget(), income })}
            />
          </label>
          <div class="text-right" aria-live="polite">
            <p class="text-sm text-base-content/70">{left() >= 0 ? "Still free" : "Too much planned"}</p>
            <p class="text-4xl font-semibold tracking-tight tabular-nums">{whole(Math.abs(left()))}</p>
          </div>
        </div>
        <div
          class="flex h-4 gap-0.5 overflow-hidden rounded-full bg-base-content/10"
          role="img"
          aria-label={`${whole(planned())} of ${whole(budget().income)} planned`}
        >
          <For each={KINDS}>
            {(item) => (
              <span
                class={`transition-[width] ${item.fill}`}
                style={{ width: `${Math.min(100, percent(sumOf(item.name)))}%` }}
                title={`${item.name}: ${whole(sumOf(item.name))}`}
              />
            )}
          </For>
        </div>
        <Show when={left() < 0}>
          <p class="border-l-2 border-error pl-2 text-sm">The plan is {whole(-left())} above the income.</p>
        </Show>
      </section>

      <div class="grid items-start gap-4 md:grid-cols-3">
        <For each={KINDS}>
          {(item) => (
            <section class="rounded-box border border-base-content/10 bg-base-100">
              <header class="grid gap-1 border-b border-base-content/10 px-4 py-3">
                <h2 class="flex items-center gap-2 font-medium">
                  <span class={`size-2.5 rounded-sm ${item.fill}`} aria-hidden="true" />
                  <span class="flex-1">{item.name}</span>
                  <span class="tabular-nums">{whole(sumOf(item.name))}</span>
                </h2>
                <p class="text-xs text-base-content/70 tabular-nums">
                  {Math.round(percent(sumOf(item.name)))} % of the income; {item.share} % is a common aim
                </p>
              </header>
              <ul class="grid gap-1 p-2">
                <Index
                  each={linesOf(item.name)}
                  fallback={<li class="p-3 text-center text-sm text-base-content/70">Nothing planned.</li>}
                >
                  {(line) => (
                    <li class="flex items-center gap-2 pl-2">
                      <label class="flex min-w-0 flex-1 items-center gap-2 text-sm">
                        <span class="min-w-0 flex-1 break-words">{line().name}</span>
                        <NumberField
                          look="input input-sm w-24 text-right"
                          value={line().amount}
                          onInput={(amount) => setLine(line().index, amount)}
                        />
                      </label>
                      <button
                        class="btn btn-circle btn-ghost btn-xs"
                        aria-label={`Delete ${line().name}`}
                        onClick={() =>
                          kept.change({ ...budget(), lines: budget().lines.filter((_line, at) => at !== line().index) })
                        }
                      >
                        ✕
                      </button>
                    </li>
                  )}
                </Index>
              </ul>
            </section>
          )}
        </For>
      </div>

      <form class="flex flex-wrap gap-2" onSubmit={add}>
        <input
          class="input min-w-56 flex-1"
          aria-label="New line"
          required
          placeholder="New line, for example Gifts"
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <select
          class="select w-28"
          aria-label="Kind"
          value={kind()}
          onChange={(event) => setKind(KINDS.find((item) => item.name === event.currentTarget.value)?.name ?? "Needs")}
        >
          <For each={KINDS}>{(item) => <option value={item.name}>{item.name}</option>}</For>
        </select>
        <button class="btn btn-primary" type="submit">
          Add
        </button>
      </form>
    </main>
  );
}
