import type { Block } from "../write-source";
import { READ_DATE } from "./dates";
import { COMBINE, GROUP_BY, READ_VALUE } from "./groups";

/** Dates in steps of time. */
export const BUCKETS: Block = {
  needs: [READ_DATE],
  code: `
type Bucket = "day" | "week" | "month" | "quarter" | "year";

const DAY = 86_400_000;

/** The start of the day, week, month, quarter or year that a moment belongs to, in UTC. */
function startOf(time: number, bucket: Bucket): number {
  const date = new Date(time);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (bucket === "year") return Date.UTC(year, 0, 1);
  if (bucket === "quarter") return Date.UTC(year, month - (month % 3), 1);
  if (bucket === "month") return Date.UTC(year, month, 1);
  const day = Date.UTC(year, month, date.getUTCDate());
  return bucket === "week" ? day - ((date.getUTCDay() + 6) % 7) * DAY : day;
}

/** The start of the next one. */
const nextOf = (start: number, bucket: Bucket) =>
  startOf(start + { day: 1.5, week: 7.5, month: 32, quarter: 93, year: 367 }[bucket] * DAY, bucket);

/** "Jan 5", "Jan 2024", "Q1 2024" or "2024". */
function bucketLabel(start: number, bucket: Bucket): string {
  const date = new Date(start);
  if (bucket === "year") return String(date.getUTCFullYear());
  if (bucket === "quarter") return \`Q\${Math.floor(date.getUTCMonth() / 3) + 1} \${date.getUTCFullYear()}\`;
  const parts: Intl.DateTimeFormatOptions =
    bucket === "month" ? { month: "short", year: "numeric" } : { month: "short", day: "numeric" };
  return date.toLocaleDateString(undefined, { ...parts, timeZone: "UTC" });
}
`,
};

/** Values along steps. */
export const TREND_TYPE: Block = {
  needs: [],
  code: `
/** Values along steps, in one line or several. */
interface Trend {
  labels: string[];
  series: { name: string; values: (number | undefined)[] }[];
  ignored: number;
  /** The records end in the middle of the last step. */
  isPartial: boolean;
}
`,
};

/** Steps of time as groups. */
export const STEPS_OF: Block = {
  needs: [TREND_TYPE, GROUP_BY],
  code: `
/** The steps of a course as groups, in their order; steps without a value are left out. */
function stepsOf({ labels, series, ignored }: Trend) {
  const groups = labels.map((label, at) => ({ label, value: series[0]?.values[at] ?? 0 }));
  return { groups: groups.filter((group) => group.value !== 0), ignored };
}
`,
};

/** Values over time. */
export const TREND: Block = {
  needs: [TREND_TYPE, BUCKETS, READ_VALUE, COMBINE],
  code: `
/** One value for each step of time, in one series or one for each name. Sums and counts without records are zero, other values a gap. */
function trendOf(
  records: unknown[],
  date: Field,
  value: Field | undefined,
  how: Aggregate,
  wanted: Bucket,
  nameOf: (record: unknown) => string,
): Trend {
  const points: { time: number; part: number | string; name: string }[] = [];
  let [first, last] = [Infinity, -Infinity];
  for (const record of records) {
    const time = readDate(record, date)?.getTime();
    const part = readValue(record, value, how);
    if (time === undefined || part === undefined) continue;
    first = Math.min(first, time);
    last = Math.max(last, time);
    points.push({ time, part, name: nameOf(record) });
  }
  // Fresh data may span decades; a chart has no room for each of their days.
  const steps: Bucket[] = ["day", "week", "month", "quarter", "year"];
  const bucket = steps.slice(steps.indexOf(wanted)).find((step) => nextOf(first, step) - first > (last - first) / 400) ?? "year";
  const starts: number[] = [];
  for (let start = startOf(first, bucket); start <= last && starts.length < 1000; start = nextOf(start, bucket))
    starts.push(start);
  const indexes = new Map(starts.map((start, index) => [start, index]));
  const found = new Map<string, (number | string)[][]>();
  for (const { time, part, name } of points) {
    if (!indexes.has(time)) indexes.set(time, indexes.get(startOf(time, bucket)) ?? -1);
    if (!found.has(name)) found.set(name, starts.map(() => []));
    found.get(name)?.[indexes.get(time) ?? -1]?.push(part);
  }
  const empty = how === "sum" || how === "count" || how === "distinct" ? 0 : undefined;
  const series = [...found].map(([name, lists]) => ({
    name,
    values: lists.map((list) => (list.length > 0 ? combine(list, how) : empty)),
  }));
  const end = starts.at(-1) ?? 0;
  const isPartial =
    nextOf(end, bucket) - last > (nextOf(end, bucket) - end) * 0.12 + DAY && indexes.size > starts.length;
  return {
    labels: starts.map((start) => bucketLabel(start, bucket)),
    series,
    ignored: records.length - points.length,
    isPartial,
  };
}
`,
};
