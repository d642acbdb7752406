import { createMemo, createSignal, For, Show } from "solid-js";

/** A stretch of the password and how many bits a guesser needs for it. */
type Part = { text: string; kind: string; bits: number };

/** Some of what guessers try first. */
const COMMON =
  "password passw0rd letmein welcome admin administrator login master monkey dragon football baseball basketball soccer hockey superman batman pokemon iloveyou sunshine princess shadow michael jennifer jordan charlie andrew daniel thomas jessica ashley summer winter spring autumn january february august september october november december monday friday sunday secret hello hallo freedom whatever trustno starwars computer internet google facebook samsung cheese chocolate cookie flower angel ginger pepper hunter killer mustang orange purple yellow silver golden diamond correct horse battery staple apple love money house family blink thunder tiger user test guest access abc pass qwertz".split(
    " ",
  );
const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "qwertzuiop",
  "asdfghjkl",
  "zxcvbnm",
  "yxcvbnm",
  "azertyuiop",
];
const LEET: Record<string, string> = { "0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s", "!": "i" };
const SAMPLES = ["Summer2024!", "Tr0ub4dor&3", "kelp ottoman brisk 47 quarry"];
const LEVELS = [
  { name: "Very weak", from: 0, tone: "bg-error", text: "A guesser has it at once." },
  { name: "Weak", from: 28, tone: "bg-error", text: "It falls as soon as somebody tries." },
  { name: "Fair", from: 45, tone: "bg-warning", text: "Good where guesses are slow, not for what matters." },
  { name: "Strong", from: 60, tone: "bg-success", text: "Good for nearly everything." },
  { name: "Very strong", from: 80, tone: "bg-success", text: "Nobody guesses this." },
];
const ATTACKS = [
  { name: "At a login page", perSecond: 10 },
  { name: "From a stolen, well kept list", perSecond: 1e4 },
  { name: "From a stolen, badly kept list", perSecond: 1e10 },
];

const KINDS = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];
const SIZES = [26, 26, 10, 33];

const plainOf = (text: string) => [...text.toLowerCase()].map((letter) => LEET[letter] ?? letter).join("");

function wordAt(text: string): Part | undefined {
  const known = COMMON.filter(
    (word) => word.length >= 3 && (plainOf(text).startsWith(word) || text.toLowerCase().startsWith(word)),
  );
  const longest = known.toSorted((one, other) => other.length - one.length)[0];
  if (longest === undefined) return undefined;
  const found = text.slice(0, longest.length);
  const changes = Number(found !== found.toLowerCase()) + Number(found.toLowerCase() !== longest);
  return { text: found, kind: "A word that guessers try first", bits: 9 + 1.5 * changes };
}

/** Letters that can be said are from a word more often than not. */
function sayableAt(text: string): Part | undefined {
  const [found = ""] = /^[a-z]{4,}/.exec(plainOf(text)) ?? [];
  const vowels = (found.match(/[aeiouy]/g)?.length ?? 0) / found.length;
  if (!(vowels > 0.19 && vowels < 0.7) || /[^aeiouy]{4}/.test(found)) return undefined;
  const own = text.slice(0, found.length);
  const changes = Number(own !== own.toLowerCase()) + Number(own.toLowerCase() !== found);
  return { text: own, kind: "Reads like a word", bits: 7 + 1.5 * (found.length + changes) };
}

function runAt(text: string): Part | undefined {
  const low = text.toLowerCase();
  const lines = ROWS.flatMap((row) => [row, [...row].reverse().join("")]);
  for (let length = low.length; length >= 3; length--) {
    const found = low.slice(0, length);
    if (lines.some((line) => line.includes(found))) {
      return { text: text.slice(0, length), kind: "Keys or letters in a row", bits: 5 + Math.log2(length) };
    }
  }
  return undefined;
}

function repeatAt(text: string): Part | undefined {
  const [found, unit] = /^(.{1,4}?)\1+/u.exec(text) ?? [];
  if (!found || !unit || found.length < 3) return undefined;
  return { text: found, kind: "The same again", bits: 5 * unit.length + Math.log2(found.length / unit.length) };
}

