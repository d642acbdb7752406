import { createMemo, createSignal, For, onMount, Show, type JSX } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};
type Year = { year: number; months: number; interest: number; principal: number; balance: number };

const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
const numberFrom = (value: unknown, fallback: number) => {
  const number = typeof value === "number" ? value : Number.parseFloat(String(value ?? ""));
  return Number.isFinite(number) && number >= 0 ? number : fallback;
};
const exact = (value: number) =>
  new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
const whole = (value: number) => new Intl.NumberFormat("en", { maximumFractionDigits: 0 }).format(value);

/** The level payment that clears a loan in so many months. */
function paymentFor(amount: number, monthlyRate: number, months: number): number {
  return monthlyRate === 0 ? amount / months : (amount * monthlyRate) / (1 - (1 + monthlyRate) ** -months);
}

/** What is paid in each year until nothing is owed. */
function planOf(amount: number, monthlyRate: number, payment: number): Year[] {
  const years: Year[] = [];
  let balance = amount;
  for (let month = 0; balance > 0.005 && month < 600; month++) {
    const interest = balance * monthlyRate;
    const principal = Math.min(balance, payment - interest);
    balance -= principal;
    const last = years.at(-1);
    if (month % 12 === 0 || !last) years.push({ year: month / 12 + 1, months: 1, interest, principal, balance });
    else {
      last.months++;
      Object.assign(last, { interest: last.interest + interest, principal: last.principal + principal, balance });
    }
  }
  return years;
}

/** "1 year", "21 years 5 months". */
function timeFor(months: number): string {
  const count = (size: number, name: string) => (size === 0 ? "" : `${size} ${name}${size === 1 ? "" : "s"}`);
  return `${count(Math.floor(months / 12), "year")} ${count(months % 12, "month")}`.trim();
}

