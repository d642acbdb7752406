import { createMemo, createSignal, For, Index, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

/** Some dice of one kind; of them only the best or the worst few may count. */
type Group = { count: number; sides: number; keep: "all" | "highest" | "lowest"; kept: number };
type Throw = { groups: Group[]; plus: number };
type Die = { sides: number; face: number; counts: boolean };
type Roll = { text: string; dice: Die[]; total: number };
type Table = { text: string; rolls: Roll[] };

const SIDES = [4, 6, 8, 10, 12, 20, 100];
const MOST_DICE = 60;
const MOST_ROLLS = 12;
const PRESETS: readonly (readonly [string, string])[] = [
  ["Two d20", "2d20"],
  ["Advantage", "2d20kh1"],
  ["Disadvantage", "2d20kl1"],
  ["Ability score", "4d6kh3"],
];
/** Where the dots sit, on a grid of nine. */
const PIPS: Record<number, number[]> = {
  1: [4],
  2: [0, 8],
  3: [0, 4, 8],
  4: [0, 2, 6, 8],
  5: [0, 2, 4, 6, 8],
  6: [0, 2, 3, 5, 6, 8],
};
const NINE = [0, 1, 2, 3, 4, 5, 6, 7, 8];
/** Outlines of the others, in a square of 100. */
const SHAPES: Record<number, string> = {
  4: "50,6 96,90 4,90",
  8: "50,3 95,50 50,97 5,50",
  10: "50,3 96,42 96,58 50,97 4,58 4,42",
  12: "50,3 95,37 78,92 22,92 5,37",
  20: "50,2 93,26 93,74 50,98 7,74 7,26",
};

const random = (sides: number) => 1 + Math.floor(Math.random() * sides);

/** "2d20+3" or "4d6kh3 - 1"; nothing when it is not written like that. */
function parse(text: string): Throw | undefined {
  const compact = text.toLowerCase().replaceAll(/\s+/g, "").replaceAll("d%", "d100");
  const terms = compact.match(/[+-]?(?:\d*d\d+(?:k[hl]?\d+)?|\d+)/g) ?? [];
  if (compact === "" || terms.join("") !== compact) return undefined;
  const result: Throw = { groups: [], plus: 0 };
  for (const term of terms) {
    const [, sign, count, sides, how, kept] = /^([+-]?)(\d*)d(\d+)(?:(k[hl]?)(\d+))?$/.exec(term) ?? [];
    if (sides === undefined) result.plus += Number(term);
    else if (sign === "-") return undefined;
    else {
      const many = Number(count || 1);
      const keep = how === undefined ? "all" : how === "kl" ? "lowest" : "highest";
      result.groups.push({ count: many, sides: Number(sides), keep, kept: Math.min(many, Number(kept ?? many)) });
    }
  }
  const dice = result.groups.reduce((sum, group) => sum + group.count, 0);
  const isFair = result.groups.every(({ sides, kept }) => sides > 1 && sides <= 1000 && kept > 0);
  return isFair && dice > 0 && dice <= MOST_DICE ? result : undefined;
}

function print({ groups, plus }: Throw): string {
  const terms = groups.map(({ count, sides, keep, kept }) => {
    const rule = keep === "all" ? "" : `k${keep.charAt(0)}${kept}`;
    return `${count}d${sides}${rule}`;
  });
  return `${terms.join(" + ")}${plus === 0 ? "" : plus > 0 ? ` + ${plus}` : ` - ${-plus}`}`;
}

function rollGroup({ count, sides, keep, kept }: Group, roll: (sides: number) => number): Die[] {
  const faces = Array.from({ length: count }, () => roll(sides));
  const order = faces.map((face, index) => ({ face, index })).sort((one, other) => other.face - one.face);
  const counted = keep === "all" ? order : keep === "highest" ? order.slice(0, kept) : order.slice(-kept);
  return faces.map((face, index) => ({ sides, face, counts: counted.some((die) => die.index === index) }));
}

function rollAll(text: string, roll: (sides: number) => number = random): Roll | undefined {
  const thrown = parse(text);
  if (!thrown) return undefined;
  const dice = thrown.groups.flatMap((group) => rollGroup(group, roll));
  const total = dice.reduce((sum, die) => sum + (die.counts ? die.face : 0), thrown.plus);
  return { text: print(thrown), dice, total };
}

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

function readRoll(value: unknown): Roll[] {
  const { text, dice, total } = record(value);
  if (typeof text !== "string" || !Array.isArray(dice) || typeof total !== "number") return [];
  const known = dice
    .map(record)
    .map((die) => ({ sides: Number(die.sides), face: Number(die.face), counts: die.counts === true }));
  return known.every(({ sides, face }) => sides > 1 && face > 0) ? [{ text, dice: known, total }] : [];
}

function readTable(stored: unknown): Table | undefined {
  const { text, rolls } = record(stored);
  return typeof text === "string" && Array.isArray(rolls)
    ? { text, rolls: rolls.flatMap(readRoll).slice(0, MOST_ROLLS) }
    : undefined;
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

function DieFace(props: { die: Die }) {
  const label = () => `d${props.die.sides}: ${props.die.face}${props.die.counts ? "" : ", not counted"}`;
  return (
    <li class="relative grid size-16 place-items-center sm:size-20" classList={{ "opacity-40": !props.die.counts }}>
      <Show
        when={props.die.sides === 6}
        fallback={
          <>
            <svg viewBox="0 0 100 100" class="absolute inset-0 size-full" aria-hidden="true">
              <polygon
                points={SHAPES[props.die.sides] ?? "4,4 96,4 96,96 4,96"}
                stroke-linejoin="round"
                stroke-width="3"
                class="fill-base-100 stroke-base-content/30"
              />
            </svg>
            <span
              class={`relative text-xl font-semibold tabular-nums ${props.die.sides === 4 ? "mt-5" : ""}`}
              role="img"
              aria-label={label()}
            >
              {props.die.face}
            </span>
          </>
        }
      >
        <span
          class="grid size-14 grid-cols-3 place-items-center rounded-xl border border-base-content/20 bg-base-100 p-2 sm:size-16"
          role="img"
          aria-label={label()}
        >
          <For each={NINE}>
            {(place) => (
              <span
                class="size-2.5 rounded-full"
                classList={{ "bg-base-content": PIPS[props.die.face]?.includes(place) ?? false }}
              />
            )}
          </For>
        </span>
      </Show>
    </li>
  );
}

export default function App(props: Props) {
  const [table, setTable] = createKept<Table>(props, "dice", { text: "2d6", rolls: [] }, readTable);
  const update = (part: Partial<Table>) => setTable({ ...table(), ...part });

  const thrown = createMemo(() => parse(table().text));
  const lowest = createMemo(() => rollAll(table().text, () => 1)?.total ?? 0);
  const highest = createMemo(() => rollAll(table().text, (sides) => sides)?.total ?? 0);
  const last = createMemo(() => table().rolls[0]);
  const shown = createMemo(() => last() ?? rollAll(table().text, (sides) => sides));
  const mean = createMemo(() => table().rolls.reduce((sum, { total }) => sum + total, 0) / Math.max(1, table().rolls.length));

  const roll = (text = table().text) => {
    const made = rollAll(text);
    if (made) setTable({ text, rolls: [made, ...table().rolls].slice(0, MOST_ROLLS) });
  };
  const addDie = (sides: number) => {
    const { groups, plus } = thrown() ?? { groups: [], plus: 0 };
    const at = groups.findIndex((group) => group.sides === sides && group.keep === "all");
    const added = groups.map((group, index) => (index === at ? { ...group, count: group.count + 1 } : group));
    const one: Group = { count: 1, sides, keep: "all", kept: 1 };
    const text = print({ groups: at === -1 ? [...added, one] : added, plus });
    if (parse(text)) update({ text });
  };

  return (
    <main class="mx-auto grid w-full max-w-3xl gap-4 text-base-content sm:p-2">
      <h1 class="text-xl font-semibold tracking-tight">Dice roller</h1>
      <section class="grid min-h-60 content-center justify-items-center gap-5 rounded-box border border-base-content/10 bg-base-200 p-5">
        <ul class="flex max-h-72 flex-wrap justify-center gap-1 overflow-y-auto">
          <Index each={shown()?.dice ?? []}>{(die) => <DieFace die={die()} />}</Index>
        </ul>
        <p class="text-center" role="status">
          <Show when={last()} fallback={<span class="text-base-content/70">Press Roll.</span>}>
            {(roll) => (
              <>
                <span class="block text-5xl font-semibold tracking-tight tabular-nums">{roll().total}</span>
                <span class="text-sm text-base-content/70">{roll().text}</span>
              </>
            )}
          </Show>
        </p>
      </section>

      <form
        class="grid gap-3 rounded-box border border-base-content/10 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          roll();
        }}
      >
        <div class="flex gap-2">
          <input
            class="input w-full font-mono"
            aria-label="Dice to roll"
            aria-invalid={!thrown()}
            aria-describedby="range"
            placeholder="2d6 + 1"
            value={table().text}
            onInput={(event) => update({ text: event.currentTarget.value })}
          />
          <button class="btn btn-ghost" type="button" onClick={() => update({ text: "" })}>
            Clear
          </button>
          <button class="btn btn-primary min-w-24" type="submit" disabled={!thrown()}>
            Roll
          </button>
        </div>
        <p id="range" class="text-sm text-base-content/70 tabular-nums">
          <Show when={thrown()} fallback={<>Write dice like 2d20, 4d6kh3 (the best three) or d8 + 2.</>}>
            From {lowest()} to {highest()}
          </Show>
        </p>
        <div class="flex flex-wrap gap-1.5" role="group" aria-label="Add a die">
          <For each={SIDES}>
            {(sides) => (
              <button class="btn btn-sm tabular-nums" type="button" aria-label={`Add a d${sides}`} onClick={() => addDie(sides)}>
                + d{sides}
              </button>
            )}
          </For>
        </div>
        <div class="flex flex-wrap gap-1.5" role="group" aria-label="Usual rolls">
          <For each={PRESETS}>
            {([name, text]) => (
              <button class="btn btn-ghost btn-sm border-base-content/15" type="button" onClick={() => roll(text)}>
                {name}
              </button>
            )}
          </For>
        </div>
      </form>

      <section class="rounded-box border border-base-content/10 p-4">
        <div class="flex items-center justify-between gap-3">
          <h2 class="text-sm font-medium">
            So far{" "}
            <Show when={table().rolls.length > 1}>
              <span class="font-normal text-base-content/70">· average {mean().toFixed(1)}</span>
            </Show>
          </h2>
          <button class="btn btn-ghost btn-xs" disabled={table().rolls.length === 0} onClick={() => update({ rolls: [] })}>
            Forget
          </button>
        </div>
        <ol class="mt-2 grid gap-1 text-sm tabular-nums">
          <For each={table().rolls} fallback={<li class="text-base-content/70">Nothing rolled yet.</li>}>
            {(roll, index) => (
              <li class="flex gap-3" classList={{ "text-base-content/70": index() > 0 }}>
                <span class="w-12 text-right font-semibold">{roll.total}</span>
                <span class="min-w-0 flex-1 truncate">
                  {roll.text}: {roll.dice.map((die) => (die.counts ? die.face : `(${die.face})`)).join(" ")}
                </span>
              </li>
            )}
          </For>
        </ol>
      </section>
    </main>
  );
}
