import { createEffect, createMemo, createSignal, For, Index, onMount, Show, untrack } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Line = { description: string; quantity: number; price: number };
type Invoice = {
  number: string;
  from: string;
  to: string;
  date: string;
  currency: string;
  tax: number;
  note: string;
  lines: Line[];
};

const SAMPLE: Invoice = {
  number: "0014",
  from: "Studio Linden\n12 Mill Lane\nBristol",
  to: "Harbour Books\n3 Quay Street\nCardiff",
  date: new Date().toISOString().slice(0, 10),
  currency: "EUR",
  tax: 20,
  note: "Please pay within 14 days. Thank you.",
  lines: [
    { description: "Shop window illustration", quantity: 1, price: 640 },
    { description: "Bookmarks, set of 250", quantity: 2, price: 85 },
    { description: "Extra round of changes", quantity: 3, price: 55 },
  ],
};
const CURRENCIES = ["EUR", "USD", "GBP", "CHF", "JPY"];

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

/** The first list in a value, whatever it is called. */
const rowsOf = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value
    : ((Object.values(record(value)).find((part) => Array.isArray(part)) as unknown[] | undefined) ?? []);

const textFrom = (value: unknown, fallback: string) =>
  typeof value === "string" || typeof value === "number" ? String(value) : fallback;
const numberFrom = (value: unknown, fallback: number) => {
  const number = typeof value === "number" ? value : Number.parseFloat(String(value ?? ""));
  return Number.isFinite(number) ? number : fallback;
};

function readLine(value: unknown): Line[] {
  const fields = record(value);
  const description = fields.description ?? fields.item ?? fields.name ?? fields.title;
  const price = numberFrom(fields.price ?? fields.rate ?? fields.unit_price ?? fields.amount, NaN);
  if (description === undefined || Number.isNaN(price)) return [];
  return [{ description: String(description), quantity: numberFrom(fields.quantity ?? fields.qty, 1), price }];
}

