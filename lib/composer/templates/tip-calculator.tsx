import { createMemo, createSignal, For, type JSX } from "solid-js";

const TIPS = [0, 10, 15, 18, 20, 25];
const MOST_PEOPLE = 30;
const amount = (value: number) =>
  new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(Number.isFinite(value) ? value : 0);

function Result(props: { label: string; children: JSX.Element }) {
  return (
    <div class="flex items-baseline justify-between gap-4 border-b border-current/20 py-2 last:border-0">
      <dt>{props.label}</dt>
      <dd class="text-lg font-semibold tabular-nums">{props.children}</dd>
    </div>
  );
}

export default function App() {
  const [bill, setBill] = createSignal("84.50");
  const [percent, setPercent] = createSignal(15);
  const [people, setPeople] = createSignal(2);
  const [rounded, setRounded] = createSignal(false);

  const price = createMemo(() => Math.max(0, Number(bill().replace(",", ".")) || 0));
  const split = createMemo(() => {
    const exact = (price() * (1 + percent() / 100)) / people();
    const each = rounded() ? Math.ceil(exact) : Math.ceil(exact * 100 - 1e-6) / 100;
    const total = each * people();
    return { each, total, tip: total - price(), rate: price() > 0 ? (total / price() - 1) * 100 : 0 };
  });

  return (
    <main class="mx-auto grid w-full max-w-3xl gap-4 text-base-content sm:p-2">
      <h1 class="text-xl font-semibold tracking-tight">Tip and split</h1>
      <div class="grid gap-4 sm:grid-cols-2">
        <section class="grid content-start gap-5 rounded-box border border-base-content/10 bg-base-100 p-5">
          <label class="grid gap-1.5">
            <span class="text-sm font-medium">Bill</span>
            <input
              class="input input-lg w-full font-semibold tabular-nums"
              inputmode="decimal"
              value={bill()}
              onInput={(event) => setBill(event.currentTarget.value)}
            />
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
                    onClick={() => setPercent(tip)}
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
              onInput={(event) => setPercent(Number(event.currentTarget.value))}
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
                onClick={() => setPeople(people() - 1)}
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
                onClick={() => setPeople(people() + 1)}
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
              checked={rounded()}
              onChange={(event) => setRounded(event.currentTarget.checked)}
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
