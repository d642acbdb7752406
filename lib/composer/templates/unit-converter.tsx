import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

/** What is converted: units by their place in their kind. */
type Question = { kind: string; text: string; from: number; to: number };

/** A unit is a factor to its base, or (temperature) a factor and an offset. */
type Unit = { name: string; short: string; factor: number; offset?: number };

const KINDS: Record<string, Unit[]> = {
  Length: [
    { name: "Millimetre", short: "mm", factor: 0.001 },
    { name: "Centimetre", short: "cm", factor: 0.01 },
    { name: "Metre", short: "m", factor: 1 },
    { name: "Kilometre", short: "km", factor: 1000 },
    { name: "Inch", short: "in", factor: 0.0254 },
    { name: "Foot", short: "ft", factor: 0.3048 },
    { name: "Yard", short: "yd", factor: 0.9144 },
    { name: "Mile", short: "mi", factor: 1609.344 },
  ],
  Weight: [
    { name: "Gram", short: "g", factor: 0.001 },
    { name: "Kilogram", short: "kg", factor: 1 },
    { name: "Tonne", short: "t", factor: 1000 },
    { name: "Ounce", short: "oz", factor: 0.028349523125 },
    { name: "Pound", short: "lb", factor: 0.45359237 },
    { name: "Stone", short: "st", factor: 6.35029318 },
  ],
  Temperature: [
    { name: "Celsius", short: "°C", factor: 1 },
    { name: "Fahrenheit", short: "°F", factor: 5 / 9, offset: -32 },
    { name: "Kelvin", short: "K", factor: 1, offset: -273.15 },
  ],
  Volume: [
    { name: "Millilitre", short: "ml", factor: 0.001 },
    { name: "Litre", short: "l", factor: 1 },
    { name: "Teaspoon (US)", short: "tsp", factor: 0.00492892159375 },
    { name: "Cup (US)", short: "cup", factor: 0.2365882365 },
    { name: "Pint (UK)", short: "pt", factor: 0.56826125 },
    { name: "Gallon (US)", short: "gal", factor: 3.785411784 },
  ],
  Area: [
    { name: "Square metre", short: "m²", factor: 1 },
    { name: "Hectare", short: "ha", factor: 10_000 },
    { name: "Square kilometre", short: "km²", factor: 1_000_000 },
    { name: "Square foot", short: "ft²", factor: 0.09290304 },
    { name: "Acre", short: "ac", factor: 4046.8564224 },
  ],
  Speed: [
    { name: "Metre per second", short: "m/s", factor: 1 },
    { name: "Kilometre per hour", short: "km/h", factor: 1 / 3.6 },
    { name: "Mile per hour", short: "mph", factor: 0.44704 },
    { name: "Knot", short: "kn", factor: 1852 / 3600 },
  ],
  Data: [
    { name: "Kilobyte", short: "kB", factor: 1000 },
    { name: "Megabyte", short: "MB", factor: 1_000_000 },
    { name: "Gigabyte", short: "GB", factor: 1_000_000_000 },
    { name: "Mebibyte", short: "MiB", factor: 1_048_576 },
    { name: "Gibibyte", short: "GiB", factor: 1_073_741_824 },
  ],
};
const START: Record<string, readonly [number, number]> = { Length: [3, 7], Weight: [1, 4], Volume: [3, 0], Speed: [1, 2] };

const format = (value: number) =>
  Number.isFinite(value) ? new Intl.NumberFormat("en", { maximumSignificantDigits: 7 }).format(value) : "–";
const plain = (value: number) => (Number.isFinite(value) ? String(Number(value.toPrecision(7))) : "");

