import type { Json } from "#lib/core/json";
import type { Aggregate, Bucket, Condition } from "#lib/composer/types";
import { anyOf, spanOf } from "./requests/compare-recipe";
import { dataOf, type DataName } from "./requests/data-sets";
import type { Expectation, RequestCase } from "./requests/request-case";
import type { Row } from "./requests/table-text";

/** A number that has to be there to read, and whose it is. */
export interface ReferenceNumber {
  of: string;
  value: number;
}

/** What a case has to show: each item of `numbers` is one whole reading, of which any will do. */
export interface Reference {
  numbers: readonly (readonly ReferenceNumber[])[];
  /** Names of records that must be there, and of records that must not. */
  there: readonly string[];
  gone: readonly string[];
}

const NOTHING: Reference = { numbers: [[]], there: [], gone: [] };
const GROUPED: ReadonlySet<string> = new Set([
  "bar",
  "donut",
  "groups",
  "line",
  "area",
  "heatmap",
  "treemap",
  "funnel",
  "boxplot",
  "calendar-heatmap",
  "table",
]);
/** Tables show this many rows at once at the least. */
const FIRST_ROWS = 10;
/** Longer tables have pages, and may begin anywhere when no order was asked for. */
const MOST_ROWS_OF_A_PAGE = 25;
const DAY = 86_400_000;

/** What has to be there to read, worked out from what a case expects and never from what the composer made of it. */
export function referenceOf({ data, expect, shown }: RequestCase): Reference {
  const wanted: Expectation = { ...expect, ...shown };
  const views = anyOf(wanted.view);
  const rows = rowsOf(data).filter((row) => (wanted.filters ?? []).every((filter) => meets(row, anyOf(filter)[0])));
  const by = anyOf(wanted.category ?? (wanted.bucket ? (wanted.date ?? []) : []));
  const hows = anyOf(wanted.aggregate ?? "sum");
  // How a question is answered is open; its answer stands in the table.
  if (expect.text && views.includes("detail")) return NOTHING;
  if (by.length === 1 && views.some((view) => GROUPED.has(view)) && (wanted.values?.length !== 0 || wanted.aggregate))
    return { ...NOTHING, numbers: hows.map((how) => groupNumbers(rows, wanted, how)) };
  if (views.includes("kpi") && (wanted.aggregate || wanted.values?.length))
    return { ...NOTHING, numbers: hows.map((how) => totals(rows, wanted, how)) };
  return views.length === 1 && views[0] === "table" ? rowsToRead(data, rows, wanted) : NOTHING;
}

/** The records of a data set, read from whatever they come in. */
export function rowsOf(name: DataName): readonly Row[] {
  const data = dataOf(name);
  if (typeof data === "string") return readCommas(data);
  if (Array.isArray(data)) return data as Row[];
  const object = data as { readonly [key: string]: Json };
  const inner = object["data"] as { readonly items?: readonly Row[] } | undefined;
  if (inner?.items) return inner.items;
  const columns = Object.entries(object);
  const [, first] = columns[0] ?? [];
  if (!Array.isArray(first)) return [object];
  return first.map((_, index) => Object.fromEntries(columns.map(([key, list]) => [key, (list as Json[])[index] ?? null])));
}

/** A value of a record as a number: plain, money, a percent, or with a decimal comma. */
export function numberAt(row: Row, name: string): number | undefined {
  const value = valueAt(row, name);
  if (typeof value === "number") return value;
  if (typeof value !== "string" || !/\d/.test(value)) return undefined;
  const digits = value.replaceAll(/[^\d.,-]/g, "");
  const plain = /,\d{1,2}$/.test(digits) ? digits.replaceAll(".", "").replace(",", ".") : digits.replaceAll(",", "");
  const number = Number(plain);
  if (Number.isNaN(number)) return undefined;
  return value.includes("%") ? number / 100 : number;
}

/** Many values as one. */
export function combine(rows: readonly Row[], name: string | undefined, how: Aggregate): number {
  if (how === "count" || name === undefined) return rows.length;
  if (how === "distinct")
    return new Set(rows.map((row) => valueAt(row, name)).filter((value) => value !== null && value !== undefined)).size;
  const values = rows
    .map((row) => numberAt(row, name))
    .filter((value) => value !== undefined)
    .toSorted((a, b) => a - b);
  const sum = values.reduce((total, value) => total + value, 0);
  if (how === "mean") return sum / values.length;
  if (how === "min") return values[0] ?? Number.NaN;
  if (how === "max") return values.at(-1) ?? Number.NaN;
  if (how === "median") {
    const middle = values.length / 2;
    return ((values[Math.ceil(middle) - 1] ?? Number.NaN) + (values[Math.floor(middle)] ?? Number.NaN)) / 2;
  }
  return sum;
}

