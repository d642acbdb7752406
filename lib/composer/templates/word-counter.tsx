import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

const SAMPLE =
  "The lighthouse keeper wrote one line a day. Some days the line was about the weather, and some days the weather was about him.\n\nAfter thirty years the lines filled a single book. He read it in one evening, slowly, and found that nothing was missing.";
const READ_PER_MINUTE = 230;
const SPEAK_PER_MINUTE = 140;
/** Letters that surely fit into what an app may keep. */
const MOST_KEPT = 25_000;
const COMMON = new Set(
  "a an and are as at be but by for from had has have he her him his i in is it its of on or she so that the they this to was we were will with you".split(
    " ",
  ),
);

const whole = (value: number) => new Intl.NumberFormat("en").format(value);
const duration = (minutes: number) => {
  const seconds = Math.round(minutes * 60);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

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
  const given = () => (typeof props.data === "string" && props.data.trim() !== "" ? props.data : SAMPLE);
  const [kept, setText] = createKept<string | null>(props, "text", null, (stored) =>
    typeof stored === "string" ? stored : undefined,
  );
  const [goal, setGoal] = createKept<number>(props, "goal", 250, (stored) =>
    typeof stored === "number" && stored >= 1 ? stored : undefined,
  );
  const text = () => kept() ?? given();

  const words = createMemo(() => text().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []);
  const sentences = createMemo(
    () =>
      text()
        .split(/[.!?…]+(?:\s|$)/u)
        .filter((part) => part.trim() !== "").length,
  );
  const paragraphs = createMemo(
    () =>
      text()
        .split(/\n\s*\n/)
        .filter((part) => part.trim() !== "").length,
  );
  const longest = createMemo(() => words().reduce((best, word) => (word.length > best.length ? word : best), ""));
  const frequent = createMemo(() => {
    const counts = new Map<string, number>();
    for (const word of words()) {
      const key = word.toLowerCase();
      if (!COMMON.has(key) && key.length > 1) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, 8);
  });
  const figures = createMemo<[string, string][]>(() => [
    ["Words", whole(words().length)],
    ["Characters", whole([...text()].length)],
    ["Without spaces", whole(text().replace(/\s/g, "").length)],
    ["Sentences", whole(sentences())],
    ["Paragraphs", whole(paragraphs())],
    ["Words a sentence", sentences() > 0 ? (words().length / sentences()).toFixed(1) : "–"],
    ["Reading time", duration(words().length / READ_PER_MINUTE)],
    ["Speaking time", duration(words().length / SPEAK_PER_MINUTE)],
  ]);

  return (
    <main class="mx-auto grid w-full max-w-5xl items-start gap-4 text-base-content sm:p-2 md:grid-cols-[1fr_18rem]">
      <section class="grid gap-3">
        <header class="flex flex-wrap items-center justify-between gap-2">
          <h1 class="text-xl font-semibold tracking-tight">Word counter</h1>
          <div class="flex items-center gap-2">
            <Show when={text() === SAMPLE}>
              <span class="badge badge-soft badge-sm">Sample text</span>
            </Show>
            <button class="btn btn-sm" disabled={text() === ""} onClick={() => setText("")}>
              Clear
            </button>
          </div>
        </header>
        <textarea
          class="textarea min-h-72 w-full p-4 text-base leading-relaxed"
          aria-label="Your text"
          placeholder="Write or paste your text here."
          maxlength={100_000}
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <p class="text-sm empty:hidden" role="status">
          {text().length > MOST_KEPT ? "Counted, but too long to be kept: after a reload the text before it is back." : ""}
        </p>
        <div class="flex flex-wrap items-center gap-3 text-sm">
          <label class="flex items-center gap-2">
            Goal
            <input
              type="number"
              min="1"
              class="input input-sm w-24 tabular-nums"
              value={goal()}
              onChange={(event) => setGoal(Math.max(1, Number(event.currentTarget.value) || 1))}
            />
          </label>
          <progress
            class="progress progress-primary min-w-32 flex-1"
            aria-label="Words towards the goal"
            value={Math.min(words().length, goal())}
            max={goal()}
          />
          <span class="text-base-content/70 tabular-nums">{Math.round((words().length / goal()) * 100)} %</span>
        </div>
      </section>

      <aside class="grid gap-4">
        <dl class="grid grid-cols-2 gap-px overflow-hidden rounded-box border border-base-content/10 bg-base-content/10">
          <For each={figures()}>
            {([label, value]) => (
              <div class="bg-base-100 p-3">
                <dt class="text-xs text-base-content/70">{label}</dt>
                <dd class="text-lg font-semibold tabular-nums">{value}</dd>
              </div>
            )}
          </For>
        </dl>
        <section class="rounded-box border border-base-content/10 p-4">
          <h2 class="text-sm font-medium">Most used words</h2>
          <ol class="mt-3 grid gap-1.5 text-sm">
            <For each={frequent()} fallback={<li class="text-base-content/70">Nothing to count yet.</li>}>
              {([word, count]) => (
                <li class="grid grid-cols-[6rem_1fr_1.5rem] items-center gap-2">
                  <span class="truncate">{word}</span>
                  <span class="h-2 rounded-full bg-primary" style={{ width: `${(count / (frequent()[0]?.[1] ?? 1)) * 100}%` }} />
                  <span class="text-right tabular-nums">{count}</span>
                </li>
              )}
            </For>
          </ol>
          <p class="mt-3 text-sm break-words text-base-content/70">Longest word: {longest() || "–"}</p>
        </section>
      </aside>
    </main>
  );
}
