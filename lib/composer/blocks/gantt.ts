import type { Block } from "../write-source";
import { LEGEND, TOOLTIP } from "./chart-parts";
import { READ_DATE } from "./dates";
import { FORMAT_DATE } from "./format";
import { READ_NUMBER } from "./numbers";
import { READ_FIELD, TO_TEXT } from "./reading";
import { BUCKETS } from "./trend";

/** Records that last from one date to another. */
const READ_TASKS: Block = {
  needs: [READ_DATE, READ_NUMBER, READ_FIELD, TO_TEXT, BUCKETS],
  code: `
/** Which field plays which part of a bar. */
interface TaskFields {
  start: Field;
  end?: Field;
  /** How long it takes, where no field says when it ends. */
  duration?: Field;
  daysPerUnit?: number;
  title: Field;
  group?: Field;
  progress?: Field;
  /** The progress at which nothing is left to do. */
  allDone?: number;
}

interface Task {
  title: string;
  group: string;
  start: number;
  /** Where its bar ends: the end of its last day. */
  end: number;
  isMilestone: boolean;
  /** How much of it is done, from 0 to 1. */
  done: number | undefined;
}

interface Schedule {
  tasks: Task[];
  unreadable: number;
  reversed: number;
}

/** When a record ends: a day, month or year ends with its last moment, and a duration counts its first day. */
function endOf(record: unknown, start: number): number | undefined {
  if (EVENT.duration) {
    const length = readNumber(record, EVENT.duration);
    return length === undefined ? undefined : start + length * (EVENT.daysPerUnit ?? 1) * DAY;
  }
  const end = EVENT.end ? readDate(record, EVENT.end)?.getTime() : undefined;
  if (end === undefined || EVENT.end?.step === "time") return end;
  const step = (EVENT.end?.step ?? "day") as Bucket;
  return nextOf(startOf(end, step), step);
}

/** The records with a start and an end after it, the earliest first; the others are counted. */
function readSchedule(records: unknown[]): Schedule {
  const textOf = (record: unknown, field: Field | undefined) => (field ? toText(readField(record, field.path)) : "");
  const schedule: Schedule = { tasks: [], unreadable: 0, reversed: 0 };
  for (const record of records) {
    const start = readDate(record, EVENT.start)?.getTime();
    const end = start === undefined ? undefined : endOf(record, start);
    if (start === undefined || end === undefined) schedule.unreadable++;
    else if (end < start) schedule.reversed++;
    else {
      const progress = EVENT.progress ? readNumber(record, EVENT.progress) : undefined;
      schedule.tasks.push({
        title: textOf(record, EVENT.title) || "Untitled",
        group: textOf(record, EVENT.group),
        start,
        end,
        isMilestone: EVENT.start.step === "time" || EVENT.end?.step === "time" ? end === start : end - start <= DAY,
        done: progress === undefined ? undefined : Math.max(0, Math.min(1, progress / (EVENT.allDone ?? 1))),
      });
    }
  }
  schedule.tasks.sort((a, b) => a.start - b.start || a.end - b.end);
  return schedule;
}
`,
};

/** Steps of an axis of time. */
const TIME_TICKS: Block = {
  needs: [BUCKETS],
  code: `
/** Hours, days, weeks, months, quarters or years between two moments, about ten at most. */
function timeTicks(from: number, to: number): { time: number; label: string }[] {
  const hour = DAY / 24;
  const hours = [1, 2, 3, 6, 12].find((count) => (to - from) / (count * hour) <= 10);
  if (hours) {
    const first = Math.ceil(from / (hours * hour));
    const count = Math.floor(to / (hours * hour)) - first + 1;
    return Array.from({ length: count }, (_, index) => {
      const time = (first + index) * hours * hour;
      const style: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", timeZone: "UTC" };
      return { time, label: time % DAY === 0 ? bucketLabel(time, "day") : new Date(time).toLocaleTimeString(undefined, style) };
    });
  }
  const lengths: [Bucket, number][] = [
    ["day", 1],
    ["week", 7],
    ["month", 30.4],
    ["quarter", 91.3],
    ["year", 365.25],
  ];
  const bucket = lengths.find(([, days]) => (to - from) / DAY / days <= 10)?.[0] ?? "year";
  const times: number[] = [];
  for (let time = nextOf(startOf(from - 1, bucket), bucket); time <= to && times.length < 2_000; time = nextOf(time, bucket))
    times.push(time);
  const every = Math.ceil(times.length / 10);
  return times.filter((_, index) => index % every === 0).map((time) => ({ time, label: bucketLabel(time, bucket) }));
}
`,
};

