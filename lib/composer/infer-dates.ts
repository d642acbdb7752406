import type { Json } from "#lib/core/json";
import { limitsOf, mayBe, MOSTLY, spaced, type Column, type ColumnFinding } from "./column";
import { looksDayFirst, parseDate, type ParsedDate } from "./parse-date";
import { parseDuration } from "./parse-duration";
import type { Bucket } from "./types";

const DATE_NAME =
  /(?:^|[\W_])(?:date|datetime|time|timestamp|ts|created|updated|at|on|day|since|until|start|end|due|datum|fecha)(?:$|[\W_])/;
const YEAR_NAME = /(?:^|[\W_])(?:year|yr|jahr|ano|annee|fy)(?:$|[\W_])/;
const DURATION_NAME = /duration|elapsed|runtime|took|spent|length|uptime|downtime|hours|pace|lap/;
const FINEST_FIRST: readonly (Bucket | "time")[] = ["time", "day", "week", "month", "quarter", "year"];
// 2001 to 2100 in seconds; smaller numbers are counts.
const EARLIEST_SECONDS = 978_307_200;
const LATEST_SECONDS = 4_102_444_800;

/** Dates in texts, timestamps and years; and durations, which are written alike. */
export function inferDates(column: Column): ColumnFinding | undefined {
  const { texts, numbers, values } = column;
  if (values.length === 0) return undefined;
  const name = spaced(column.name);
  const years = YEAR_NAME.test(name) ? values.map(asYear).filter((year) => year !== undefined) : [];
  if (years.length >= values.length * MOSTLY)
    return describe(years.map((year) => ({ time: Date.UTC(year, 0, 1), step: "year" })));
  const moments = DATE_NAME.test(name) ? [...numbers, ...texts].map(asMoment).filter((moment) => moment !== undefined) : [];
  if (moments.length >= values.length * MOSTLY) return describe(moments);
  return texts.length >= values.length * MOSTLY ? (inferTextDates(texts, values.length) ?? inferDurations(column)) : undefined;
}

function inferTextDates(texts: readonly string[], count: number): ColumnFinding | undefined {
  const dayFirst = looksDayFirst(texts);
  if (!mayBe(texts, (text) => parseDate(text, dayFirst))) return undefined;
  const dates = texts.map((text) => parseDate(text, dayFirst)).filter((date) => date !== undefined);
  if (dates.length < count * MOSTLY) return undefined;
  return { ...describe(dates), ...(dayFirst ? { dayFirst } : {}) };
}

function inferDurations({ name, texts, values }: Column): ColumnFinding | undefined {
  // "09:30" is as often a time of day, so the name has to say that it is a span.
  const isNamed = DURATION_NAME.test(spaced(name));
  const read = (text: string) => (isNamed || !text.includes(":") ? parseDuration(text) : undefined);
  if (!mayBe(texts, read)) return undefined;
  const seconds = texts.map(read).filter((value) => value !== undefined);
  if (seconds.length < values.length * MOSTLY) return undefined;
  const { min, max } = limitsOf(seconds);
  return { kind: "duration", secondsPerUnit: 1, min, max };
}

function describe(dates: readonly ParsedDate[]): ColumnFinding {
  const steps = new Set(dates.map((date) => date.step));
  return {
    kind: "date",
    step: FINEST_FIRST.find((step) => steps.has(step)) ?? "day",
    ...limitsOf(dates.map((date) => date.time)),
  };
}

function asYear(value: Json): number | undefined {
  const year =
    typeof value === "number" ? value : typeof value === "string" && /^\d{4}$/.test(value.trim()) ? Number(value) : NaN;
  return Number.isInteger(year) && year >= 1000 && year <= 2500 ? year : undefined;
}

function asMoment(value: number | string): ParsedDate | undefined {
  const number = typeof value === "number" || /^(?:\d{10}|\d{13})$/.test(value) ? Number(value) : NaN;
  const seconds = number > LATEST_SECONDS ? number / 1000 : number;
  return seconds >= EARLIEST_SECONDS && seconds <= LATEST_SECONDS ? { time: seconds * 1000, step: "time" } : undefined;
}
