import { createMemo, createSignal, For, Show } from "solid-js";

const RANK: Record<string, number> = { "+": 1, "−": 1, "×": 2, "÷": 2 };
const KEYS = ["C", "(", ")", "÷", "7", "8", "9", "×", "4", "5", "6", "−", "1", "2", "3", "+", "0", ".", "%", "="];
const TYPED: Record<string, string> = { "*": "×", x: "×", "/": "÷", "-": "−", Enter: "=", ",": ".", Escape: "C", Delete: "C" };

function combine(left: number, operator: string, right: number): number {
  if (operator === "+") return left + right;
  if (operator === "−") return left - right;
  return operator === "×" ? left * right : left / right;
}

/** Numbers and operators in reading order; a minus that opens an expression or a bracket belongs to its number. */
function tokensOf(text: string): string[] {
  return text.match(/(?:(?<=^|[(+−×÷])−)?(?:\d+\.?\d*|\.\d+)%?|[()+−×÷]/g) ?? [];
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
  for (const token of tokensOf(text)) {
    const rank = RANK[token];
    if (token === "(") operators.push(token);
    else if (token === ")") {
      while (operators.length > 0 && operators.at(-1) !== "(") reduce();
      operators.pop();
    } else if (rank !== undefined) {
      while ((RANK[operators.at(-1) ?? ""] ?? 0) >= rank) reduce();
      operators.push(token);
    } else numbers.push(Number.parseFloat(token.replace("−", "-")) * (token.endsWith("%") ? 0.01 : 1));
  }
  while (operators.length > 0)
    if (operators.at(-1) === "(") operators.pop();
    else reduce();
  const [result] = numbers;
  return numbers.length === 1 && result !== undefined && Number.isFinite(result) ? result : undefined;
}

const format = (value: number) => new Intl.NumberFormat("en", { maximumSignificantDigits: 12 }).format(value).replace("-", "−");
const plain = (value: number) => String(Number(value.toPrecision(12))).replace("-", "−");

export default function App() {
  const [text, setText] = createSignal("");
  const [fresh, setFresh] = createSignal(false);
  const [history, setHistory] = createSignal<{ text: string; result: number }[]>([]);
  const [message, setMessage] = createSignal("");
  const result = createMemo(() => evaluate(text()));

  const press = (key: string) => {
    setMessage("");
    if (key === "C") return setText("");
    if (key === "=") return finish();
    const startsOver = fresh() && !(key in RANK) && key !== "%";
    setFresh(false);
    setText((startsOver ? "" : text().slice(0, 60)) + key);
  };
  const finish = () => {
    const value = result();
    if (text() === "") return;
    if (value === undefined) return void setMessage("That does not add up yet.");
    setHistory([{ text: text(), result: value }, ...history()].slice(0, 8));
    setText(plain(value));
    setFresh(true);
  };
  const back = () => setText(text().slice(0, -1));
  const typed = (event: KeyboardEvent) => {
    const key = TYPED[event.key] ?? event.key;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
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
        onKeyDown={typed}
      >
        <h1 class="sr-only">Calculator</h1>
        <div class="grid min-h-24 content-end gap-1 rounded-field bg-base-100 p-3 text-right" aria-live="polite">
          <p class="min-h-7 text-xl break-all tabular-nums">{text() || "0"}</p>
          <p class="min-h-6 text-base-content/70 tabular-nums">
            {message() || (result() !== undefined && !fresh() ? `= ${format(result() ?? 0)}` : "")}
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
                onClick={() => press(key)}
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
            <button class="btn btn-ghost btn-xs" onClick={() => setHistory([])}>
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
                  onClick={() => setText((fresh() ? "" : text()) + plain(entry.result))}
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
