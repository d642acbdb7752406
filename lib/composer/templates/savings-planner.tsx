import { createMemo, createSignal, For, onMount, Show, type JSX } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};
type Year = { year: number; paid: number; value: number };

const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
const numberFrom = (value: unknown, fallback: number) => {
  const number = typeof value === "number" ? value : Number.parseFloat(String(value ?? ""));
  return Number.isFinite(number) && number >= 0 ? number : fallback;
};
const whole = (value: number) => new Intl.NumberFormat("en", { maximumFractionDigits: 0 }).format(value);
const compact = (value: number) => new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 }).format(value);

/** What is paid in and what it has become at the end of each year, compounded monthly. */
function grow(start: number, monthly: number, rate: number, years: number): Year[] {
  const steps: Year[] = [{ year: 0, paid: start, value: start }];
  let value = start;
  for (let month = 1; month <= years * 12; month++) {
    value = value * (1 + rate / 1200) + monthly;
    if (month % 12 === 0) steps.push({ year: month / 12, paid: start + monthly * month, value });
  }
  return steps;
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

function Figure(props: { label: string; mark: string; children: JSX.Element }) {
  return (
    <div>
      <dt class="flex items-center gap-1.5 text-sm text-base-content/70">
        <span class={`size-2.5 rounded-sm ${props.mark}`} aria-hidden="true" />
        {props.label}
      </dt>
      <dd class="text-2xl font-semibold tracking-tight tabular-nums">{props.children}</dd>
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
  const [edits, setEdits] = createKept<Record<string, number>>(props, "figures", () => ({}), readEdits);
  const value = (key: string, fallback: number) => edits()[key] ?? numberFrom(record(props.data)[key], fallback);
  const set = (key: string) => (next: number) => setEdits({ ...edits(), [key]: next });
  const start = () => value("start", 2000);
  const monthly = () => value("monthly", 250);
  const rate = () => value("rate", 5);
  const years = () => Math.min(50, Math.max(1, Math.round(value("years", 20))));

  const steps = createMemo(() => grow(start(), monthly(), rate(), years()));
  const last = createMemo(() => steps().at(-1) ?? { year: 0, paid: 0, value: 0 });
  const [hovered, setHovered] = createSignal<number | null>(null);
  const shown = () => steps()[hovered() ?? steps().length - 1] ?? last();

  const x = (year: number) => (year / years()) * 600;
  const y = (amount: number) => 220 - (amount / Math.max(1, last().value)) * 200;
  const area = (key: "paid" | "value") =>
    `M0 220 ${steps()
      .map((step) => `L${x(step.year).toFixed(1)} ${y(step[key]).toFixed(1)}`)
      .join(" ")} L600 220Z`;
  const follow = (event: PointerEvent & { currentTarget: SVGSVGElement }) => {
    const box = event.currentTarget.getBoundingClientRect();
    setHovered(Math.min(years(), Math.max(0, Math.round(((event.clientX - box.left) / box.width) * years()))));
  };

  return (
    <main class="mx-auto grid w-full max-w-5xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center justify-between gap-2">
        <div>
          <h1 class="text-xl font-semibold tracking-tight">Savings planner</h1>
          <p class="text-sm text-base-content/70">What regular saving and compound interest make of each other.</p>
        </div>
        <Show when={Object.keys(edits()).length === 0 && record(props.data).start === undefined}>
          <span class="badge badge-soft badge-sm">Sample figures</span>
        </Show>
      </header>
      <div class="grid gap-4 md:grid-cols-[19rem_1fr]">
        <section class="grid content-start gap-6 rounded-box border border-base-content/10 bg-base-200 p-5">
          <Field
            label="Start with"
            unit=""
            min={0}
            max={50_000}
            limit={100_000_000}
            step={500}
            value={start()}
            onChange={set("start")}
          />
          <Field
            label="Each month"
            unit=""
            min={0}
            max={3000}
            limit={1_000_000}
            step={25}
            value={monthly()}
            onChange={set("monthly")}
          />
          <Field
            label="Interest a year"
            unit="%"
            min={0}
            max={12}
            limit={100}
            step={0.25}
            value={rate()}
            onChange={set("rate")}
          />
          <Field label="Years" unit="yr" min={1} max={50} limit={50} step={1} value={years()} onChange={set("years")} />
        </section>
        <section class="grid content-start gap-5 rounded-box border border-base-content/10 bg-base-100 p-5">
          <dl class="grid grid-cols-2 gap-4 sm:grid-cols-3" aria-live="polite">
            <div class="max-sm:col-span-2">
              <dt class="text-sm text-base-content/70">After {shown().year === 1 ? "1 year" : `${shown().year} years`}</dt>
              <dd class="text-4xl font-semibold tracking-tight tabular-nums">{whole(shown().value)}</dd>
            </div>
            <Figure label="Paid in" mark="bg-primary">
              {whole(shown().paid)}
            </Figure>
            <Figure label="Interest" mark="bg-primary/35">
              {whole(shown().value - shown().paid)}
            </Figure>
          </dl>
          <figure class="grid gap-1">
            <svg
              viewBox="0 0 600 222"
              class="h-auto w-full touch-pan-y"
              role="img"
              aria-label={`Growth to ${whole(last().value)} in ${years()} years`}
              onPointerMove={follow}
              onPointerLeave={() => setHovered(null)}
            >
              <For each={[1, 0.5]}>
                {(share) => (
                  <line
                    x1="0"
                    x2="600"
                    y1={y(last().value * share)}
                    y2={y(last().value * share)}
                    class="stroke-base-content/15"
                    stroke-dasharray="3 4"
                  />
                )}
              </For>
              <path d={area("value")} class="fill-primary/35" />
              <path d={area("paid")} class="fill-primary" />
              <line x1={x(shown().year)} x2={x(shown().year)} y1="10" y2="220" class="stroke-base-content/50" />
              <circle cx={x(shown().year)} cy={y(shown().value)} r="5" class="fill-base-content" />
            </svg>
            <figcaption class="flex justify-between text-xs text-base-content/70 tabular-nums">
              <span>today</span>
              <span>highest line: {compact(last().value)}</span>
              <span>{years() === 1 ? "1 year" : `${years()} years`}</span>
            </figcaption>
          </figure>
          <p class="text-xs text-base-content/70">A steady rate every year, no tax and no fees: a picture, not a promise.</p>
        </section>
      </div>
    </main>
  );
}
