import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: {
    submit?(value: unknown): Promise<unknown>;
    state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> };
  };
};

type Question =
  | { kind: "stars"; text: string }
  | { kind: "scale"; text: string; low: string; high: string }
  | { kind: "choices"; text: string; options: string[] }
  | { kind: "text"; text: string };

const QUESTIONS: Question[] = [
  { kind: "stars", text: "How did you like your visit?" },
  { kind: "scale", text: "How likely are you to recommend us?", low: "not at all", high: "surely" },
  { kind: "choices", text: "What stood out?", options: ["The welcome", "The food", "The room", "The music", "The price"] },
  { kind: "text", text: "What should we do better?" },
];
type Answers = Record<number, number | string | string[]>;

const STARS = [1, 2, 3, 4, 5];
const SCALE = Array.from({ length: 11 }, (_step, index) => index);

function readAnswers(stored: unknown): Answers | undefined {
  if (typeof stored !== "object" || stored === null) return undefined;
  const all = Object.entries(stored as Record<string, unknown>);
  return Object.fromEntries(
    all.flatMap(([index, answer]): [string, Answers[number]][] => {
      if (typeof answer === "number" || typeof answer === "string") return [[index, answer]];
      return Array.isArray(answer) ? [[index, answer.map(String)]] : [];
    }),
  );
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
  const [count, setCount] = createKept<number>(props, "answers", 0, (stored) =>
    typeof stored === "number" ? stored : undefined,
  );
  const [answers, setAnswers] = createKept<Answers>(props, "draft", {}, readAnswers);
  const [sent, setSent] = createSignal(false);

  const isAnswered = (index: number) => {
    const answer = answers()[index];
    return answer !== undefined && answer !== "" && !(Array.isArray(answer) && answer.length === 0);
  };
  const answered = createMemo(() => QUESTIONS.filter((_question, index) => isAnswered(index)).length);
  const set = (index: number, answer: number | string | string[]) => setAnswers({ ...answers(), [index]: answer });
  const chosen = (index: number): string[] => {
    const answer = answers()[index];
    return Array.isArray(answer) ? answer : [];
  };
  const toggle = (index: number, option: string) =>
    set(index, chosen(index).includes(option) ? chosen(index).filter((other) => other !== option) : [...chosen(index), option]);

  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const value = QUESTIONS.map((question, index) => ({ question: question.text, answer: answers()[index] ?? null }));
    void props.spark?.submit?.(value)?.catch(() => undefined);
    setCount(count() + 1);
    setAnswers({});
    setSent(true);
  };

  return (
    <main class="mx-auto w-full max-w-2xl text-base-content sm:p-2">
      <Show
        when={!sent()}
        fallback={
          <section
            class="grid justify-items-center gap-3 rounded-box border border-base-content/10 bg-base-200 p-10 text-center"
            role="status"
          >
            <p class="text-4xl" aria-hidden="true">
              ★
            </p>
            <h1 class="text-xl font-semibold">Thank you for your time</h1>
            <p class="text-base-content/70 tabular-nums">
              {count() === 1 ? "You are the first to answer." : `${count()} people have answered.`}
            </p>
            <button class="btn mt-2" onClick={() => setSent(false)}>
              Answer again
            </button>
          </section>
        }
      >
        <form class="grid gap-4" onSubmit={send}>
          <header class="grid gap-2">
            <div class="flex flex-wrap items-center justify-between gap-2">
              <h1 class="text-xl font-semibold tracking-tight">Four short questions</h1>
              <span class="badge badge-soft badge-sm">Sample questions</span>
            </div>
            <progress
              class="progress progress-primary h-1.5"
              aria-label="Questions answered"
              value={answered()}
              max={QUESTIONS.length}
            />
          </header>
          <For each={QUESTIONS}>
            {(question, index) => (
              <fieldset class="rounded-box border border-base-content/10 bg-base-100 p-5 pt-4">
                <legend class="sr-only">{question.text}</legend>
                <p class="mb-3 flex gap-3 font-medium" aria-hidden="true">
                  <span class="text-base-content/70 tabular-nums">{index() + 1}</span>
                  {question.text}
                </p>
                <Show when={question.kind === "stars"}>
                  <div class="rating rating-lg gap-1">
                    <input
                      type="radio"
                      name={`stars-${index()}`}
                      class="rating-hidden"
                      aria-label="No stars"
                      checked={answers()[index()] === undefined}
                    />
                    <For each={STARS}>
                      {(star) => (
                        <input
                          type="radio"
                          name={`stars-${index()}`}
                          class="mask bg-warning mask-star-2"
                          aria-label={star === 1 ? "1 star" : `${star} stars`}
                          checked={answers()[index()] === star}
                          onChange={() => set(index(), star)}
                        />
                      )}
                    </For>
                  </div>
                </Show>
                <Show when={question.kind === "scale" && question}>
                  {(scale) => (
                    <div class="grid gap-2">
                      <div class="grid grid-cols-6 gap-1 sm:grid-cols-11">
                        <For each={SCALE}>
                          {(step) => (
                            <button
                              type="button"
                              class="btn btn-sm px-0 tabular-nums"
                              classList={{ "bg-base-content text-base-100": answers()[index()] === step }}
                              aria-pressed={answers()[index()] === step}
                              onClick={() => set(index(), step)}
                            >
                              {step}
                            </button>
                          )}
                        </For>
                      </div>
                      <p class="flex justify-between text-xs text-base-content/70">
                        <span>0, {scale().low}</span>
                        <span>10, {scale().high}</span>
                      </p>
                    </div>
                  )}
                </Show>
                <Show when={question.kind === "choices" && question}>
                  {(choices) => (
                    <div class="flex flex-wrap gap-2">
                      <For each={choices().options}>
                        {(option) => (
                          <button
                            type="button"
                            class="btn btn-sm rounded-full font-normal"
                            classList={{ "bg-base-content text-base-100": chosen(index()).includes(option) }}
                            aria-pressed={chosen(index()).includes(option)}
                            onClick={() => toggle(index(), option)}
                          >
                            {option}
                          </button>
                        )}
                      </For>
                    </div>
                  )}
                </Show>
                <Show when={question.kind === "text"}>
                  <textarea
                    class="textarea w-full"
                    rows={3}
                    maxlength={500}
                    aria-label={question.text}
                    placeholder="One sentence is plenty."
                    value={String(answers()[index()] ?? "")}
                    onInput={(event) => set(index(), event.currentTarget.value)}
                  />
                </Show>
              </fieldset>
            )}
          </For>
          <div class="flex items-center justify-between gap-3">
            <p class="text-sm text-base-content/70 tabular-nums" aria-live="polite">
              {answered()} of {QUESTIONS.length} answered
            </p>
            <button class="btn btn-primary" type="submit" disabled={answered() === 0}>
              Send answers
            </button>
          </div>
        </form>
      </Show>
    </main>
  );
}