function dateAt(text: string): Part | undefined {
  const [found] = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|(?:19|20)\d\d)/.exec(text) ?? [];
  return found ? { text: found, kind: found.length > 4 ? "A date" : "A year", bits: found.length > 4 ? 15 : 7 } : undefined;
}

/** Splits a password into what a guesser would know and what has to be tried letter by letter. */
function partsOf(password: string): Part[] {
  const size = KINDS.reduce((sum, kind, index) => sum + (kind.test(password) ? (SIZES[index] ?? 0) : 0), 0);
  const perLetter = Math.log2(Math.max(2, size));
  const gain = (part: Part) => perLetter * part.text.length - part.bits;
  const parts: Part[] = [];
  let rest = password;
  while (rest !== "") {
    const known = [dateAt, runAt, repeatAt, wordAt, sayableAt].flatMap((find) => find(rest) ?? []);
    const best = known.toSorted((one, other) => gain(other) - gain(one))[0];
    const letter = String.fromCodePoint(rest.codePointAt(0) ?? 0);
    const last = parts.at(-1);
    const part = best ?? { text: letter, kind: "", bits: perLetter };
    if (part.kind === "" && last?.kind === "")
      parts[parts.length - 1] = { text: last.text + letter, kind: "", bits: last.bits + perLetter };
    else parts.push(part);
    rest = rest.slice(part.text.length);
  }
  return parts;
}

const UNITS: readonly (readonly [number, string])[] = [
  [31_557_600, "year"],
  [2_629_800, "month"],
  [86_400, "day"],
  [3600, "hour"],
  [60, "minute"],
  [1, "second"],
];
function timeFor(bits: number, perSecond: number): string {
  const seconds = 2 ** (bits - 1) / perSecond;
  if (seconds < 1) return "less than a second";
  if (seconds > 31_557_600 * 1e6) return "millions of years";
  const [length, name] = UNITS.find(([size]) => seconds >= size) ?? [1, "second"];
  const count = Math.round(seconds / length);
  return `${count.toLocaleString("en")} ${name}${count === 1 ? "" : "s"}`;
}