/** What a schedule shows. */
const DESCRIBE_SCHEDULE: Block = {
  needs: [READ_TASKS, FORMAT_DATE],
  code: `
/** The last day that a task takes up, or its last moment. */
const lastOf = (task: Task) => (task.end % DAY === 0 && task.end > task.start ? task.end - DAY : task.end);

/** "12 days", "1 day", "3.5 hours". */
function lengthText({ start, end }: Task): string {
  const days = (end - start) / DAY;
  const [count, unit] = days < 1 ? [days * 24, "hour"] : [days, "day"];
  const shown = Math.round(count * 10) / 10;
  return \`\${shown.toLocaleString()} \${shown === 1 ? unit : \`\${unit}s\`}\`;
}

/** A day, with the time of day where the records have times. */
function writeMoment(time: number): string {
  const hasTimes = EVENT.start.step === "time" || EVENT.end?.step === "time";
  return hasTimes
    ? new Date(time).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" })
    : formatDate(new Date(time));
}

/** "Jan 5, 2025 – Feb 3, 2025", or one date. */
function datesText(task: Task): string {
  const [from, last] = [writeMoment(task.start), writeMoment(lastOf(task))];
  if (from === last) return from;
  const isOneDay = startOf(task.start, "day") === startOf(task.end, "day");
  const to = isOneDay ? new Date(task.end).toLocaleTimeString(undefined, { timeStyle: "short", timeZone: "UTC" }) : last;
  return \`\${from} – \${to}\`;
}

/** From when to when it all goes, and which records had to be left out. */
function describeSchedule({ tasks, unreadable, reversed }: Schedule): string {
  const first = tasks[0];
  const last = tasks.reduce((latest, task) => (task.end > latest.end ? task : latest), tasks[0]);
  const many = (count: number, one: string, more: string) => \`\${count.toLocaleString()} \${count === 1 ? one : more}\`;
  return [
    many(tasks.length, "record", "records"),
    first && last ? \` from \${writeMoment(first.start)} to \${writeMoment(lastOf(last))}\` : "",
    unreadable > 0 ? \`; \${many(unreadable, "without a readable start or end is", "without a readable start or end are")} left out\` : "",
    reversed > 0 ? \`; \${many(reversed, "that ends before it starts is", "that end before they start are")} left out\` : "",
    ".",
  ].join("");
}
`,
};