/** An invoice from a record or a plain list of lines; what is missing stays empty, or as in the sample when nothing is given. */
function readInvoice(value: unknown): Invoice | undefined {
  const lines = rowsOf(value).flatMap(readLine);
  const fields = record(value);
  if (lines.length === 0 && !Array.isArray(fields.lines)) return undefined;
  const currency = CURRENCIES.find((code) => code === fields.currency) ?? SAMPLE.currency;
  return {
    number: textFrom(fields.number, ""),
    from: textFrom(fields.from, ""),
    to: textFrom(fields.to ?? fields.customer, ""),
    date: textFrom(fields.date, SAMPLE.date),
    currency,
    tax: numberFrom(fields.tax, 0),
    note: textFrom(fields.note, ""),
    lines,
  };
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
function NumberField(props: { label: string; look: string; value: number; onInput: (value: number) => void }) {
  const [field, setField] = createSignal<HTMLInputElement>();
  createEffect(() => {
    const input = field();
    if (input && Number(input.value) !== props.value) input.value = String(props.value);
  });
  return (
    <input
      type="number"
      step="any"
      class={`tabular-nums ${props.look}`}
      aria-label={props.label}
      ref={setField}
      value={untrack(() => props.value)}
      onInput={(event) => props.onInput(numberFrom(event.currentTarget.value, 0))}
    />
  );
}

export default function App(props: Props) {
  const given = createMemo(() => readInvoice(props.data));
  const kept = createKept<Invoice>(props, "invoice", () => given() ?? SAMPLE, readInvoice);
  const invoice = kept.value;
  const set = (change: Partial<Invoice>) => kept.change({ ...invoice(), ...change });
  const setLine = (index: number, change: Partial<Line>) =>
    set({ lines: invoice().lines.map((line, at) => (at === index ? { ...line, ...change } : line)) });

  const money = createMemo(() => new Intl.NumberFormat("en", { style: "currency", currency: invoice().currency }));
  /** As it is printed, so that what is printed adds up. */
  const rounded = (value: number) => {
    const parts = invoice().currency === "JPY" ? 1 : 100;
    return Math.round(Number((value * parts).toPrecision(12))) / parts;
  };
  const totalOf = (line: Line) => rounded(line.quantity * line.price);
  const subtotal = createMemo(() => rounded(invoice().lines.reduce((sum, line) => sum + totalOf(line), 0)));
  const tax = () => rounded((subtotal() * invoice().tax) / 100);

  return (
    <main class="mx-auto grid w-full max-w-4xl gap-4 text-base-content sm:p-2">
      <article class="grid gap-6 rounded-box border border-base-content/10 bg-base-100 p-4 shadow-sm sm:p-8">
        <header class="flex flex-wrap items-start justify-between gap-4">
          <div class="grid gap-1">
            <h1 class="text-3xl font-semibold tracking-tight">Invoice</h1>
            <Show when={!kept.isKept() && !given()}>
              <span class="badge badge-soft badge-sm">Sample invoice</span>
            </Show>
          </div>
          <div class="grid grid-cols-[auto_10rem] items-center gap-x-3 gap-y-1 text-sm">
            <label for="number" class="text-base-content/70">
              Number
            </label>
            <input
              id="number"
              class="input input-sm"
              value={invoice().number}
              onInput={(event) => set({ number: event.currentTarget.value })}
            />
            <label for="date" class="text-base-content/70">
              Date
            </label>
            <input
              id="date"
              type="date"
              class="input input-sm"
              value={invoice().date}
              onInput={(event) => event.currentTarget.value && set({ date: event.currentTarget.value })}
            />
            <label for="currency" class="text-base-content/70">
              Currency
            </label>
            <select
              id="currency"
              class="select select-sm"
              value={invoice().currency}
              onChange={(event) => set({ currency: event.currentTarget.value })}
            >
              <For each={CURRENCIES}>{(code) => <option value={code}>{code}</option>}</For>
            </select>
          </div>
        </header>

        <div class="grid gap-4 sm:grid-cols-2">
          <label class="grid gap-1 text-sm">
            <span class="text-base-content/70">From</span>
            <textarea
              class="textarea w-full"
              rows={3}
              value={invoice().from}
              onInput={(event) => set({ from: event.currentTarget.value })}
            />
          </label>
          <label class="grid gap-1 text-sm">
            <span class="text-base-content/70">To</span>
            <textarea
              class="textarea w-full"
              rows={3}
              value={invoice().to}
              onInput={(event) => set({ to: event.currentTarget.value })}
            />
          </label>
        </div>

        <section aria-label="Lines" class="grid gap-2">
          <div
            class="hidden grid-cols-[1fr_5rem_7rem_7rem_2rem] gap-2 border-b border-base-content/10 pb-2 text-sm text-base-content/70 sm:grid"
            aria-hidden="true"
          >
            <span>Description</span>
            <span class="text-right">Quantity</span>
            <span class="text-right">Price</span>
            <span class="text-right">Total</span>
          </div>
          <Index each={invoice().lines}>
            {(line, index) => (
              <div class="grid grid-cols-[4rem_1fr_1fr_2rem] items-center gap-2 border-b border-base-content/10 pb-2 sm:grid-cols-[1fr_5rem_7rem_7rem_2rem] sm:border-0 sm:pb-0">
                <input
                  class="input input-sm col-span-4 w-full sm:col-span-1"
                  aria-label={`Line ${index + 1}, description`}
                  value={line().description}
                  onInput={(event) => setLine(index, { description: event.currentTarget.value })}
                />
                <NumberField
                  label={`Line ${index + 1}, quantity`}
                  look="input input-sm w-full text-right"
                  value={line().quantity}
                  onInput={(quantity) => setLine(index, { quantity })}
                />
                <NumberField
                  label={`Line ${index + 1}, price`}
                  look="input input-sm w-full text-right"
                  value={line().price}
                  onInput={(price) => setLine(index, { price })}
                />
                <span class="text-right text-sm tabular-nums">{money().format(totalOf(line()))}</span>
                <button
                  class="btn btn-circle btn-ghost btn-xs"
                  aria-label={`Delete line ${index + 1}`}
                  onClick={() => set({ lines: invoice().lines.filter((_line, at) => at !== index) })}
                >
                  ✕
                </button>
              </div>
            )}
          </Index>
          <button
            class="btn btn-sm justify-self-start"
            onClick={() => set({ lines: [...invoice().lines, { description: "", quantity: 1, price: 0 }] })}
          >
            Add a line
          </button>
        </section>

        <footer class="grid items-end gap-4 sm:grid-cols-[1fr_18rem]">
          <label class="grid gap-1 text-sm">
            <span class="text-base-content/70">Note</span>
            <textarea
              class="textarea w-full"
              rows={2}
              value={invoice().note}
              onInput={(event) => set({ note: event.currentTarget.value })}
            />
          </label>
          <dl class="grid grid-cols-[1fr_auto] items-center gap-2 text-sm tabular-nums" aria-live="polite">
            <dt class="text-base-content/70">Subtotal</dt>
            <dd class="text-right">{money().format(subtotal())}</dd>
            <dt class="flex items-center gap-2 text-base-content/70">
              Tax
              <label class="input input-xs w-20">
                <NumberField label="Tax in percent" look="" value={invoice().tax} onInput={(tax) => set({ tax })} />%
              </label>
            </dt>
            <dd class="text-right">{money().format(tax())}</dd>
            <dt class="border-t border-base-content/20 pt-2 text-base font-semibold">Total</dt>
            <dd class="border-t border-base-content/20 pt-2 text-right text-xl font-semibold">
              {money().format(subtotal() + tax())}
            </dd>
          </dl>
        </footer>
      </article>
    </main>
  );
}