/** Nothing here leaves the page, and nothing is kept: there is no state and nothing is submitted. */
export default function App() {
  const [password, setPassword] = createSignal(SAMPLES[1] ?? "");
  const [shown, setShown] = createSignal(false);
  const isSample = () => SAMPLES.includes(password());

  const parts = createMemo(() => partsOf(password()));
  const bits = createMemo(() => parts().reduce((sum, part) => sum + part.bits, 0));
  const level = createMemo(() => LEVELS.findLastIndex(({ from }) => bits() >= from));
  const verdict = () => (password() === "" ? undefined : LEVELS[level()]);
  const weak = createMemo(() => parts().filter(({ kind }) => kind !== ""));
  const has = (kinds: RegExp) => password() === "" || weak().some(({ kind }) => kinds.test(kind));
  const checks = createMemo(() => [
    { text: "At least 14 characters", isMet: [...password()].length >= 14 },
    { text: "No word or name that many people use", isMet: !has(/first$/) },
    { text: "No date, row of keys or repetition", isMet: !has(/date|year|row|again/) },
    {
      text: "Several words, or several kinds of characters",
      isMet: password().trim().includes(" ") || KINDS.filter((kind) => kind.test(password())).length >= 3,
    },
  ]);

  return (
    <main class="mx-auto grid w-full max-w-2xl gap-4 text-base-content sm:p-2">
      <header>
        <h1 class="text-xl font-semibold tracking-tight">Password strength</h1>
        <p class="text-sm text-base-content/70">Nothing you type leaves this page, and nothing is kept.</p>
      </header>

      <section class="grid gap-4 rounded-box border border-base-content/10 bg-base-200 p-4 sm:p-5">
        <div class="grid gap-1.5">
          <label class="flex items-center justify-between text-sm font-medium" for="password">
            Password
            <Show when={isSample()}>
              <span class="badge badge-soft badge-sm">Sample</span>
            </Show>
          </label>
          <div class="flex gap-2">
            <input
              id="password"
              type={shown() || isSample() ? "text" : "password"}
              class="input input-lg w-full font-mono text-base"
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              value={password()}
              onFocus={(event) => isSample() && event.currentTarget.select()}
              onInput={(event) => setPassword(event.currentTarget.value)}
            />
            <button class="btn btn-lg min-w-20 text-sm" aria-pressed={shown()} onClick={() => setShown(!shown())}>
              {shown() ? "Hide" : "Show"}
            </button>
          </div>
        </div>
        <div class="grid gap-2" role="status">
          <div class="grid grid-cols-5 gap-1" aria-hidden="true">
            <For each={LEVELS}>
              {(_level, index) => (
                <span
                  class={`h-2 rounded-full ${password() !== "" && index() <= level() ? verdict()?.tone : "bg-base-content/15"}`}
                />
              )}
            </For>
          </div>
          <p class="flex flex-wrap items-baseline justify-between gap-x-4">
            <span class="text-2xl font-semibold tracking-tight">{verdict()?.name ?? "Type a password"}</span>
            <span class="text-sm text-base-content/70 tabular-nums">about {Math.round(bits())} bits</span>
          </p>
          <p class="text-sm text-base-content/70">{verdict()?.text ?? "It is judged as you type."}</p>
        </div>
      </section>

      <div class="grid gap-4 sm:grid-cols-2">
        <section class="grid content-start gap-2 rounded-box border border-base-content/10 p-4">
          <h2 class="text-sm font-medium">What helps</h2>
          <ul class="grid gap-1.5 text-sm">
            <For each={checks()}>
              {(check) => (
                <li class="flex gap-2" classList={{ "text-base-content/70": !check.isMet }}>
                  <span class={check.isMet ? "text-success" : ""} aria-hidden="true">
                    {check.isMet ? "✓" : "○"}
                  </span>
                  {check.text}
                  <span class="sr-only">{check.isMet ? "(met)" : "(not met)"}</span>
                </li>
              )}
            </For>
          </ul>
        </section>
        <section class="grid content-start gap-2 rounded-box border border-base-content/10 p-4">
          <h2 class="text-sm font-medium">How long guessing takes</h2>
          <dl class="grid gap-2 text-sm">
            <For each={ATTACKS}>
              {(attack) => (
                <div>
                  <dt class="text-base-content/70">{attack.name}</dt>
                  <dd class="font-medium tabular-nums">{password() === "" ? "–" : timeFor(bits(), attack.perSecond)}</dd>
                </div>
              )}
            </For>
          </dl>
        </section>
      </div>

      <Show when={weak().length > 0}>
        <section class="rounded-box border border-base-content/10 p-4">
          <h2 class="text-sm font-medium">What a guesser sees in it</h2>
          <ul class="mt-2 grid gap-1.5 text-sm">
            <For each={weak()}>
              {(part) => (
                <li class="flex flex-wrap items-center gap-x-3">
                  <code class="rounded-selector bg-base-200 px-1.5 font-mono">
                    {shown() || isSample() ? part.text : "•".repeat([...part.text].length)}
                  </code>
                  <span class="text-base-content/70">{part.kind}</span>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>

      <div class="flex flex-wrap items-center gap-2 text-sm">
        <span class="text-base-content/70">Samples:</span>
        <For each={SAMPLES}>
          {(sample) => (
            <button
              class="btn h-auto min-h-8 py-1 font-mono text-xs font-normal btn-sm"
              classList={{ "btn-ghost": password() !== sample }}
              aria-pressed={password() === sample}
              onClick={() => setPassword(sample)}
            >
              {sample}
            </button>
          )}
        </For>
      </div>
      <p class="text-xs text-base-content/70">An estimate: guessers know more words and patterns. Never use a password twice.</p>
    </main>
  );
}
