import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

/** How much of a currency one unit of the base buys. */
type Rate = { code: string; rate: number };
type Table = { amount: string; from: string; to: string; base: string; rates: Rate[]; isSample: boolean };

const NAMES: Record<string, string> = {
  AUD: "Australian dollar",
  CAD: "Canadian dollar",
  CHF: "Swiss franc",
  CNY: "Chinese yuan",
  EUR: "Euro",
  GBP: "Pound sterling",
  JPY: "Japanese yen",
  NOK: "Norwegian krone",
  PLN: "Polish zloty",
  SEK: "Swedish krona",
  USD: "US dollar",
};
const SAMPLE: Rate[] = [
  { code: "EUR", rate: 1 },
  { code: "USD", rate: 1.08 },
  { code: "GBP", rate: 0.85 },
  { code: "CHF", rate: 0.95 },
  { code: "JPY", rate: 162 },
  { code: "SEK", rate: 11.3 },
  { code: "CAD", rate: 1.47 },
];
const USUAL = [1, 5, 10, 20, 50, 100, 500];
const CODE = /^[A-Z]{3}$/;

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
const nameOf = (code: string) => NAMES[code] ?? code;
const rateFrom = (text: string) => (text.trim() === "" ? NaN : Number(text.replace(",", ".")));
/** "1,250.50" or "1250,5"; a rate is never so long that its comma groups. */
function numberOf(text: string): number {
  const plain = text.replaceAll(/[\s']/g, "");
  return /^-?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(plain) ? Number(plain.replaceAll(",", "")) : rateFrom(plain);
}
function money(value: number, code: string): string {
  if (!Number.isFinite(value)) return "–";
  const digits = code === "JPY" ? 0 : 2;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${new Intl.NumberFormat("en", options).format(value)} ${code}`;
}
const short = (value: number) => new Intl.NumberFormat("en", { maximumSignificantDigits: 5 }).format(value);

function readRate(code: string, value: unknown): Rate[] {
  const [name, rate] = [code.trim().toUpperCase(), Number(value)];
  return CODE.test(name) && rate > 0 && Number.isFinite(rate) ? [{ code: name, rate }] : [];
}

/** `{ USD: 1.08 }` or `[{ currency: "USD", rate: 1.08 }]`, alone or beside a base. */
function readRates(value: unknown): { base: string | undefined; rates: Rate[] } {
  const fields = record(value);
  const list = Array.isArray(value) ? value : (fields.rates ?? value);
  const rates = Array.isArray(list)
    ? list.flatMap((row) =>
        readRate(String(record(row).code ?? record(row).currency ?? ""), record(row).rate ?? record(row).value),
      )
    : Object.entries(record(list)).flatMap(([code, rate]) => readRate(code, rate));
  const named = String(fields.base ?? "").toUpperCase();
  return { base: CODE.test(named) ? named : undefined, rates };
}

function startFrom(data: unknown): Table {
  const given = readRates(data);
  const isSample = given.rates.length === 0;
  const base = given.base ?? given.rates.find(({ rate }) => rate === 1)?.code ?? "EUR";
  const all = isSample ? SAMPLE : [{ code: base, rate: 1 }, ...given.rates.filter(({ code }) => code !== base)];
  return { amount: "100", from: base, to: all[1]?.code ?? base, base, rates: all, isSample };
}

function readTable(stored: unknown): Table | undefined {
  const { amount, from, to, isSample } = record(stored);
  const { base, rates } = readRates(stored);
  const isKnown = (code: unknown): code is string => rates.some((row) => row.code === code);
  if (base === undefined || !isKnown(base) || !isKnown(from) || !isKnown(to)) return undefined;
  return { amount: String(amount), from, to, base, rates, isSample: isSample === true };
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
  const [table, setTable] = createKept<Table>(props, "currencies", () => startFrom(props.data), readTable);
  const update = (part: Partial<Table>) => setTable({ ...table(), ...part });
  const [added, setAdded] = createSignal("");
  const [addedRate, setAddedRate] = createSignal("");
  const [message, setMessage] = createSignal("");

  const codes = createMemo(() => table().rates.map(({ code }) => code));
  const rateOf = (code: string) => table().rates.find((rate) => rate.code === code)?.rate ?? NaN;
  const convert = (value: number, from: string, to: string) => (value / rateOf(from)) * rateOf(to);
  const amount = createMemo(() => numberOf(table().amount));
  const result = createMemo(() => convert(amount(), table().from, table().to));

  const edit = (code: string, text: string) => {
    const rate = rateFrom(text);
    setMessage(rate > 0 ? "" : `A rate is a number above zero; ${code} stays as it was.`);
    if (!(rate > 0)) return;
    update({ rates: table().rates.map((row) => (row.code === code ? { code, rate } : row)), isSample: false });
  };
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const rates = readRate(added(), rateFrom(addedRate()));
    const known = rates.find(({ code }) => codes().includes(code));
    if (rates.length === 0) return void setMessage("A currency has three letters, such as NOK, and a rate above zero.");
    if (known) return void setMessage(`${known.code} is there already. Change its rate above.`);
    setMessage("");
    update({ rates: [...table().rates, ...rates], isSample: false });
    setAdded("");
    setAddedRate("");
  };
  const remove = (code: string) => {
    const { base, from, to, rates } = table();
    const rest = (shown: string) => (shown === code ? base : shown);
    update({ rates: rates.filter((row) => row.code !== code), from: rest(from), to: rest(to) });
  };
  const picker = (label: string, value: () => string, choose: (code: string) => void) => (
    <select class="select w-full" aria-label={label} value={value()} onChange={(event) => choose(event.currentTarget.value)}>
      <For each={codes()}>
        {(code) => (
          <option value={code} selected={code === value()}>
            {code} {NAMES[code]}
          </option>
        )}
      </For>
    </select>
  );

  return (
    <main class="mx-auto grid w-full max-w-3xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center justify-between gap-2">
        <h1 class="text-xl font-semibold tracking-tight">Currency converter</h1>
        <Show when={table().isSample}>
          <span class="badge badge-soft badge-sm">Sample rates, not today's</span>
        </Show>
      </header>

      <section class="grid items-end gap-3 rounded-box border border-base-content/10 bg-base-200 p-4 sm:grid-cols-[1fr_auto_1fr]">
        <div class="grid gap-2">
          {picker(
            "From",
            () => table().from,
            (from) => update({ from }),
          )}
          <input
            class="input input-lg w-full font-semibold tabular-nums"
            inputmode="decimal"
            aria-label={`Amount in ${nameOf(table().from)}`}
            aria-invalid={Number.isNaN(amount())}
            value={table().amount}
            onInput={(event) => update({ amount: event.currentTarget.value })}
          />
        </div>
        <button
          class="btn btn-circle justify-self-center sm:mb-1"
          aria-label="Swap the currencies"
          onClick={() => update({ from: table().to, to: table().from })}
        >
          ⇄
        </button>
        <div class="grid gap-2">
          {picker(
            "To",
            () => table().to,
            (to) => update({ to }),
          )}
          <output class="flex h-12 items-center truncate rounded-field border border-base-content/10 bg-base-100 px-3 text-lg font-semibold tabular-nums">
            {money(result(), table().to)}
          </output>
        </div>
        <p class="text-sm text-base-content/70 tabular-nums sm:col-span-3" role="status">
          <Show when={!Number.isNaN(amount())} fallback="Write the amount as a number, such as 1,250.50.">
            1 {table().from} = {short(convert(1, table().from, table().to))} {table().to} · 1 {table().to} ={" "}
            {short(convert(1, table().to, table().from))} {table().from}
          </Show>
        </p>
      </section>

      <div class="grid items-start gap-4 md:grid-cols-[3fr_2fr]">
        <section class="rounded-box border border-base-content/10">
          <h2 class="border-b border-base-content/10 px-4 py-2.5 text-sm font-medium">
            Rates for 1 {table().base} <span class="font-normal text-base-content/70">· type your own</span>
          </h2>
          <ul class="divide-y divide-base-content/10">
            <For each={codes()}>
              {(code) => (
                <li class="flex items-center gap-2 px-4 py-2">
                  <span class="grid min-w-0 flex-1 text-sm">
                    <span class="truncate">
                      <span class="font-medium">{code}</span> <span class="text-base-content/70">{NAMES[code]}</span>
                    </span>
                    <span class="truncate text-base-content/70 tabular-nums">
                      {money(convert(amount(), table().from, code), code)}
                    </span>
                  </span>
                  <input
                    class="input input-sm w-20 text-right tabular-nums"
                    inputmode="decimal"
                    aria-label={`${nameOf(code)} for one ${nameOf(table().base)}`}
                    disabled={code === table().base}
                    value={rateOf(code)}
                    onChange={(event) => {
                      edit(code, event.currentTarget.value);
                      event.currentTarget.value = String(rateOf(code));
                    }}
                  />
                  <button
                    class="btn btn-circle btn-ghost btn-xs"
                    aria-label={`Remove ${nameOf(code)}`}
                    disabled={code === table().base}
                    onClick={() => remove(code)}
                  >
                    ✕
                  </button>
                </li>
              )}
            </For>
          </ul>
          <form class="flex gap-2 border-t border-base-content/10 p-3" onSubmit={add}>
            <input
              class="input input-sm min-w-0 flex-1"
              aria-label="Another currency"
              placeholder="Such as NOK"
              maxlength="3"
              value={added()}
              onInput={(event) => setAdded(event.currentTarget.value)}
            />
            <input
              class="input input-sm w-20 text-right tabular-nums"
              inputmode="decimal"
              aria-label="Its rate"
              placeholder="Rate"
              value={addedRate()}
              onInput={(event) => setAddedRate(event.currentTarget.value)}
            />
            <button class="btn btn-sm" type="submit">
              Add
            </button>
          </form>
          <p class="px-4 pb-3 text-sm empty:hidden" role="status">
            {message()}
          </p>
        </section>

        <section class="rounded-box border border-base-content/10">
          <h2 class="border-b border-base-content/10 px-4 py-2.5 text-sm font-medium">
            {table().from} in {table().to}
          </h2>
          <dl class="px-4 py-2">
            <For each={USUAL}>
              {(value) => (
                <div class="flex justify-between gap-4 py-1 text-sm tabular-nums">
                  <dt class="text-base-content/70">{short(value)}</dt>
                  <dd class="font-medium">{money(convert(value, table().from, table().to), table().to)}</dd>
                </div>
              )}
            </For>
          </dl>
        </section>
      </div>
      <p class="text-xs text-base-content/70">No network here: type the rates of the day, they are kept.</p>
    </main>
  );
}
