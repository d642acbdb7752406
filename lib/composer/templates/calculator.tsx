import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Entry = { text: string; result: number };
/** What is on the display, whether it is a result, and the results before. */
type Sheet = { text: string; fresh: boolean; history: Entry[] };

const START: Sheet = { text: "", fresh: false, history: [] };

const RANK: Record<string, number> = { "+": 1, "−": 1, "×": 2, "÷": 2 };
const LONGEST = 80;
const KEYS = ["C", "(", ")", "÷", "7", "8", "9", "×", "4", "5", "6", "−", "1", "2", "3", "+", "0", ".", "%", "="];
const TYPED: Record<string, string> = { "*": "×", x: "×", "/": "÷", "-": "−", Enter: "=", ",": ".", Escape: "C", Delete: "C" };

function combine(left: number, operator: string, right: number): number {
  if (operator === "+") return left + right;
  if (operator === "−") return left - right;
  return operator === "×" ? left * right : left / right;
}

/** Numbers and operators in reading order; a minus that opens an expression or a bracket belongs to its number. */
function tokensOf(text: string): string[] {
  // A minus before a bracket is a number too: minus one times what is in it.
  const plainText = text.replace(/(?<=^|[(+−×÷])−\(/g, "−1×(");
  const tokens = plainText.match(/(?:(?<=^|[(+−×÷])−)?(?:\d+\.?\d*|\.\d+)(?:e[+−]\d+)?%?|[()+−×÷]/g) ?? [];
  return tokens.join("") === plainText ? tokens : [];
}

/** Added or taken away, a percentage is one of what stands before: 200 + 10 % is 220. Otherwise it is a hundredth. */
function percentOf(before: string | undefined, after: string | undefined, sum: number | undefined): number {
  const isPartOfSum = RANK[before ?? ""] === 1 && RANK[after ?? ""] !== 2;
  return (isPartOfSum ? (sum ?? 1) : 1) / 100;
}

/** Reads with the usual precedence, from two stacks. Missing closing brackets are forgiven; anything else unfinished is nothing. */
function evaluate(text: string): number | undefined {
  const numbers: number[] = [];
  const operators: string[] = [];
  const reduce = () => {
    const operator = operators.pop();
    const right = numbers.pop();
    const left = numbers.pop();
    numbers.push(operator === undefined || left === undefined || right === undefined ? NaN : combine(left, operator, right));
  };
  for (const [index, token] of tokensOf(text).entries()) {
    const rank = RANK[token];
    if (token === "(") operators.push(token);
    else if (token === ")") {
      while (operators.length > 0 && operators.at(-1) !== "(") reduce();
      operators.pop();
    } else if (rank !== undefined) {
      while ((RANK[operators.at(-1) ?? ""] ?? 0) >= rank) reduce();
      operators.push(token);
    } else {
      const number = Number.parseFloat(token.replaceAll("−", "-"));
      const part = token.endsWith("%") ? percentOf(operators.at(-1), tokensOf(text)[index + 1], numbers.at(-1)) : 1;
      numbers.push(number * part);
    }
  }
  while (operators.length > 0)
    if (operators.at(-1) === "(") operators.pop();
    else reduce();
  const [result] = numbers;
  return numbers.length === 1 ? result : undefined;
}

const format = (value: number) => new Intl.NumberFormat("en", { maximumSignificantDigits: 12 }).format(value).replace("-", "−");
const plain = (value: number) => String(Number(value.toPrecision(12))).replaceAll("-", "−");

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

function readEntry(value: unknown): Entry[] {
  const { text, result } = record(value);
  return typeof text === "string" && typeof result === "number" ? [{ text, result }] : [];
}

function readSheet(stored: unknown): Sheet | undefined {
  const { text, fresh, history } = record(stored);
  if (typeof text !== "string" || !Array.isArray(history)) return undefined;
  return { text, fresh: fresh === true, history: history.flatMap(readEntry) };
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
  const [sheet, setSheet] = createKept<Sheet>(props, "sheet", START, readSheet);
  const [message, setMessage] = createSignal("");
  const [keyboard, setKeyboard] = createSignal<HTMLElement>();
  const text = () => sheet().text;
  const fresh = () => sheet().fresh;
  const history = () => sheet().history;
  const result = createMemo(() => evaluate(text()));
  const isFinite = () => Number.isFinite(result() ?? NaN);

  const show = (next: string) => {
    setMessage("");
    setSheet({ ...sheet(), text: next.slice(0, LONGEST), fresh: false });
  };
  const press = (key: string) => {
    if (key === "C") return show("");
    if (key === "=") return finish();
    show((fresh() && !(key in RANK) && key !== "%" ? "" : text()) + key);
  };
  const finish = () => {
    const value = result();
    if (text() === "") return;
    if (value === undefined || Number.isNaN(value)) return void setMessage("That does not add up yet.");
    if (!isFinite()) return void setMessage("That is no number: something is divided by zero.");
    setSheet({ text: plain(value), fresh: true, history: [{ text: text(), result: value }, ...history()].slice(0, 8) });
  };
  const back = () => show(text().slice(0, -1));
  const typed = (event: KeyboardEvent & { target: Element }) => {
    const key = TYPED[event.key] ?? event.key;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // On a key of the calculator, Enter presses that key.
    if (event.key === "Enter" && event.target !== keyboard()) return;
    if (key === "Backspace") back();
    else if (KEYS.includes(key)) press(key);
    else return;
    event.preventDefault();
  };

  return (
    <main class="mx-auto grid w-full max-w-2xl gap-4 text-base-content sm:grid-cols-[20rem_1fr] sm:p-2">
      <section
        class="grid gap-3 rounded-box border border-base-content/10 bg-base-200 p-4 outline-offset-4 focus-visible:outline-2 focus-visible:outline-primary"
        tabindex="0"
        role="group"
        aria-label="Calculator: type, or use the keys"
        ref={setKeyboard}
        onKeyDown={typed}
      >
        <h1 class="sr-only">Calculator</h1>
        <div class="grid min-h-24 content-end gap-1 rounded-field bg-base-100 p-3 text-right" aria-live="polite">
          <p class="min-h-7 text-xl break-all tabular-nums">{text() || "0"}</p>
          <p class="min-h-6 text-base-content/70 tabular-nums">
            {message() || (isFinite() && !fresh() ? `= ${format(result() ?? 0)}` : "")}
          </p>
        </div>
        <div class="grid grid-cols-4 gap-2">
          <For each={KEYS}>
            {(key) => (
              <button
                class="btn h-12 text-lg font-medium"
                classList={{
                  "btn-primary": key === "=",
                  "btn-neutral": key in RANK,
                  "btn-ghost": key === "C" || key === "(" || key === ")" || key === "%",
                }}
                aria-label={key === "C" ? "Clear" : key === "=" ? "Equals" : undefined}
                onClick={(event) => {
                  press(key);
                  // Whoever points goes on typing on the whole; whoever tabs stays on the key.
                  if (event.detail > 0) keyboard()?.focus();
                }}
              >
                {key}
              </button>
            )}
          </For>
        </div>
        <button class="btn btn-ghost btn-sm" disabled={text() === ""} onClick={back}>
          Delete last
        </button>
      </section>

      <section class="rounded-box border border-base-content/10 p-4">
        <div class="flex items-center justify-between">
          <h2 class="font-medium">History</h2>
          <Show when={history().length > 0}>
            <button class="btn btn-ghost btn-xs" onClick={() => setSheet({ ...sheet(), history: [] })}>
              Clear
            </button>
          </Show>
        </div>
        <ol class="mt-2 grid gap-1">
          <For
            each={history()}
            fallback={<li class="text-sm text-base-content/70">Results appear here. Choose one to use it again.</li>}
          >
            {(entry) => (
              <li>
                <button
                  class="btn btn-ghost h-auto w-full flex-col items-end gap-0 py-1.5 font-normal tabular-nums"
                  onClick={() => show((fresh() ? "" : text()) + plain(entry.result))}
                >
                  <span class="text-sm break-all text-base-content/70">{entry.text}</span>
                  <span class="text-lg font-medium">{format(entry.result)}</span>
                </button>
              </li>
            )}
          </For>
        </ol>
      </section>
    </main>
  );
}
