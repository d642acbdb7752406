import type { Block } from "../write-source";
import { READ_DATE } from "./dates";
import { FORMAT_NUMBER } from "./format";
import { COMBINE, READ_VALUE } from "./groups";

/** One value for each day. */
export const DAILY_VALUES: Block = {
  needs: [READ_DATE, READ_VALUE, COMBINE],
  code: `
const DAY_LENGTH = 86_400_000;

/** One value for each day, by its number since 1970. Records without a date or a number are left out and counted. */
function dailyValues(
  records: unknown[],
  date: Field,
  value: Field | undefined,
  how: Aggregate,
): { days: Map<number, number>; ignored: number } {
  const found = new Map<number, (number | string)[]>();
  let ignored = 0;
  for (const record of records) {
    const time = readDate(record, date)?.getTime();
    const part = readValue(record, value, how);
    if (time === undefined || part === undefined) {
      ignored++;
      continue;
    }
    const day = Math.floor(time / DAY_LENGTH);
    if (found.has(day)) found.get(day)?.push(part);
    else found.set(day, [part]);
  }
  return { days: new Map([...found].map(([day, parts]) => [day, combine(parts, how)])), ignored };
}
`,
};

/** The steps of a colour scale. */
const SHADES: Block = {
  needs: [],
  code: `
/** Up to five steps that hold about as many days each, so that one extreme day does not pale all the others. */
function shadesOf(values: number[]): { from: number; to: number }[] {
  const sorted = values.toSorted((a, b) => a - b);
  const starts = [...new Set([0, 0.2, 0.4, 0.6, 0.8].flatMap((part) => sorted[Math.floor(part * sorted.length)] ?? []))];
  return starts.map((from, index) => ({
    from,
    to: sorted.findLast((value) => value < (starts[index + 1] ?? Infinity)) ?? from,
  }));
}
`,
};

/** Where the days of a year stand. */
const PLACE_DAYS: Block = {
  needs: [],
  code: `
interface Place {
  column: number;
  row: number;
}

/** Where something stands: in one row of weeks, and in the rows of three months that narrow screens have room for. */
interface Places {
  wide: Place;
  narrow: Place;
}

const COLUMNS_WIDE = 55;
const COLUMNS_NARROW = 21;
const weekdayOf = (time: number) => (new Date(time).getUTCDay() + 6) % 7;

/** The days of a year, weeks as columns that begin on Monday; the first column and row are for names. */
function daysOf(year: number): (Places & { day: number })[] {
  const first = Date.UTC(year, 0, 1);
  const length = (Date.UTC(year + 1, 0, 1) - first) / DAY_LENGTH;
  return Array.from({ length }, (_, index) => {
    const time = first + index * DAY_LENGTH;
    const date = new Date(time);
    const month = date.getUTCMonth();
    const weekday = weekdayOf(time);
    const week = Math.floor((index + weekdayOf(first)) / 7);
    const weekOfMonth = Math.floor((date.getUTCDate() - 1 + weekdayOf(Date.UTC(year, month, 1))) / 7);
    return {
      day: time / DAY_LENGTH,
      wide: { column: week + 2, row: weekday + 2 },
      narrow: { column: (month % 3) * 7 + weekOfMonth + 2, row: Math.floor(month / 3) * 8 + weekday + 2 },
    };
  });
}

/** The place as the variables that the classes of the grid read. */
const placeStyle = ({ wide, narrow }: Places) => ({
  "--column": wide.column,
  "--row": wide.row,
  "--narrow-column": narrow.column,
  "--narrow-row": narrow.row,
});

/** How far along the row it stands, for what points at it. */
const shareStyle = ({ wide, narrow }: Places) => ({
  "--x": \`\${((wide.column - 0.5) / COLUMNS_WIDE) * 100}%\`,
  "--narrow-x": \`\${((narrow.column - 0.5) / COLUMNS_NARROW) * 100}%\`,
});
`,
};

