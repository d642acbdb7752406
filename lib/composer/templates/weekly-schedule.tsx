import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Block = { day: number; start: number; end: number; title: string; tone: number };

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const FIRST_HOUR = 7;
const LAST_HOUR = 21;
const TONES = [
  { name: "Work", look: "border-primary bg-primary/15" },
  { name: "Study", look: "border-info bg-info/20" },
  { name: "Sport", look: "border-success bg-success/20" },
  { name: "Free", look: "border-warning bg-warning/20" },
];
const block = (day: number, start: number, end: number, title: string, tone: number): Block => ({ day, start, end, title, tone });
const SAMPLE: Block[] = [
  block(0, 9, 12, "Design studio", 0),
  block(0, 18, 19.5, "Climbing", 2),
  block(1, 10, 11.5, "Statistics", 1),
  block(1, 14, 17, "Design studio", 0),
  block(2, 9, 12, "Design studio", 0),
  block(2, 17, 18, "Swimming", 2),
  block(3, 10, 11.5, "Statistics", 1),
  block(3, 13, 15, "Reading group", 1),
  block(4, 9, 13, "Client day", 0),
  block(5, 11, 13, "Market", 3),
  block(6, 15, 18, "Board games", 3),
];
const HOURS = Array.from({ length: LAST_HOUR - FIRST_HOUR }, (_hour, index) => FIRST_HOUR + index);
const clock = (hour: number) => `${String(Math.floor(hour)).padStart(2, "0")}:${hour % 1 === 0 ? "00" : "30"}`;
const halves = Array.from({ length: (LAST_HOUR - FIRST_HOUR) * 2 + 1 }, (_half, index) => FIRST_HOUR + index / 2);

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

function readBlock(value: unknown): Block[] {
  const { day, start, end, title, tone } = record(value);
  const [dayNumber, from, to] = [Number(day), Number(start), Number(end)];
  const isInside = dayNumber in DAYS && from >= FIRST_HOUR && to <= LAST_HOUR && to > from;
  return typeof title === "string" && isInside
    ? [block(dayNumber, from, to, title, Number(tone) in TONES ? Number(tone) : 0)]
    : [];
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
  const [blocks, setBlocks] = createKept<Block[]>(props, "blocks", SAMPLE, (stored) =>
    Array.isArray(stored) ? stored.flatMap(readBlock) : undefined,
  );
  const [title, setTitle] = createSignal("");
  const [day, setDay] = createSignal(0);
  const [start, setStart] = createSignal(16);
  const [end, setEnd] = createSignal(17);
  const [tone, setTone] = createSignal(0);

  const onDay = (number: number) =>
    blocks()
      .filter((item) => item.day === number)
      .sort((a, b) => a.start - b.start);
  const hours = createMemo(() => blocks().reduce((sum, item) => sum + item.end - item.start, 0));
  const clash = createMemo(() => onDay(day()).find((item) => start() < item.end && end() > item.start));
  const complaint = () => {
    if (end() <= start()) return "The end must come after the start.";
    return clash() ? `${clash()?.title} is already there.` : "";
  };
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    if (title().trim() === "" || complaint() !== "") return;
    setBlocks([...blocks(), block(day(), start(), end(), title().trim(), tone())]);
    setTitle("");
  };
  const timeSelect = (label: string, value: () => number, change: (hour: number) => void) => (
    <select
      class="select w-24"
      aria-label={label}
      value={value()}
      onChange={(event) => change(Number(event.currentTarget.value))}
    >
      <For each={halves}>{(hour) => <option value={hour}>{clock(hour)}</option>}</For>
    </select>
  );

  return (
    <main class="mx-auto grid w-full max-w-6xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div class="mr-auto">
          <h1 class="text-xl font-semibold tracking-tight">Weekly schedule</h1>
          <p class="text-sm text-base-content/70 tabular-nums" aria-live="polite">
            {blocks().length} blocks, {hours()} hours
          </p>
        </div>
        <Show when={blocks() === SAMPLE}>
          <span class="badge badge-soft badge-sm">Sample week</span>
        </Show>
      </header>

      <div class="grid gap-3 md:grid-cols-[3rem_repeat(7,1fr)] md:gap-0 md:overflow-hidden md:rounded-box md:border md:border-base-content/10">
        <div class="hidden pt-9 md:grid" aria-hidden="true">
          <For each={HOURS}>
            {(hour) => <span class="h-10 pr-2 text-right text-xs text-base-content/70 tabular-nums">{clock(hour)}</span>}
          </For>
        </div>
        <For each={DAYS}>
          {(name, number) => (
            <section class="border-base-content/10 max-md:rounded-box max-md:border md:border-l" aria-label={name}>
              <h2 class="h-9 border-b border-base-content/10 bg-base-200 px-3 text-sm leading-9 font-medium md:px-2 md:text-center">
                {name}
              </h2>
              <ul class="relative max-md:grid max-md:gap-2 max-md:p-3 md:h-140">
                <For each={onDay(number())} fallback={<li class="text-sm text-base-content/70 md:hidden">Nothing planned.</li>}>
                  {(item) => (
                    <li
                      class={`group flex items-start justify-between overflow-hidden rounded-field border-l-4 px-2 py-1 text-xs md:absolute md:inset-x-0.5 md:top-(--top) md:h-(--length) ${TONES[item.tone]?.look ?? ""}`}
                      style={{
                        "--top": `${(item.start - FIRST_HOUR) * 2.5}rem`,
                        "--length": `${(item.end - item.start) * 2.5 - 0.125}rem`,
                      }}
                    >
                      <span class="min-w-0">
                        <span class="block font-medium break-words">{item.title}</span>
                        <span class="block tabular-nums">
                          {clock(item.start)} – {clock(item.end)}
                        </span>
                      </span>
                      <button
                        class="btn btn-circle btn-ghost btn-xs -mr-1 focus-visible:opacity-100 md:opacity-0 md:group-hover:opacity-100"
                        aria-label={`Delete ${item.title} on ${name}`}
                        onClick={() => setBlocks(blocks().filter((other) => other !== item))}
                      >
                        ✕
                      </button>
                    </li>
                  )}
                </For>
              </ul>
            </section>
          )}
        </For>
      </div>

      <form class="flex flex-wrap items-center gap-2 rounded-box border border-base-content/10 bg-base-200 p-4" onSubmit={add}>
        <input
          class="input min-w-40 flex-1"
          aria-label="What"
          required
          placeholder="What is planned?"
          value={title()}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
        <select
          class="select w-36"
          aria-label="Day"
          value={day()}
          onChange={(event) => setDay(Number(event.currentTarget.value))}
        >
          <For each={DAYS}>{(name, index) => <option value={index()}>{name}</option>}</For>
        </select>
        {timeSelect("Start", start, setStart)}
        {timeSelect("End", end, setEnd)}
        <select
          class="select w-28"
          aria-label="Kind"
          value={tone()}
          onChange={(event) => setTone(Number(event.currentTarget.value))}
        >
          <For each={TONES}>{(item, index) => <option value={index()}>{item.name}</option>}</For>
        </select>
        <button class="btn btn-primary" type="submit" disabled={complaint() !== ""}>
          Add
        </button>
        <p class="w-full text-sm empty:hidden" role="status">
          {complaint()}
        </p>
      </form>
    </main>
  );
}