/** "1,250.5", "1250,5" or "12.5"; no number when nothing is written. */
function numberOf(text: string): number {
  const written = text.replaceAll(/[\s']/g, "");
  const isGrouped = /^-?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(written);
  return written === "" ? NaN : Number(isGrouped ? written.replaceAll(",", "") : written.replace(",", "."));
}

function convert(value: number, from: Unit | undefined, to: Unit | undefined): number {
  if (!from || !to) return NaN;
  const result = ((value + (from.offset ?? 0)) * from.factor) / to.factor - (to.offset ?? 0);
  // Where something is taken away, what is left of nearly nothing is nothing.
  return from.offset || to.offset ? Math.round(result * 1e9) / 1e9 : result;
}

function readQuestion(stored: unknown): Question | undefined {
  const { kind, text, from, to } = (stored ?? {}) as Record<string, unknown>;
  const units = typeof kind === "string" && Object.hasOwn(KINDS, kind) ? (KINDS[kind] ?? []) : [];
  if (typeof kind !== "string" || !units[Number(from)] || !units[Number(to)]) return undefined;
  return { kind, text: String(text), from: Number(from), to: Number(to) };
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
  const start: Question = { kind: "Length", text: "10", from: 3, to: 7 };
  const [question, setQuestion] = createKept<Question>(props, "question", start, readQuestion);
  const update = (part: Partial<Question>) => setQuestion({ ...question(), ...part });
  const kind = () => question().kind;
  const text = () => question().text;
  const from = () => question().from;
  const to = () => question().to;

  const units = createMemo(() => KINDS[kind()] ?? []);
  const value = createMemo(() => numberOf(text()));
  const result = createMemo(() => convert(value(), units()[from()], units()[to()]));

  const choose = (name: string) => {
    const [first, second] = START[name] ?? [0, 1];
    update({ kind: name, from: first, to: second });
  };
  const swap = () => update({ from: to(), to: from() });
  const options = (chosen: () => number) => (
    <For each={units()}>
      {(unit, index) => (
        <option value={index()} selected={index() === chosen()}>
          {unit.name}
        </option>
      )}
    </For>
  );
  /** The other way round: what has to be converted to give this. */
  const convertBack = (input: HTMLInputElement) => {
    const wanted = numberOf(input.value);
    if (!Number.isNaN(wanted)) update({ text: plain(convert(wanted, units()[to()], units()[from()])) });
    input.value = plain(result());
  };

  return (
    <main class="mx-auto grid w-full max-w-2xl gap-4 text-base-content sm:p-2">
      <h1 class="text-xl font-semibold tracking-tight">Unit converter</h1>
      <div class="flex flex-wrap gap-1" role="group" aria-label="Kind of unit">
        <For each={Object.keys(KINDS)}>
          {(name) => (
            <button
              class="btn btn-sm"
              classList={{ "bg-base-content text-base-100": kind() === name, "btn-ghost": kind() !== name }}
              aria-pressed={kind() === name}
              onClick={() => choose(name)}
            >
              {name}
            </button>
          )}
        </For>
      </div>

      <section class="grid items-end gap-3 rounded-box border border-base-content/10 bg-base-200 p-4 sm:grid-cols-[1fr_auto_1fr]">
        <div class="grid gap-2">
          <select
            class="select w-full"
            aria-label="From"
            onChange={(event) => update({ from: Number(event.currentTarget.value) })}
          >
            {options(from)}
          </select>
          <input
            class="input input-lg w-full font-semibold tabular-nums"
            inputmode="decimal"
            aria-label="Value to convert"
            aria-invalid={Number.isNaN(value())}
            value={text()}
            onInput={(event) => update({ text: event.currentTarget.value })}
          />
        </div>
        <button class="btn btn-circle justify-self-center sm:mb-1" aria-label="Swap the units" onClick={swap}>
          ⇄
        </button>
        <div class="grid gap-2">
          <select class="select w-full" aria-label="To" onChange={(event) => update({ to: Number(event.currentTarget.value) })}>
            {options(to)}
          </select>
          <input
            class="input input-lg w-full font-semibold tabular-nums"
            inputmode="decimal"
            aria-label="Converted value"
            value={plain(result())}
            onChange={(event) => convertBack(event.currentTarget)}
          />
        </div>
      </section>
      <p class="text-center text-sm text-base-content/70 tabular-nums" role="status">
        <Show when={!Number.isNaN(value())} fallback="Write a number to convert, such as 12.5.">
          {format(value())} {units()[from()]?.short} = {format(result())} {units()[to()]?.short}
        </Show>
      </p>

      <section class="rounded-box border border-base-content/10">
        <h2 class="border-b border-base-content/10 px-4 py-2 text-sm font-medium">The same in every unit</h2>
        <dl class="grid gap-x-8 px-4 py-2 sm:grid-cols-2">
          <For each={units()}>
            {(unit) => (
              <div class="flex justify-between gap-4 py-1.5 text-sm">
                <dt class="text-base-content/70">{unit.name}</dt>
                <dd class="font-medium tabular-nums">
                  {format(convert(value(), units()[from()], unit))} {unit.short}
                </dd>
              </div>
            )}
          </For>
        </dl>
      </section>
    </main>
  );
}
