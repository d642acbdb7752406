import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Question = { text: string; options: string[]; answer: number };
type Round = { answers: (number | undefined)[]; position: number; best: number };

const SAMPLE: Question[] = [
  { text: "Which city is the capital of Australia?", options: ["Sydney", "Canberra", "Melbourne", "Perth"], answer: 1 },
  { text: "Which city is the capital of Canada?", options: ["Toronto", "Vancouver", "Ottawa", "Montréal"], answer: 2 },
  { text: "Which city is the capital of Türkiye?", options: ["Ankara", "İstanbul", "İzmir", "Bursa"], answer: 0 },
  { text: "Which city is the capital of Brazil?", options: ["Rio de Janeiro", "São Paulo", "Salvador", "Brasília"], answer: 3 },
  {
    text: "Which city is the capital of New Zealand?",
    options: ["Auckland", "Wellington", "Christchurch", "Hamilton"],
    answer: 1,
  },
];
const LETTERS = "ABCDEFGH";

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

/** The first list in a value, whatever it is called. */
const rowsOf = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value
    : ((Object.values(record(value)).find((part) => Array.isArray(part)) as unknown[] | undefined) ?? []);

/** A question with at least two options and a right one; anything else is left out. */
function readQuestion(value: unknown): Question[] {
  const fields = record(value);
  const text = fields.question ?? fields.text ?? fields.title;
  const options = rowsOf(fields.options ?? fields.choices ?? fields.answers)
    .map(String)
    .slice(0, LETTERS.length);
  const right = fields.answer ?? fields.correct;
  const answer = typeof right === "number" ? right : options.indexOf(String(right));
  return typeof text === "string" && options.length > 1 && options[answer] !== undefined ? [{ text, options, answer }] : [];
}

/** Answers by the place of their question, and the best result so far. */
function readRound(stored: unknown): Round | undefined {
  const { answers, position, best } = record(stored);
  if (!Array.isArray(answers) || typeof position !== "number") return undefined;
  const known = answers.map((answer) => (typeof answer === "number" ? answer : undefined));
  return { answers: known, position: Math.max(0, position), best: Number(best) || 0 };
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
  const given = createMemo(() => rowsOf(props.data).flatMap(readQuestion));
  const questions = createMemo(() => (given().length > 0 ? given() : SAMPLE));
  const start = (): Round => ({ answers: [], position: 0, best: 0 });
  const [round, setRound] = createKept<Round>(props, "round", start, readRound);
  const answers = () => round().answers;
  const position = () => round().position;
  const best = () => round().best;
  const [next, setNext] = createSignal<HTMLButtonElement>();

  const question = () => questions()[position()];
  const chosen = () => answers()[position()];
  const score = createMemo(() => questions().filter((item, index) => answers()[index] === item.answer).length);
  const percent = () => Math.round((score() / questions().length) * 100);
  const verdict = () => (percent() === 100 ? "Flawless." : percent() >= 60 ? "Well done." : "Worth another round.");

  const choose = (option: number) => {
    if (chosen() !== undefined) return;
    const all = [...answers()];
    all[position()] = option;
    setRound({ ...round(), answers: all });
    next()?.focus();
  };
  const goOn = () => {
    const isLast = position() + 1 >= questions().length;
    setRound({ ...round(), position: position() + 1, best: isLast ? Math.max(best(), percent()) : best() });
  };
  const restart = () => setRound({ answers: [], position: 0, best: best() });
  const byLetter = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = event.key.length === 1 ? LETTERS.indexOf(event.key.toUpperCase()) : -1;
    if (index >= 0 && index < (question()?.options.length ?? 0)) choose(index);
  };
  const look = (option: number, answer: number) => {
    if (chosen() === undefined) return "border-base-content/15 hover:border-primary hover:bg-base-200";
    if (option === answer) return "border-success bg-success/15";
    return option === chosen() ? "border-error bg-error/15" : "border-base-content/10";
  };

  return (
    <main class="mx-auto grid w-full max-w-2xl gap-5 text-base-content sm:p-2" onKeyDown={byLetter}>
      <header class="grid gap-3">
        <div class="flex items-center justify-between gap-3">
          <h1 class="text-xl font-semibold tracking-tight">Quiz</h1>
          <div class="flex items-center gap-2">
            <Show when={given().length === 0}>
              <span class="badge badge-soft badge-sm">Sample questions</span>
            </Show>
            <span class="text-sm text-base-content/70 tabular-nums">
              {Math.min(position() + 1, questions().length)} / {questions().length}
            </span>
          </div>
        </div>
        <progress class="progress progress-primary h-1.5" aria-label="Progress" value={position()} max={questions().length} />
      </header>

      <Show
        when={question()}
        fallback={
          <section class="grid gap-6">
            <div class="grid justify-items-center gap-3 rounded-box border border-base-content/10 bg-base-200 p-8 text-center">
              <p class="text-6xl font-semibold tracking-tight tabular-nums">{percent()} %</p>
              <p role="status">
                {score()} of {questions().length} right. {verdict()}
              </p>
              <p class="text-sm text-base-content/70 tabular-nums">Best so far: {best()} %</p>
              <button class="btn btn-primary" onClick={restart}>
                Play again
              </button>
            </div>
            <ol class="divide-y divide-base-content/10 rounded-box border border-base-content/10">
              <For each={questions()}>
                {(item, index) => (
                  <li class="flex items-start gap-3 p-3 text-sm">
                    <span aria-hidden="true">{answers()[index()] === item.answer ? "✓" : "✗"}</span>
                    <span class="min-w-0">
                      {item.text}
                      <span class="block text-base-content/70">
                        {item.options[item.answer]}
                        <Show when={answers()[index()] !== item.answer}>
                          {" "}
                          (you said {item.options[answers()[index()] ?? -1]})
                        </Show>
                      </span>
                    </span>
                  </li>
                )}
              </For>
            </ol>
          </section>
        }
      >
        {(current) => (
          <section class="grid gap-5">
            <h2 class="text-2xl font-medium text-balance" aria-live="polite">
              {current().text}
            </h2>
            <ol class="grid gap-2">
              <For each={current().options}>
                {(option, index) => (
                  <li>
                    <button
                      class={`flex w-full items-center gap-3 rounded-box border p-3 text-left transition-colors ${look(index(), current().answer)}`}
                      aria-disabled={chosen() !== undefined}
                      onClick={() => choose(index())}
                    >
                      <span class="kbd">{LETTERS[index()]}</span>
                      <span class="flex-1">{option}</span>
                      <Show when={chosen() !== undefined && (index() === current().answer || index() === chosen())}>
                        <span class="text-sm font-medium">{index() === current().answer ? "✓ right" : "✗ your answer"}</span>
                      </Show>
                    </button>
                  </li>
                )}
              </For>
            </ol>
            <div class="flex items-center justify-between gap-3">
              <p class="text-sm" role="status">
                <Show
                  when={chosen() !== undefined}
                  fallback={<span class="text-base-content/70">Choose an answer, or press its letter.</span>}
                >
                  {chosen() === current().answer ? "That is right." : `The answer is ${current().options[current().answer]}.`}
                </Show>
              </p>
              <button
                class={chosen() === undefined ? "btn btn-primary invisible" : "btn btn-primary"}
                ref={setNext}
                onClick={goOn}
              >
                {position() + 1 < questions().length ? "Next" : "See the result"}
              </button>
            </div>
          </section>
        )}
      </Show>
    </main>
  );
}