/** Bars from a start to an end. */
export const GANTT: Block = {
  needs: [READ_TASKS, TIME_TICKS, DESCRIBE_SCHEDULE, TOOLTIP, LEGEND],
  code: `
/** How many rows are shown at first, and how many more at a time. */
const PAGE_ROWS = 40;

/** A bar for each task along one axis of time, the earliest first; a diamond where it is all on one day. */
function Gantt(props: { name: string; tasks: Task[] }) {
  const [limit, setLimit] = createSignal(PAGE_ROWS);
  const [active, setActive] = createSignal(-1);
  const rows = createMemo(() => props.tasks.slice(0, limit()));
  const groups = createMemo(() => [...new Set(props.tasks.map((task) => task.group))].filter(Boolean).sort());
  const isColored = () => groups().length > 1 && groups().length <= COLORS.length;
  const color = (group: string) => (isColored() ? (COLORS[groups().indexOf(group)] ?? "var(--color-base-content)") : ACCENT);
  const first = createMemo(() => props.tasks.reduce((least, task) => Math.min(least, task.start), Infinity));
  const last = createMemo(() => props.tasks.reduce((most, task) => Math.max(most, task.end), -Infinity));
  const margin = () => Math.max((last() - first()) * 0.015, DAY / 24);
  const x = (time: number) => ((time - first() + margin()) / (last() - first() + 2 * margin())) * 100;
  const ticks = createMemo(() => timeTicks(first() - margin(), last() + margin()));
  const now = Date.now();
  const isNow = () => now >= first() && now <= last();
  const middle = (task: Task) => (x(task.start) + x(task.end)) / 2;
  const details = (task: Task) => [
    datesText(task),
    ...(task.end > task.start ? [lengthText(task)] : []),
    ...(task.group ? [task.group] : []),
    ...(task.done === undefined ? [] : [\`\${Math.round(task.done * 100)}% done\`]),
  ];
  const shift = (at: number) => \`translateX(-\${at < 4 ? 0 : at > 93 ? 100 : 50}%)\`;
  return (
    <div class="flex flex-col gap-4">
      <Show when={isColored()}>
        <Legend items={groups().map((name) => ({ name, color: color(name) }))} />
      </Show>
      <div class="relative">
        <div class="relative h-5 text-xs text-base-content/70 tabular-nums @2xl:ml-60" aria-hidden="true">
          <For each={ticks()}>
            {(tick, index) => (
              <span
                class="absolute whitespace-nowrap"
                classList={{ "@max-2xl:hidden": index() % (ticks().length > 6 ? 3 : 2) !== 0 && ticks().length > 3 }}
                style={{ left: \`\${x(tick.time)}%\`, transform: shift(x(tick.time)) }}
              >
                {tick.label}
              </span>
            )}
          </For>
        </div>
        <div class="pointer-events-none absolute inset-x-0 top-5 bottom-0 @2xl:left-60" aria-hidden="true">
          <For each={ticks()}>
            {(tick) => <span class="absolute inset-y-0 w-px bg-base-content/10" style={{ left: \`\${x(tick.time)}%\` }} />}
          </For>
          <Show when={isNow()}>
            <span class="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-error" style={{ left: \`\${x(now)}%\` }} />
          </Show>
        </div>
        <Show when={isNow()}>
          <div class="relative h-5 @2xl:ml-60">
            <span
              class="absolute rounded-selector bg-error px-1.5 text-xs text-error-content"
              style={{ left: \`\${x(now)}%\`, transform: shift(x(now)) }}
            >
              Today
            </span>
          </div>
        </Show>
        <ol class="relative divide-y divide-base-content/5 pt-1" aria-label={props.name}>
          <For each={rows()}>
            {(task, index) => (
              <li class="grid grid-cols-1 items-center gap-x-4 gap-y-1 py-2 @2xl:grid-cols-[14rem_minmax(0,1fr)]">
                <p class="flex min-w-0 flex-wrap items-baseline justify-between gap-x-3 bg-base-100 @2xl:block">
                  <span class="max-w-full truncate text-sm font-medium @2xl:block" title={task.title}>
                    {task.title}
                  </span>
                  <span class="text-xs text-base-content/70 tabular-nums @2xl:block">{datesText(task)}</span>
                </p>
                <div class="relative h-5">
                  <div
                    class="absolute h-full min-w-1 overflow-hidden rounded-field outline-offset-2"
                    classList={{ "aspect-square w-auto -translate-x-1/2 rotate-45 scale-75 rounded-xs": task.isMilestone }}
                    style={{
                      left: \`\${task.isMilestone ? middle(task) : x(task.start)}%\`,
                      width: task.isMilestone ? undefined : \`\${x(task.end) - x(task.start)}%\`,
                      background:
                        task.done === undefined || task.isMilestone
                          ? color(task.group)
                          : \`color-mix(in oklab, \${color(task.group)} 35%, var(--color-base-100))\`,
                    }}
                    role="img"
                    tabindex="0"
                    aria-label={[task.title, ...details(task)].join(", ")}
                    onMouseEnter={() => setActive(index())}
                    onMouseLeave={() => setActive(-1)}
                    onFocus={() => setActive(index())}
                    onBlur={() => setActive(-1)}
                  >
                    <Show when={task.done !== undefined && !task.isMilestone}>
                      <div class="h-full" style={{ width: \`\${(task.done ?? 0) * 100}%\`, background: color(task.group) }} />
                    </Show>
                  </div>
                  <Show when={active() === index()}>
                    <Tooltip x={middle(task)} y={0} title={task.title} lines={details(task).map((text) => ({ text }))} />
                  </Show>
                </div>
              </li>
            )}
          </For>
        </ol>
      </div>
      <Show when={props.tasks.length > limit()}>
        <button type="button" class="btn btn-sm self-start" onClick={() => setLimit(limit() + PAGE_ROWS)}>
          {\`Show more of \${props.tasks.length.toLocaleString()}\`}
        </button>
      </Show>
    </div>
  );
}
`,
};
