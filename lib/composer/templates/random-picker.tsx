import { createMemo, createSignal, For, Match, onMount, Show, Switch } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Mode = "Names" | "Dice" | "Coin";
/** What is set, and what was drawn last. */
type Draw = {
  mode: Mode;
  sides: number;
  count: number;
  dice: number[];
  coin: string;
  winner: string;
  without: boolean;
  history: string[];
};

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
const START: Draw = {
  mode: "Names",
  sides: 6,
  count: 2,
  dice: [6, 6],
  coin: "?",
  winner: "",
  without: false,
  history: [],
};
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

function readDraw(stored: unknown): Draw | undefined {
  const { mode, sides, count, dice, coin, winner, without, history } = record(stored);
  const known = MODES.find((name) => name === mode);
  if (!known || !Array.isArray(dice) || !Array.isArray(history) || !SIDES.includes(Number(sides))) return undefined;
  return {
    mode: known,
    sides: Number(sides),
    count: Math.min(8, Math.max(1, Math.round(Number(count)) || 1)),
    dice: dice.map(Number),
    coin: String(coin),
    winner: String(winner),
    without: without === true,
    history: history.map(String),
  };
}

export default function App(props: Props) {
  const given = createMemo(() => rowsOf(props.data).flatMap(readName));
  const names = createKept<string[]>(
    props,
    "names",
    () => (given().length > 0 ? given() : SAMPLE),
    (stored) => (Array.isArray(stored) ? stored.flatMap(readName) : undefined),
  );
  const kept = createKept<Draw>(props, "draw", () => START, readDraw);
  const draw = kept.value;
  const update = (part: Partial<Draw>) => kept.change({ ...draw(), ...part });
  const mode = () => draw().mode;
  const sum = () => draw().dice.reduce((total, die) => total + die, 0);

  const after = (text: string) => [text, ...draw().history].slice(0, 12);
  const go = () => {
    if (mode() === "Dice") {
      const dice = Array.from({ length: draw().count }, () => roll(draw().sides) + 1);
      const total = dice.reduce((all, die) => all + die, 0);
      const text = `${dice.length}d${draw().sides}: ${dice.join(" + ")}${dice.length > 1 ? ` = ${total}` : ""}`;
      update({ dice, history: after(text) });
    } else if (mode() === "Coin") {
      const coin = roll(2) === 0 ? "Heads" : "Tails";
      update({ coin, history: after(coin) });
    } else {
      const place = roll(names.value().length);
      const winner = names.value()[place];
      if (winner === undefined) return;
      update({ winner, history: after(winner) });
      if (draw().without) names.change(names.value().filter((_name, at) => at !== place));
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
                onClick={() => update({ mode: name })}
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
              <p class="text-center text-4xl font-semibold tracking-tight text-balance break-words">
                {draw().winner || "Who is it?"}
              </p>
            </Match>
            <Match when={mode() === "Coin"}>
              <p class="grid size-32 place-items-center rounded-full border-4 border-double border-warning-content/40 bg-warning text-xl font-semibold text-warning-content">
                {draw().coin}
              </p>
            </Match>
            <Match when={mode() === "Dice"}>
              <ul class="flex flex-wrap justify-center gap-3" aria-label={`Total ${sum()}`}>
                <For each={draw().dice}>
                  {(die) => (
                    <li class="grid size-20 place-items-center rounded-box border border-base-content/15 bg-base-100 text-3xl font-semibold shadow-sm tabular-nums">
                      <Show when={draw().sides === 6 && PIPS[die]} fallback={die}>
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
                  checked={draw().without}
                  onChange={(event) => update({ without: event.currentTarget.checked })}
                />
                Take the picked name off the list
              </label>
            </Match>
            <Match when={mode() === "Dice"}>
              <label class="grid gap-1.5 text-sm font-medium">
                Dice: {draw().count}
                <input
                  type="range"
                  min="1"
                  max="8"
                  class="range range-primary range-sm w-full"
                  value={draw().count}
                  onInput={(event) => update({ count: Number(event.currentTarget.value) })}
                />
              </label>
              <div class="mt-4 flex flex-wrap gap-1.5" role="group" aria-label="Sides">
                <For each={SIDES}>
                  {(number) => (
                    <button
                      class="btn btn-sm tabular-nums"
                      classList={{ "bg-base-content text-base-100": draw().sides === number }}
                      aria-pressed={draw().sides === number}
                      onClick={() => update({ sides: number })}
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
            <For each={draw().history} fallback={<li class="text-base-content/70">Nothing drawn yet.</li>}>
              {(text, index) => <li classList={{ "font-medium": index() === 0, "text-base-content/70": index() > 0 }}>{text}</li>}
            </For>
          </ol>
        </section>
      </div>
    </main>
  );
}