/** True for a record that a condition lets through. */
export function meets(row: Row, condition: Condition | undefined): boolean {
  if (!condition) return true;
  const { field, test, values } = condition;
  const value = valueAt(row, field);
  const isMissing = value === null || value === undefined || value === "";
  if (test === "missing" || test === "present") return isMissing === (test === "missing");
  if (test === "not") return !values.some((one) => isSame(row, field, one));
  if (isMissing) return false;
  if (test === "is") return values.some((one) => isSame(row, field, one));
  if (test === "contains") return values.some((one) => fold(String(value)).includes(fold(String(one))));
  return isWithin(row, condition);
}

/** Numbers are compared as such, dates by the first and last day of the span that a condition names. */
function isWithin(row: Row, { field, test, values }: Condition): boolean {
  const isDate = typeof values[0] === "string";
  const own = isDate ? Date.parse(dateAt(row, field) ?? "") : (numberAt(row, field) ?? Number.NaN);
  const [first, last] = [values[0] ?? "", values.at(-1) ?? ""];
  const [start, end] = [edgeOf(first, 0), edgeOf(last, 1)];
  switch (test) {
    case "over":
      return isDate ? own >= end : own > end;
    case "atLeast":
      return own >= start;
    case "under":
      return own < start;
    case "atMost":
      return isDate ? own < end : own <= end;
    default:
      return own >= start && (isDate ? own < end : own <= end);
  }
}

function edgeOf(value: string | number, side: 0 | 1): number {
  return typeof value === "number" ? value : Date.parse(spanOf(value)?.[side] ?? "");
}

function isSame(row: Row, field: string, wanted: string | number): boolean {
  if (typeof wanted === "number") return numberAt(row, field) === wanted;
  const span = spanOf(wanted);
  const date = span && dateAt(row, field);
  if (span && date) return date >= span[0] && date < span[1];
  return fold(String(valueAt(row, field) ?? "")) === fold(wanted);
}

function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .trim();
}

function valueAt(row: Row, name: string): Json | undefined {
  if (Object.hasOwn(row, name)) return row[name];
  if (name === "weekday" || name === "hour") return partOfDate(row, name);
  let value: Json | undefined = row;
  for (const key of name.split(".")) value = (value as Row | undefined)?.[key];
  return value;
}

/** The weekday or the full hour of the first date of a record, in words. */
function partOfDate(row: Row, part: "weekday" | "hour"): string | undefined {
  const text = Object.values(row).find((value) => typeof value === "string" && /^\d{4}-\d{2}-\d{2}/.test(value));
  const date = new Date(String(text));
  if (Number.isNaN(date.getTime())) return undefined;
  return part === "hour"
    ? `${date.toISOString().slice(11, 13)}:00`
    : new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" }).format(date);
}

/** The ISO day of a date: written as one, as a month, with a time, or with the day first. */
function dateAt(row: Row, name: string): string | undefined {
  const text = String(valueAt(row, name) ?? "");
  const german = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text);
  if (german) return `${german[3]}-${german[2]}-${german[1]}`;
  const match = /^\d{4}-\d{2}(?:-\d{2})?/.exec(text);
  return match ? `${match[0]}-01`.slice(0, 10) : undefined;
}

function bucketOf(day: string, bucket: Bucket): string {
  if (bucket === "day") return day;
  if (bucket === "year") return day.slice(0, 4);
  if (bucket === "month") return day.slice(0, 7);
  if (bucket === "quarter") return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  const time = Date.parse(day);
  const weekday = (new Date(time).getUTCDay() + 6) % 7;
  return new Date(time - weekday * DAY).toISOString().slice(0, 10);
}

/** The name of the group that a record falls into. */
function keyOf(row: Row, name: string, bucket: Bucket | undefined): string | undefined {
  const day = bucket && dateAt(row, name);
  if (day) return bucketOf(day, bucket);
  const value = valueAt(row, name);
  return value === null || value === undefined || value === "" ? undefined : String(value);
}

function groupsOf(rows: readonly Row[], name: string, bucket: Bucket | undefined): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row, name, bucket);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