/** One square for each day. */
export const CALENDAR_HEAT_MAP: Block = {
  needs: [DAILY_VALUES, SHADES, PLACE_DAYS, FORMAT_NUMBER],
  code: `
const ROW_OF_PLACE = "row-start-(--narrow-row) @xl:row-start-(--row)";
const COLUMN_OF_PLACE = "col-start-(--narrow-column) @xl:col-start-(--column)";
/** Every span in the grid is a square at its place: said once here, since there are hundreds of them. */
const SQUARES =
  "[&>span]:aspect-square [&>span]:rounded-xs [&>span]:row-start-(--narrow-row) [&>span]:col-start-(--narrow-column) @xl:[&>span]:row-start-(--row) @xl:[&>span]:col-start-(--column)";

/** One square for each day of a year. Arrow keys go from day to day and from week to week. */
function YearOfDays(props: {
  name: string;
  year: number;
  values: Map<number, number>;
  field: Field;
  colorOf: (value: number | undefined) => string;
}) {
  const [active, setActive] = createSignal<number>();
  const days = createMemo(() => daysOf(props.year));
  const months = createMemo(() => days().filter(({ day }) => new Date(day * DAY_LENGTH).getUTCDate() === 1));
  const first = () => days()[0]?.day ?? 0;
  const last = () => days().at(-1)?.day ?? 0;
  const activeDay = () => days()[(active() ?? -1) - first()];
  const write = (day: number, parts: Intl.DateTimeFormatOptions) =>
    new Date(day * DAY_LENGTH).toLocaleDateString(undefined, { ...parts, timeZone: "UTC" });
  const valueText = (day: number) => {
    const value = props.values.get(day);
    return value === undefined ? "no value" : formatNumber(value, props.field);
  };
  const start = () => active() ?? days().find(({ day }) => props.values.has(day))?.day ?? first();
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 7, ArrowLeft: -7, Home: -366, End: 366 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setActive(Math.max(first(), Math.min(last(), start() + step)));
  };
  return (
    <div
      class={\`\${SQUARES} grid max-w-md touch-pan-y grid-cols-[auto_repeat(20,minmax(0,1fr))] gap-0.5 rounded-xs text-xs outline-offset-4 text-base-content/70 @xl:max-w-none @xl:grid-cols-[auto_repeat(54,minmax(0,1fr))] @4xl:gap-[3px]\`}
      role="slider"
      tabindex="0"
      aria-label={\`\${props.name}, \${props.year}\`}
      aria-orientation="vertical"
      aria-valuemin={first()}
      aria-valuemax={last()}
      aria-valuenow={start()}
      aria-valuetext={
        active() === undefined
          ? "Use the arrow keys to read the days"
          : \`\${write(start(), { dateStyle: "full" })}: \${valueText(start())}\`
      }
      onPointerLeave={(event) => event.pointerType === "mouse" && setActive(undefined)}
      onFocus={() => setActive(start())}
      onBlur={() => setActive(undefined)}
      onKeyDown={move}
    >
      <For each={months()}>
        {(month) => (
          <p
            class={\`row-start-(--narrow-head) w-0 pt-2 whitespace-nowrap @xl:row-start-1 @xl:pt-0 \${COLUMN_OF_PLACE}\`}
            style={{ ...placeStyle(month), "--narrow-head": month.narrow.row - weekdayOf(month.day * DAY_LENGTH) - 1 }}
          >
            {write(month.day, { month: "short" })}
          </p>
        )}
      </For>
      <For each={[0, 1, 2, 3]}>
        {(block) => (
          <For each={[0, 2, 4]}>
            {(weekday) => (
              <p
                class="col-start-1 row-start-(--narrow-row) flex h-0 items-center self-center pr-1.5 text-[0.65rem] @xl:row-start-(--row)"
                classList={{ "@xl:hidden": block > 0 }}
                style={{ "--row": weekday + 2, "--narrow-row": block * 8 + weekday + 2 }}
              >
                {/* The fifth of January 1970 was a Monday. */}
                {write(4 + weekday, { weekday: "short" })}
              </p>
            )}
          </For>
        )}
      </For>
      <For each={days()}>
        {(place) => (
          <span
            style={{ ...placeStyle(place), background: props.colorOf(props.values.get(place.day)) }}
            onPointerOver={() => setActive(place.day)}
          />
        )}
      </For>
      <Show when={activeDay()}>
        {(place) => (
          <>
            <span
              class="pointer-events-none outline-2 outline-base-content"
              style={placeStyle(place())}
            />
            <div
              class={\`pointer-events-none relative z-10 col-span-full \${ROW_OF_PLACE}\`}
              style={{ ...placeStyle(place()), ...shareStyle(place()) }}
            >
              <div class="absolute bottom-full left-(--narrow-x) mb-2 -translate-x-(--narrow-x) rounded-field bg-neutral px-3 py-2 whitespace-nowrap text-neutral-content shadow-lg @xl:left-(--x) @xl:-translate-x-(--x)">
                <p class="opacity-80">
                  {write(place().day, { weekday: "short", day: "numeric", month: "short", year: "numeric" })}
                </p>
                <p class="font-medium tabular-nums">{valueText(place().day)}</p>
              </div>
            </div>
          </>
        )}
      </Show>
    </div>
  );
}

/** A square for each day, a block for each year, the latest first; the stronger the colour, the larger the value. */
function CalendarHeatMap(props: { name: string; values: Map<number, number>; field: Field; adds?: boolean }) {
  const [limit, setLimit] = createSignal(4);
  const years = createMemo(() => {
    const found = new Map<number, number[]>();
    for (const [day, value] of props.values) {
      const year = new Date(day * DAY_LENGTH).getUTCFullYear();
      if (found.has(year)) found.get(year)?.push(value);
      else found.set(year, [value]);
    }
    return [...found].sort(([a], [b]) => b - a);
  });
  const shades = createMemo(() => shadesOf([...props.values.values()]));
  const shadeColor = (index: number) =>
    \`color-mix(in oklab, \${ACCENT} \${shades().length < 2 ? 70 : 24 + (index / (shades().length - 1)) * 76}%, var(--color-base-100))\`;
  const colorOf = (value: number | undefined) =>
    \`var(--shade-\${value === undefined ? "none" : shades().findLastIndex(({ from }) => from <= value)})\`;
  const colors = () => ({
    "--shade-none": "color-mix(in oklab, var(--color-base-content) 8%, transparent)",
    ...Object.fromEntries(shades().map((_, index) => [\`--shade-\${index}\`, shadeColor(index)])),
  });
  const rangeText = (low: number, high: number) => {
    const [from, to] = [formatNumber(low, props.field, "compact"), formatNumber(high, props.field, "compact")];
    return from === to ? from : \`\${from} to \${to}\`;
  };
  const summary = (values: number[]) => {
    const days = \`\${values.length.toLocaleString()} \${values.length === 1 ? "day" : "days"}\`;
    const total = values.reduce((sum, value) => sum + value, 0);
    return props.adds ? \`\${formatNumber(total, props.field)} on \${days}\` : days;
  };
  return (
    <div class="@container flex flex-col gap-6" style={colors()}>
      <For each={years().slice(0, limit())}>
        {([year, values]) => (
          <section class="flex flex-col gap-2">
            <h2 class="flex flex-wrap items-baseline gap-x-3">
              <span class="font-semibold tabular-nums">{year}</span>
              <span class="text-sm font-normal text-base-content/70 tabular-nums">{summary(values)}</span>
            </h2>
            <YearOfDays name={props.name} year={year} values={props.values} field={props.field} colorOf={colorOf} />
          </section>
        )}
      </For>
      <Show when={years().length > limit()}>
        <button type="button" class="btn btn-sm self-start" onClick={() => setLimit(limit() + 4)}>
          {\`Show earlier years (\${years().length - limit()})\`}
        </button>
      </Show>
      <ul class="flex flex-wrap gap-x-4 gap-y-1 text-xs text-base-content/80 tabular-nums" aria-label="What the colors mean">
        <li class="flex items-center gap-1.5">
          <span class="size-3 rounded-xs" style={{ background: colorOf(undefined) }} />
          None
        </li>
        <For each={shades()}>
          {(shade, index) => (
            <li class="flex items-center gap-1.5 whitespace-nowrap">
              <span class="size-3 rounded-xs" style={{ background: colorOf(shade.from) }} />
              {rangeText(shade.from, shade.to)}
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}
`,
};
