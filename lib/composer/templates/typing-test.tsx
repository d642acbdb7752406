import { createMemo, createSignal, For, onCleanup, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

const TEXTS = [
  "The ferry leaves at six, whether or not anybody is on it. The captain likes to say that an empty boat still knows the way.",
  "Good bread asks for four things and plenty of time. Flour, water, salt and patience; the oven only finishes the conversation.",
  "She kept a map of the city drawn from memory. Every year she corrected it, and every year the city had moved a little.",
  "Rain came over the hill like somebody carrying a tray of glasses, carefully at first, and then all at once.",
];
const currentTime = () => performance.now();

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

/** The first list in a value, whatever it is called. */
const rowsOf = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value
    : ((Object.values(record(value)).find((part) => Array.isArray(part)) as unknown[] | undefined) ?? []);

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
  const given = createMemo(() =>
    rowsOf(props.data).filter((text): text is string => typeof text === "string" && text.trim().length > 10),
  );
  const texts = () => (given().length > 0 ? given() : TEXTS);
  const [best, setBest] = createKept<number>(props, "best", 0, (stored) => (typeof stored === "number" ? stored : undefined));
  const [round, setRound] = createSignal(0);
  const [typed, setTyped] = createSignal("");
  const [startedAt, setStartedAt] = createSignal<number | null>(null);
  const [endedAt, setEndedAt] = createSignal<number | null>(null);
  const [slips, setSlips] = createSignal(0);
  const [now, setNow] = createSignal(0);
  const [field, setField] = createSignal<HTMLTextAreaElement>();
  const timer = setInterval(() => startedAt() !== null && endedAt() === null && setNow(currentTime()), 250);
  onCleanup(() => clearInterval(timer));

  const text = createMemo(() => texts()[round() % texts().length] ?? "");
  const letters = createMemo(() => [...text()]);
  const seconds = createMemo(() => {
    const start = startedAt();
    return start === null ? 0 : Math.max(0, ((endedAt() ?? now()) - start) / 1000);
  });
  const right = createMemo(() => [...typed()].filter((letter, index) => letter === letters()[index]).length);
  const speed = createMemo(() => (seconds() < 1 ? 0 : Math.round(right() / 5 / (seconds() / 60))));
  const accuracy = createMemo(() => {
    const strokes = right() + slips();
    return strokes === 0 ? 100 : Math.round((right() / strokes) * 100);
  });

  const write = (value: string) => {
    if (endedAt() !== null) return;
    if (startedAt() === null && value !== "") {
      setStartedAt(currentTime());
      setNow(currentTime());
    }
    const next = [...value].slice(0, letters().length);
    const before = [...typed()].length;
    if (next.length > before)
      setSlips(slips() + next.slice(before).filter((letter, index) => letter !== letters()[before + index]).length);
    setTyped(next.join(""));
    if (next.length === letters().length) {
      setEndedAt(currentTime());
      if (speed() > best()) setBest(speed());
    }
  };
  const restart = (next: number) => {
    setRound(next);
    setTyped("");
    setSlips(0);
    setStartedAt(null);
    setEndedAt(null);
    field()?.focus();
  };
  const look = (index: number) => {
    const letter = [...typed()][index];
    if (letter === undefined)
      return index === [...typed()].length ? "border-b-2 border-primary text-base-content" : "text-base-content/70";
    return letter === letters()[index] ? "text-base-content bg-success/20" : "bg-error/35 text-base-content";
  };

  return (
    <main class="mx-auto grid w-full max-w-3xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center justify-between gap-3">
        <h1 class="text-xl font-semibold tracking-tight">Typing test</h1>
        <Show when={given().length === 0}>
          <span class="badge badge-soft badge-sm">Sample text</span>
        </Show>
      </header>
      <dl class="grid grid-cols-4 divide-x divide-base-content/10 rounded-box border border-base-content/10 bg-base-200 py-3 text-center tabular-nums">
        <For
          each={
            [
              ["words a minute", () => speed()],
              ["accuracy", () => `${accuracy()} %`],
              ["seconds", () => Math.round(seconds())],
              ["best", () => best()],
            ] as const
          }
        >
          {([label, value]) => (
            <div class="flex flex-col-reverse px-1">
              <dt class="text-xs text-base-content/70">{label}</dt>
              <dd class="text-xl font-semibold whitespace-nowrap sm:text-3xl">{value()}</dd>
            </div>
          )}
        </For>
      </dl>

      <div class="relative rounded-box border border-base-content/15 bg-base-100 p-5 focus-within:outline-2 focus-within:outline-primary">
        <p class="text-xl leading-loose" id="text-to-type">
          <For each={letters()}>{(letter, index) => <span class={look(index())}>{letter}</span>}</For>
        </p>
        <textarea
          class="absolute inset-0 size-full cursor-text resize-none opacity-0"
          aria-label="Type the text above"
          aria-describedby="text-to-type"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          ref={setField}
          value={typed()}
          onInput={(event) => {
            write(event.currentTarget.value);
            event.currentTarget.value = typed();
          }}
          onPaste={(event) => event.preventDefault()}
        />
      </div>

      <div class="flex flex-wrap items-center justify-between gap-3">
        <p class="text-sm text-base-content/70" role="status">
          {endedAt() !== null
            ? `Done: ${speed()} words a minute at ${accuracy()} % accuracy.`
            : startedAt() === null
              ? "Choose the text and type. The clock starts with you."
              : "Keep going."}
        </p>
        <div class="flex gap-2">
          <button class="btn" disabled={startedAt() === null} onClick={() => restart(round())}>
            Again
          </button>
          <button class="btn" classList={{ "btn-primary": endedAt() !== null }} onClick={() => restart(round() + 1)}>
            Another text
          </button>
        </div>
      </div>
    </main>
  );
}
