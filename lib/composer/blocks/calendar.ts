import type { Block } from "../write-source";
import { READ_DATE } from "./dates";
import { READ_FIELD, TO_TEXT } from "./reading";

/** A month of events. */
export const CALENDAR: Block = {
  needs: [READ_DATE, READ_FIELD, TO_TEXT],
  code: `
interface Entry {
  day: number;
  title: string;
  group: string;
}

const DAY_LENGTH = 86_400_000;

/** Records that have a date, by the day they fall on. */
function readEntries(records: unknown[]): Entry[] {
  const textOf = (record: unknown, field: Field | undefined) => (field ? toText(readField(record, field.path)) : "");
  return records.flatMap((record) => {
    const time = readDate(record, EVENT.date)?.getTime();
    if (time === undefined) return [];
    return [
      {
        day: Math.floor(time / DAY_LENGTH),
        title: textOf(record, EVENT.title) || "Untitled",
        group: textOf(record, EVENT.group),
      },
    ];
  });
}

/** A month of days with their entries; the chosen day is written out under it. */
function Calendar(props: { name: string; entries: Entry[] }) {
  const today = Math.floor(Date.now() / DAY_LENGTH);
  const byDay = createMemo(() => {
    const found = new Map<number, Entry[]>();
    for (const entry of props.entries) {
      const entries = found.get(entry.day) ?? [];
      entries.push(entry);
      found.set(entry.day, entries);
    }
    return found;
  });
  // The day to begin with: the next one that has entries, or the last one that had.
  const first = createMemo(() => {
    const days = [...byDay().keys()].sort((a, b) => a - b);
    return days.find((day) => day >= today) ?? days.at(-1) ?? today;
  });
  const [chosen, setChosen] = createSignal<number>();
  const [offset, setOffset] = createSignal(0);
  const day = () => chosen() ?? first();
  const month = createMemo(() => {
    const start = new Date(first() * DAY_LENGTH);
    return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + offset(), 1));
  });
  const days = createMemo(() => {
    const start = month().getTime() / DAY_LENGTH;
    const monday = start - ((month().getUTCDay() + 6) % 7);
    return Array.from({ length: 42 }, (_, index) => monday + index);
  });
  const write = (at: number, parts: Intl.DateTimeFormatOptions) =>
    new Date(at * DAY_LENGTH).toLocaleDateString(undefined, { ...parts, timeZone: "UTC" });
  const isInMonth = (at: number) => new Date(at * DAY_LENGTH).getUTCMonth() === month().getUTCMonth();
  const groups = createMemo(() => [...new Set(props.entries.map((entry) => entry.group))].filter(Boolean).sort());
  const color = (entry: Entry) =>
    groups().length > 1 ? (COLORS[groups().indexOf(entry.group) % COLORS.length] ?? ACCENT) : ACCENT;
  return (
    <div class="flex flex-col gap-4">
      <div class="flex items-center justify-between gap-2">
        <h2 class="text-lg font-semibold" aria-live="polite">
          {month().toLocaleDateString(undefined, { month: "long", year: "numeric", timeZone: "UTC" })}
        </h2>
        <div class="join">
          <button type="button" class="btn join-item btn-sm" aria-label="Month before" onClick={() => setOffset(offset() - 1)}>
            ‹
          </button>
          <button type="button" class="btn join-item btn-sm" onClick={() => setOffset(0)}>
            Start
          </button>
          <button type="button" class="btn join-item btn-sm" aria-label="Next month" onClick={() => setOffset(offset() + 1)}>
            ›
          </button>
        </div>
      </div>
      <div>
        <div class="grid grid-cols-7 pb-1 text-center text-xs text-base-content/70" aria-hidden="true">
          <For each={days().slice(0, 7)}>{(at) => <span>{write(at, { weekday: "short" })}</span>}</For>
        </div>
        <div class="grid grid-cols-7 gap-px overflow-hidden rounded-box border border-base-content/10 bg-base-content/10">
          <For each={days()}>
            {(at) => (
              <button
                type="button"
                class="flex min-h-14 min-w-0 flex-col gap-1 bg-base-100 p-1 text-left hover:bg-base-200 @xl:min-h-24 @xl:p-2"
                classList={{
                  "bg-base-200 text-base-content/70": !isInMonth(at),
                  "outline-2 -outline-offset-2 outline-primary": at === day(),
                }}
                aria-pressed={at === day()}
                aria-label={\`\${write(at, { dateStyle: "long" })}, \${byDay().get(at)?.length ?? 0} entries\`}
                onClick={() => setChosen(at)}
              >
                <span
                  class="grid size-6 place-items-center rounded-full text-xs tabular-nums"
                  classList={{ "bg-primary font-semibold text-primary-content": at === today }}
                >
                  {new Date(at * DAY_LENGTH).getUTCDate()}
                </span>
                <For each={(byDay().get(at) ?? []).slice(0, 2)}>
                  {(entry) => (
                    <span
                      class="hidden w-full truncate border-l-2 pl-1.5 text-xs @xl:block"
                      style={{ "border-color": color(entry) }}
                    >
                      {entry.title}
                    </span>
                  )}
                </For>
                <Show when={(byDay().get(at)?.length ?? 0) > 2}>
                  <span class="hidden text-xs text-base-content/70 @xl:block">{\`+\${(byDay().get(at)?.length ?? 0) - 2}\`}</span>
                </Show>
                <span class="flex gap-0.5 pl-1 @xl:hidden">
                  <For each={(byDay().get(at) ?? []).slice(0, 3)}>
                    {(entry) => <span class="size-1.5 rounded-full" style={{ background: color(entry) }} />}
                  </For>
                </span>
              </button>
            )}
          </For>
        </div>
      </div>
      <section aria-live="polite">
        <h3 class="pb-2 text-sm font-semibold">{write(day(), { dateStyle: "full" })}</h3>
        <ul class="flex flex-col gap-2 text-sm">
          <For each={byDay().get(day()) ?? []} fallback={<li class="text-base-content/70">Nothing on this day.</li>}>
            {(entry) => (
              <li class="flex gap-3">
                <span class="mt-1.5 size-2 shrink-0 rounded-full" style={{ background: color(entry) }} />
                <span class="min-w-0 wrap-anywhere">{entry.title}</span>
                <span class="ml-auto shrink-0 text-base-content/70">{entry.group}</span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </div>
  );
}
`,
};
