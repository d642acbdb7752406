import { createMemo, createSignal, For, Match, onMount, Show, Switch } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Mode = "Names" | "Dice" | "Coin";

const MODES: Mode[] = ["Names", "Dice", "Coin"];
const SIDES = [4, 6, 8, 10, 12, 20];
const SAMPLE = ["Ada", "Grace", "Katherine", "Linus", "Margaret", "Tim"];
/** Where the dots of a die sit, on a grid of nine. */
const PIPS: Record<number, number[]> = {
  1: [4],
  2: [0, 8],
  3: [0, 4, 8],
  4: [0, 2, 6, 8],
  5: [0, 2, 4, 6, 8],
  6: [0, 2, 3, 5, 6, 8],
};
const NINE = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const roll = (sides: number) => Math.floor(Math.random() * sides);

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

/** The first list in a value, whatever it is called. */
const rowsOf = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value
    : ((Object.values(record(value)).find((part) => Array.isArray(part)) as unknown[] | undefined) ?? []);

function readName(value: unknown): string[] {
  const fields = record(value);
  const name = typeof value === "string" ? value : (fields.name ?? fields.title ?? fields.text);
  return typeof name === "string" && name.trim() !== "" ? [name.trim()] : [];
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
  const given = createMemo(() => rowsOf(props.data).flatMap(readName));
  const names = createKept<string[]>(
    props,
    "names",
    () => (given().length > 0 ? given() : SAMPLE),
    (stored) => (Array.isArray(stored) ? stored.flatMap(readName) : undefined),
  );
  const [mode, setMode] = createSignal<Mode>("Names");
  const [sides, setSides] = createSignal(6);
  const [count, setCount] = createSignal(2);
  const [dice, setDice] = createSignal<number[]>([6, 6]);
  const [coin, setCoin] = createSignal("?");
  const [winner, setWinner] = createSignal("");
  const [without, setWithout] = createSignal(false);
  const [history, setHistory] = createSignal<string[]>([]);

  const note = (text: string) => setHistory([text, ...history()].slice(0, 12));
  const go = () => {
    if (mode() === "Dice") {
      setDice(Array.from({ length: count() }, () => roll(sides()) + 1));
      note(`${count()}d${sides()}: ${dice().join(" + ")}${count() > 1 ? ` = ${dice().reduce((sum, die) => sum + die, 0)}` : ""}`);
    } else if (mode() === "Coin") {
      setCoin(roll(2) === 0 ? "Heads" : "Tails");
      note(coin());
    } else {
      const name = names.value()[roll(names.value().length)];
      if (name === undefined) return;
      setWinner(name);
      note(name);
      if (without()) names.change(names.value().filter((other) => other !== name));
    }
  };

  return (
    <main class="mx-auto grid w-full max-w-3xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center justify-between gap-3">
        <h1 class="text-xl font-semibold tracking-tight">Let chance decide</h1>
        <div class="join" role="group" aria-label="What to draw">
          <For each={MODES}>
            {(name) => (
              <button
                class="btn join-item btn-sm"
                classList={{ "bg-base-content text-base-100": mode() === name }}
                aria-pressed={mode() === name}
                onClick={() => setMode(name)}
              >
                {name}
              </button>
            )}
          </For>
        </div>
      </header>

      <section class="grid min-h-64 place-items-center gap-6 rounded-box border border-base-content/10 bg-base-200 p-6">
        <div class="grid min-h-24 place-items-center" aria-live="polite">
          <Switch>
            <Match when={mode() === "Names"}>
              <p class="text-center text-4xl font-semibold tracking-tight text-balance break-words">{winner() || "Who is it?"}</p>
            </Match>
            <Match when={mode() === "Coin"}>
              <p class="grid size-32 place-items-center rounded-full border-4 border-double border-warning-content/40 bg-warning text-xl font-semibold text-warning-content">
                {coin()}
              </p>
            </Match>
            <Match when={mode() === "Dice"}>
              <ul class="flex flex-wrap justify-center gap-3" aria-label={`Total ${dice().reduce((sum, die) => sum + die, 0)}`}>
                <For each={dice()}>
                  {(die) => (
                    <li class="grid size-20 place-items-center rounded-box border border-base-content/15 bg-base-100 text-3xl font-semibold shadow-sm tabular-nums">
                      <Show when={sides() === 6 && PIPS[die]} fallback={die}>
                        {(pips) => (
                          <span class="grid size-14 grid-cols-3 place-items-center" role="img" aria-label={String(die)}>
                            <For each={NINE}>
                              {(place) => (
                                <span class="size-3 rounded-full" classList={{ "bg-base-content": pips().includes(place) }} />
                              )}
                            </For>
                          </span>
                        )}
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </Match>
          </Switch>
        </div>
        <button class="btn btn-primary btn-lg min-w-40" disabled={mode() === "Names" && names.value().length === 0} onClick={go}>
          {mode() === "Dice" ? "Roll" : mode() === "Coin" ? "Flip" : "Pick a name"}
        </button>
      </section>

      <div class="grid gap-4 sm:grid-cols-2">
        <section class="rounded-box border border-base-content/10 p-4">
          <Switch fallback={<p class="text-sm text-base-content/70">Heads or tails, even odds. Nothing to set.</p>}>
            <Match when={mode() === "Names"}>
              <label class="grid gap-1.5 text-sm">
                <span class="flex justify-between font-medium">
                  One name a line
                  <Show when={!names.isKept() && given().length === 0}>
                    <span class="badge badge-soft badge-sm">Sample names</span>
                  </Show>
                </span>
                <textarea
                  class="textarea w-full"
                  rows={6}
                  value={names.value().join("\n")}
                  onChange={(event) => names.change(event.currentTarget.value.split("\n").flatMap(readName))}
                />
              </label>
              <label class="mt-3 flex cursor-pointer items-center gap-2 text-sm">
                <input
                  type="checkbox"
                  class="checkbox checkbox-primary checkbox-sm"
                  checked={without()}
                  onChange={(event) => setWithout(event.currentTarget.checked)}
                />
                Take the picked name off the list
              </label>
            </Match>
            <Match when={mode() === "Dice"}>
              <label class="grid gap-1.5 text-sm font-medium">
                Dice: {count()}
                <input
                  type="range"
                  min="1"
                  max="8"
                  class="range range-primary range-sm w-full"
                  value={count()}
                  onInput={(event) => setCount(Number(event.currentTarget.value))}
                />
              </label>
              <div class="mt-4 flex flex-wrap gap-1.5" role="group" aria-label="Sides">
                <For each={SIDES}>
                  {(number) => (
                    <button
                      class="btn btn-sm tabular-nums"
                      classList={{ "bg-base-content text-base-100": sides() === number }}
                      aria-pressed={sides() === number}
                      onClick={() => setSides(number)}
                    >
                      d{number}
                    </button>
                  )}
                </For>
              </div>
            </Match>
          </Switch>
        </section>
        <section class="rounded-box border border-base-content/10 p-4">
          <h2 class="text-sm font-medium">So far</h2>
          <ol class="mt-2 grid gap-1 text-sm tabular-nums">
            <For each={history()} fallback={<li class="text-base-content/70">Nothing drawn yet.</li>}>
              {(text, index) => <li classList={{ "font-medium": index() === 0, "text-base-content/70": index() > 0 }}>{text}</li>}
            </For>
          </ol>
        </section>
      </div>
    </main>
  );
}