function groupNumbers(rows: readonly Row[], wanted: Expectation, how: Aggregate): ReferenceNumber[] {
  const [by] = anyOf(wanted.category ?? wanted.date ?? "");
  const [bucket] = wanted.bucket ? anyOf(wanted.bucket) : [];
  const [series] = wanted.series ? anyOf(wanted.series) : [];
  const fields = how === "count" || !wanted.values?.length ? [undefined] : wanted.values;
  return fields.flatMap((field) => {
    const value = (group: readonly Row[]) =>
      how === "share"
        ? combine(group, field, field ? "sum" : "count") / combine(rows, field, field ? "sum" : "count")
        : combine(group, field, how);
    const groups = [...groupsOf(rows, by ?? "", bucket)].filter(([, group]) => Number.isFinite(value(group)));
    const sign = wanted.sort?.descending === false ? 1 : -1;
    const chosen = wanted.limit ? groups.toSorted(([, a], [, b]) => sign * (value(a) - value(b))).slice(0, wanted.limit) : groups;
    return chosen.flatMap(([key, group]) =>
      series === undefined
        ? [{ of: `${field ?? "records"} of ${key}`, value: value(group) }]
        : [...groupsOf(group, series, undefined)].map(([name, part]) => ({
            of: `${field ?? "records"} of ${key} and ${name}`,
            value: value(part),
          })),
    );
  });
}

function totals(rows: readonly Row[], wanted: Expectation, how: Aggregate): ReferenceNumber[] {
  const fields = how === "count" || !wanted.values?.length ? [undefined] : wanted.values;
  return fields.map((field) => ({ of: `${how} of ${field ?? "records"}`, value: combine(rows, field, how) }));
}

/** The rows at the top of a table, and those that a condition keeps out of it. */
function rowsToRead(data: DataName, rows: readonly Row[], wanted: Expectation): Reference {
  const by = wanted.sort ? anyOf(wanted.sort.by)[0] : undefined;
  const sorted =
    by === undefined ? rows : rows.toSorted((a, b) => order(a, b, by) * (wanted.sort?.descending === false ? 1 : -1));
  const first = sorted.slice(0, Math.min(wanted.limit ?? FIRST_ROWS, FIRST_ROWS));
  const all = rowsOf(data);
  const name = namingColumn(all, wanted.columns);
  const columns = (wanted.columns ?? Object.keys(all[0] ?? {})).filter((column) =>
    all.every((row) => isNumberOrNothing(row, column)),
  );
  const numbers = first.flatMap((row) =>
    columns.flatMap((column) => {
      const value = numberAt(row, column);
      return value === undefined ? [] : [{ of: `${column} of ${String(valueAt(row, name ?? column))}`, value }];
    }),
  );
  const isOpen = by === undefined && !wanted.limit && rows.length > MOST_ROWS_OF_A_PAGE;
  const kept = new Set(wanted.limit ? sorted.slice(0, wanted.limit) : rows);
  const words = JSON.stringify([...kept]);
  const textOf = (row: Row) => String(valueAt(row, name ?? "") ?? "");
  return {
    numbers: [isOpen ? [] : numbers],
    there: name && !isOpen ? first.map(textOf) : [],
    gone: name
      ? all
          .filter((row) => !kept.has(row))
          .map(textOf)
          .filter((text) => !words.includes(text))
      : [],
  };
}

/** A column of words that is different in every record. */
function namingColumn(rows: readonly Row[], columns: readonly string[] | undefined): string | undefined {
  return (columns ?? Object.keys(rows[0] ?? {})).find(
    (column) =>
      rows.every((row) => typeof row[column] === "string" && !/^[\d.,:TZ%€ -]+$/.test(String(row[column]))) &&
      new Set(rows.map((row) => row[column])).size === rows.length,
  );
}

function isNumberOrNothing(row: Row, column: string): boolean {
  const value = valueAt(row, column);
  return (
    value === null ||
    typeof value === "number" ||
    (typeof value === "string" && /^[$€]?[\d.,]+\s?[€%]?$/.test(value) && !/^\d+\.\d+\.\d+$/.test(value))
  );
}

function order(a: Row, b: Row, by: string): number {
  const [left, right] = [dateAt(a, by) ?? numberAt(a, by), dateAt(b, by) ?? numberAt(b, by)];
  if (typeof left === "number" && typeof right === "number") return left - right;
  return String(left ?? valueAt(a, by)).localeCompare(String(right ?? valueAt(b, by)));
}

/** Rows of a text with commas; quotes may hold some. */
function readCommas(text: string): Row[] {
  const [head = [], ...lines] = text
    .trim()
    .split("\n")
    .map((line) => [...line.matchAll(/("([^"]*)"|[^,]*)(?:,|$)/g)].map((match) => match[2] ?? match[1] ?? ""));
  return lines.map((cells) =>
    Object.fromEntries(
      head
        .filter((column) => column !== "")
        .map((column, index) => {
          const cell = cells[index] ?? "";
          return [column, /^-?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : cell];
        }),
    ),
  );
}