function Field(props: {
  label: string;
  unit: string;
  value: number;
  min: number;
  /** How far the slider goes. */
  max: number;
  /** How far anybody may go who types. */
  limit: number;
  step: number;
  onChange: (value: number) => void;
}) {
  const set = (text: string) => props.onChange(Math.min(props.limit, Math.max(props.min, Number(text) || 0)));
  return (
    <div class="grid gap-2">
      <label class="flex items-center justify-between gap-3 text-sm font-medium">
        {props.label}
        <span class="input input-sm w-32">
          <input
            type="number"
            class="text-right tabular-nums"
            min={props.min}
            max={props.limit}
            step="any"
            value={props.value}
            onChange={(event) => set(event.currentTarget.value)}
          />
          <Show when={props.unit}>
            <span class="w-5 text-base-content/70">{props.unit}</span>
          </Show>
        </span>
      </label>
      <input
        type="range"
        class="range range-primary range-xs w-full"
        aria-label={`${props.label}, slider`}
        min={props.min}
        max={props.max}
        step={props.step}
        value={props.value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </div>
  );
}

function Figure(props: { label: string; children: JSX.Element }) {
  return (
    <div class="p-4">
      <dt class="text-sm text-base-content/70">{props.label}</dt>
      <dd class="mt-1 text-2xl font-semibold tracking-tight tabular-nums">{props.children}</dd>
    </div>
  );
}

/** The figures that were changed; what is no figure is not. */
function readEdits(stored: unknown): Record<string, number> {
  return Object.fromEntries(
    Object.entries(record(stored)).flatMap(([key, value]) => (typeof value === "number" && value >= 0 ? [[key, value]] : [])),
  );
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
  const given = () => record(props.data);
  const [edits, setEdits] = createKept<Record<string, number>>(props, "figures", () => ({}), readEdits);
  const value = (key: string, fallback: number) => edits()[key] ?? numberFrom(given()[key], fallback);
  const set = (key: string) => (next: number) => setEdits({ ...edits(), [key]: next });

  const amount = () => value("amount", 240_000);
  const rate = () => value("rate", 3.8);
  const years = () => Math.min(40, Math.max(1, Math.round(value("years", 25))));
  const extra = () => value("extra", 0);

  const monthlyRate = () => rate() / 1200;
  const payment = createMemo(() => paymentFor(amount(), monthlyRate(), years() * 12));
  const plan = createMemo(() => planOf(amount(), monthlyRate(), payment() + extra()));
  const interest = createMemo(() => plan().reduce((sum, year) => sum + year.interest, 0));
  const saved = createMemo(() => payment() * years() * 12 - amount() - interest());
  const months = createMemo(() => plan().reduce((sum, year) => sum + year.months, 0));
  const highest = createMemo(() => Math.max(1, ...plan().map((year) => year.interest + year.principal)));

  const barWidth = () => 600 / Math.max(1, plan().length);
  const height = (part: number) => (part / highest()) * 180;

  return (
    <main class="mx-auto grid w-full max-w-5xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center justify-between gap-2">
        <div>
          <h1 class="text-xl font-semibold tracking-tight">Loan planner</h1>
          <p class="text-sm text-base-content/70">Level monthly payments; every number can be changed.</p>
        </div>
        <Show when={Object.keys(edits()).length === 0 && given().amount === undefined}>
          <span class="badge badge-soft badge-sm">Sample figures</span>
        </Show>
      </header>
      <div class="grid gap-4 md:grid-cols-[19rem_1fr]">
        <section class="grid content-start gap-5 rounded-box border border-base-content/10 bg-base-200 p-5">
          <Field
            label="Amount"
            unit=""
            min={1000}
            max={1_000_000}
            limit={100_000_000}
            step={1000}
            value={amount()}
            onChange={set("amount")}
          />
          <Field label="Interest a year" unit="%" min={0} max={15} limit={100} step={0.1} value={rate()} onChange={set("rate")} />
          <Field label="Years" unit="yr" min={1} max={40} limit={40} step={1} value={years()} onChange={set("years")} />
          <Field
            label="Extra a month"
            unit=""
            min={0}
            max={5000}
            limit={1_000_000}
            step={25}
            value={extra()}
            onChange={set("extra")}
          />
        </section>

        <section class="grid content-start gap-4">
          <dl
            class="grid divide-base-content/10 rounded-box border border-base-content/10 bg-base-100 max-sm:divide-y sm:grid-cols-3 sm:divide-x"
            aria-live="polite"
          >
            <Figure label="Each month">{exact(payment() + extra())}</Figure>
            <Figure label="Interest in all">{whole(interest())}</Figure>
            <Figure label="Free of debt after">{timeFor(months())}</Figure>
          </dl>
          <figure class="rounded-box border border-base-content/10 bg-base-100 p-4">
            <figcaption class="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
              <span class="font-medium">Paid each year</span>
              <span class="flex items-center gap-1.5">
                <span class="size-2.5 rounded-sm bg-primary" /> Principal
              </span>
              <span class="flex items-center gap-1.5">
                <span class="size-2.5 rounded-sm bg-warning" /> Interest
              </span>
            </figcaption>
            <svg viewBox="0 0 600 182" class="h-auto w-full" role="img" aria-label="Principal and interest paid in each year">
              <line x1="0" x2="600" y1="180" y2="180" class="stroke-base-content/20" />
              <For each={plan()}>
                {(year, index) => (
                  <g transform={`translate(${index() * barWidth()} 0)`}>
                    <title>{`Year ${year.year}: ${whole(year.principal)} principal, ${whole(year.interest)} interest, ${whole(year.balance)} still owed`}</title>
                    <rect
                      class="fill-primary"
                      x={barWidth() * 0.12}
                      width={barWidth() * 0.76}
                      y={180 - height(year.principal)}
                      height={height(year.principal)}
                    />
                    <rect
                      class="fill-warning"
                      x={barWidth() * 0.12}
                      width={barWidth() * 0.76}
                      y={180 - height(year.principal + year.interest)}
                      height={height(year.interest)}
                    />
                  </g>
                )}
              </For>
            </svg>
            <p class="flex justify-between text-xs text-base-content/70 tabular-nums" aria-hidden="true">
              <span>Year 1</span>
              <span>Year {plan().length}</span>
            </p>
            <p class="mt-2 text-sm text-base-content/70" role="status">
              {extra() > 0
                ? `${whole(extra())} extra a month saves ${whole(Math.max(0, saved()))} of interest.`
                : "Try an extra payment to see what it saves."}
            </p>
          </figure>
          <details class="rounded-box border border-base-content/10 bg-base-100">
            <summary class="cursor-pointer px-4 py-3 text-sm font-medium">Year by year</summary>
            <div class="max-h-72 overflow-auto" tabindex="0" role="region" aria-label="Payment plan">
              <table class="table table-sm table-pin-rows tabular-nums">
                <thead>
                  <tr>
                    <For each={["Year", "Principal", "Interest", "Still owed"]}>
                      {(name) => (
                        <th scope="col" class="text-right first:text-left">
                          {name}
                        </th>
                      )}
                    </For>
                  </tr>
                </thead>
                <tbody>
                  <For each={plan()}>
                    {(year) => (
                      <tr>
                        <th scope="row" class="font-medium">
                          {year.year}
                        </th>
                        <td class="text-right">{whole(year.principal)}</td>
                        <td class="text-right">{whole(year.interest)}</td>
                        <td class="text-right">{whole(year.balance)}</td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </div>
          </details>
        </section>
      </div>
    </main>
  );
}
