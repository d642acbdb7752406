import { createMemo, createSignal, Index, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: {
    submit?(value: unknown): Promise<unknown>;
    state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> };
  };
};

/** The options with their votes; `mine` is the place of the person's own vote. */
type Poll = { question: string; options: { text: string; votes: number }[]; mine: number | null };

const SAMPLE: Poll = {
  question: "Where should the summer party be?",
  mine: null,
  options: [
    { text: "In the park by the river", votes: 14 },
    { text: "On the roof terrace", votes: 9 },
    { text: "At the old harbour", votes: 6 },
    { text: "Somewhere with a piano", votes: 3 },
  ],
};

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

/** The first list in a value, whatever it is called. */
const rowsOf = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value
    : ((Object.values(record(value)).find((part) => Array.isArray(part)) as unknown[] | undefined) ?? []);

function readPoll(value: unknown): Poll | undefined {
  const fields = record(value);
  const options = rowsOf(value).flatMap((row) => {
    const { text, option, name, votes } = record(row);
    const label = typeof row === "string" ? row : (text ?? option ?? name);
    return typeof label === "string" ? [{ text: label, votes: Math.max(0, Math.round(Number(votes)) || 0) }] : [];
  });
  const question = typeof fields.question === "string" ? fields.question : "Which one do you prefer?";
  const mine = typeof fields.mine === "number" && fields.mine in options ? fields.mine : null;
  return options.length > 1 ? { question, options, mine } : undefined;
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
  const given = createMemo(() => readPoll(props.data));
  const kept = createKept<Poll>(props, "poll", () => given() ?? SAMPLE, readPoll);
  const poll = kept.value;
  const [marked, setMarked] = createSignal<number | null>(null);
  const voted = () => poll().mine !== null;
  const choice = () => poll().mine ?? marked();
  const [editing, setEditing] = createSignal(false);

  const total = createMemo(() => poll().options.reduce((sum, option) => sum + option.votes, 0));
  const most = createMemo(() => Math.max(0, ...poll().options.map((option) => option.votes)));
  const percent = (votes: number) => (total() > 0 ? Math.round((votes / total()) * 100) : 0);

  const count = (index: number | null, change: number) =>
    kept.change({
      ...poll(),
      mine: change > 0 ? index : null,
      options: poll().options.map((option, at) =>
        at === index ? { ...option, votes: Math.max(0, option.votes + change) } : option,
      ),
    });
  const vote = (event: SubmitEvent) => {
    event.preventDefault();
    const index = choice();
    if (index === null) return;
    count(index, 1);
    void props.spark?.submit?.({ question: poll().question, vote: poll().options[index]?.text })?.catch(() => undefined);
  };
  const takeBack = () => {
    setMarked(poll().mine);
    count(poll().mine, -1);
  };
  const rename = (index: number, text: string) =>
    kept.change({ ...poll(), options: poll().options.map((option, at) => (at === index ? { ...option, text } : option)) });

  return (
    <main class="mx-auto grid w-full max-w-xl gap-4 text-base-content sm:p-2">
      <form class="grid gap-5 rounded-box border border-base-content/10 bg-base-100 p-5 shadow-sm sm:p-6" onSubmit={vote}>
        <header class="grid gap-2">
          <Show when={!kept.isKept() && !given()}>
            <span class="badge badge-soft badge-sm">Sample poll</span>
          </Show>
          <h1 class="text-xl font-semibold tracking-tight text-balance" id="question">
            {poll().question}
          </h1>
        </header>

        <Show
          when={voted()}
          fallback={
            <div class="grid gap-2" role="radiogroup" aria-labelledby="question">
              <Index each={poll().options}>
                {(option, index) => (
                  <label
                    class="flex cursor-pointer items-center gap-3 rounded-field border p-3 transition-colors hover:bg-base-200"
                    classList={{ "border-primary": choice() === index, "border-base-content/15": choice() !== index }}
                  >
                    <input
                      type="radio"
                      name="option"
                      class="radio radio-primary radio-sm"
                      checked={choice() === index}
                      onChange={() => setMarked(index)}
                    />
                    {option().text}
                  </label>
                )}
              </Index>
            </div>
          }
        >
          <ul class="grid gap-3" aria-label="Result">
            <Index each={poll().options}>
              {(option, index) => (
                <li class="grid gap-1">
                  <div class="flex justify-between gap-3 text-sm" classList={{ "font-semibold": option().votes === most() }}>
                    <span>
                      {option().text}
                      <Show when={choice() === index}>
                        <span class="font-normal text-base-content/70"> · your vote</span>
                      </Show>
                    </span>
                    <span class="tabular-nums">{percent(option().votes)} %</span>
                  </div>
                  <div class="h-2.5 overflow-hidden rounded-full bg-base-content/10">
                    <div
                      class="h-full rounded-full transition-[width] duration-500"
                      classList={{ "bg-primary": option().votes === most(), "bg-base-content/30": option().votes !== most() }}
                      style={{ width: `${percent(option().votes)}%` }}
                    />
                  </div>
                </li>
              )}
            </Index>
          </ul>
        </Show>

        <footer class="flex items-center justify-between gap-3">
          <p class="text-sm text-base-content/70 tabular-nums" role="status">
            {total()} {total() === 1 ? "vote" : "votes"}
          </p>
          <Show
            when={voted()}
            fallback={
              <button class="btn btn-primary min-w-24" type="submit" disabled={choice() === null}>
                Vote
              </button>
            }
          >
            <button class="btn" type="button" onClick={takeBack}>
              Change my vote
            </button>
          </Show>
        </footer>
      </form>

      <details
        class="rounded-box border border-base-content/10"
        open={editing()}
        onToggle={(event) => setEditing(event.currentTarget.open)}
      >
        <summary class="cursor-pointer px-4 py-3 text-sm font-medium">Change the question and the options</summary>
        <div class="grid gap-2 px-4 pb-4">
          <input
            class="input w-full"
            aria-label="Question"
            value={poll().question}
            onChange={(event) => kept.change({ ...poll(), question: event.currentTarget.value })}
          />
          <Index each={poll().options}>
            {(option, index) => (
              <input
                class="input input-sm w-full"
                aria-label={`Option ${index + 1}`}
                value={option().text}
                onChange={(event) => rename(index, event.currentTarget.value)}
              />
            )}
          </Index>
          <div class="flex flex-wrap gap-2">
            <button
              class="btn btn-sm"
              onClick={() => kept.change({ ...poll(), options: [...poll().options, { text: "New option", votes: 0 }] })}
            >
              Add an option
            </button>
            <button
              class="btn btn-sm"
              disabled={poll().options.length <= 2}
              onClick={() =>
                kept.change({
                  ...poll(),
                  options: poll().options.slice(0, -1),
                  mine: poll().mine === poll().options.length - 1 ? null : poll().mine,
                })
              }
            >
              Remove the last
            </button>
            <button
              class="btn btn-ghost btn-sm"
              onClick={() =>
                kept.change({ ...poll(), options: poll().options.map((option) => ({ ...option, votes: 0 })), mine: null })
              }
            >
              Set the votes to zero
            </button>
          </div>
        </div>
      </details>
    </main>
  );
}
