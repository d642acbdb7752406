import { createMemo, createSignal, For, onMount, Show, type JSX } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Bill = { text: string; percent: number; people: number; isRounded: boolean };

const START: Bill = { text: "84.50", percent: 15, people: 2, isRounded: false };

const TIPS = [0, 10, 15, 18, 20, 25];
const MOST_PEOPLE = 30;
const amount = (value: number) =>
  new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(Number.isFinite(value) ? value : 0);

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

/** "1,250.50", "1250,5" or "84.50". */
function numberOf(text: string): number {
  const plain = text.replaceAll(/[\s']/g, "");
  const isGrouped = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(plain);
  return Number(isGrouped ? plain.replaceAll(",", "") : plain.replace(",", "."));
}

function readBill(stored: unknown): Bill | undefined {
  const { text, percent, people, isRounded } = record(stored);
  const isKnown = typeof text === "string" && typeof percent === "number" && typeof people === "number";
  return isKnown && people >= 1 && percent >= 0 ? { text, percent, people, isRounded: isRounded === true } : undefined;
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

function Result(props: { label: string; children: JSX.Element }) {
  return (
    <div class="flex items-baseline justify-between gap-4 border-b border-current/20 py-2 last:border-0">
      <dt>{props.label}</dt>
      <dd class="text-lg font-semibold tabular-nums">{props.children}</dd>
    </div>
  );
}

export default function App(props: Props) {
  const [bill, setBill] = createKept<Bill>(props, "bill", START, readBill);
  const update = (part: Partial<Bill>) => setBill({ ...bill(), ...part });
  const percent = () => bill().percent;
  const people = () => bill().people;

  const isPrice = () => numberOf(bill().text) >= 0;
  const price = createMemo(() => (isPrice() ? numberOf(bill().text) : 0));
  const split = createMemo(() => {
    const exact = (price() * (1 + percent() / 100)) / people();
    const each = bill().isRounded ? Math.ceil(exact) : Math.ceil(exact * 100 - 1e-6) / 100;
    const total = each * people();
    return { each, total, tip: total - price(), rate: price() > 0 ? (total / price() - 1) * 100 : 0 };
  });

  return (
    <main class="mx-auto grid w-full max-w-3xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center justify-between gap-2">
        <h1 class="text-xl font-semibold tracking-tight">Tip and split</h1>
        <Show when={bill().text === START.text}>
          <span class="badge badge-soft badge-sm">Sample bill</span>
        </Show>
      </header>
      <div class="grid gap-4 sm:grid-cols-2">
        <section class="grid content-start gap-5 rounded-box border border-base-content/10 bg-base-100 p-5">
          <label class="grid gap-1.5">
            <span class="text-sm font-medium">Bill</span>
            <input
              class="input input-lg w-full font-semibold tabular-nums"
              inputmode="decimal"
              aria-invalid={!isPrice()}
              aria-describedby="bill-complaint"
              value={bill().text}
              onInput={(event) => update({ text: event.currentTarget.value })}
            />
            <span id="bill-complaint" class="text-sm empty:hidden" role="status">
              {isPrice() ? "" : "Write the bill as a number, such as 84.50."}
            </span>
          </label>

          <fieldset class="grid gap-1.5">
            <legend class="mb-1.5 text-sm font-medium">Tip</legend>
            <div class="grid grid-cols-3 gap-2">
              <For each={TIPS}>
                {(tip) => (
                  <button
                    class="btn tabular-nums"
                    classList={{ "bg-base-content text-base-100": percent() === tip }}
                    aria-pressed={percent() === tip}
                    onClick={() => update({ percent: tip })}
                  >
                    {tip === 0 ? "None" : `${tip} %`}
                  </button>
                )}
              </For>
            </div>
            <input
              type="range"
              min="0"
              max="40"
              class="range range-primary range-sm mt-2 w-full"
              aria-label="Tip in percent"
              aria-valuetext={`${percent()} percent`}
              value={percent()}
              onInput={(event) => update({ percent: Number(event.currentTarget.value) })}
            />
            <p class="text-sm text-base-content/70 tabular-nums">{percent()} % on the bill</p>
          </fieldset>

          <div class="flex items-center justify-between gap-4">
            <span class="text-sm font-medium" id="people-label">
              People
            </span>
            <div class="join" role="group" aria-labelledby="people-label">
              <button
                class="btn join-item"
                aria-label="One fewer"
                disabled={people() <= 1}
                onClick={() => update({ people: people() - 1 })}
              >
                −
              </button>
              <output class="btn join-item pointer-events-none w-12 tabular-nums" aria-live="polite">
                {people()}
              </output>
              <button
                class="btn join-item"
                aria-label="One more"
                disabled={people() >= MOST_PEOPLE}
                onClick={() => update({ people: people() + 1 })}
              >
                +
              </button>
            </div>
          </div>

          <label class="flex cursor-pointer items-center justify-between gap-4">
            <span class="text-sm font-medium">Round each share up</span>
            <input
              type="checkbox"
              class="toggle toggle-primary"
              checked={bill().isRounded}
              onChange={(event) => update({ isRounded: event.currentTarget.checked })}
            />
          </label>
        </section>

        <section class="grid content-between gap-6 rounded-box bg-neutral p-5 text-neutral-content" aria-live="polite">
          <div>
            <h2 class="text-sm">Each person pays</h2>
            <p class="mt-1 text-5xl font-semibold tracking-tight break-all tabular-nums">{amount(split().each)}</p>
          </div>
          <dl>
            <Result label="Bill">{amount(price())}</Result>
            <Result label={`Tip (${split().rate.toFixed(1)} %)`}>{amount(split().tip)}</Result>
            <Result label="Together">{amount(split().total)}</Result>
          </dl>
        </section>
      </div>
    </main>
  );
}
