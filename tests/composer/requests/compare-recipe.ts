import type { Condition } from "#lib/composer/types";
import type { Expectation, OneOf } from "./request-case";

type Found = { readonly [key: string]: unknown };

const LISTS = ["values", "columns", "hidden"] as const;
const SINGLE = [
  "view",
  "category",
  "series",
  "date",
  "x",
  "y",
  "bucket",
  "aggregate",
  "limit",
  "horizontal",
  "stacked",
  "search",
] as const;

/** What of a recipe is not as expected, one line each. */
export function differences(recipe: Found, title: string, expected: Expectation): string[] {
  const found: string[] = [];
  const note = (key: string, wanted: unknown, got: unknown) =>
    found.push(`${key}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`);
  for (const key of SINGLE) {
    const wanted: unknown = expected[key];
    if (wanted !== undefined && !anyOf(wanted).includes(recipe[key] ?? null)) note(key, wanted, recipe[key]);
  }
  for (const key of LISTS) {
    const wanted = expected[key];
    if (wanted !== undefined && keyOf(wanted) !== keyOf((recipe[key] as string[] | undefined) ?? []))
      note(key, wanted, recipe[key]);
  }
  const panels = (recipe["panels"] as string[] | undefined) ?? [];
  if (expected.panels && !samePanels(expected.panels, panels)) note("panels", expected.panels, panels);
  if (expected.sort !== undefined && !sameSort(expected.sort, recipe["sort"])) note("sort", expected.sort, recipe["sort"]);
  const filters = (recipe["filters"] as Condition[] | undefined) ?? [];
  if (expected.filters && !sameFilters(expected.filters, filters)) note("filters", expected.filters, filters);
  if (expected.title !== undefined && expected.title !== title) note("title", expected.title, title);
  return found;
}

/** The values of which any will do. */
export function anyOf<Value>(value: OneOf<Value>): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [value as Value];
}

/** The first and the day after the last day of what a date's beginning names: "2024", "2024-Q1", "2024-03" or a day. */
export function spanOf(text: string): readonly [string, string] | undefined {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  const [quarter, month, day] = [match[2], match[3], match[4]].map((part) => (part ? Number(part) : undefined));
  const first = month ?? (quarter ? quarter * 3 - 2 : 1);
  const months = day ? 0 : month ? 1 : quarter ? 3 : 12;
  const iso = (offset: number, days: number) =>
    new Date(Date.UTC(year, first - 1 + offset, (day ?? 1) + days)).toISOString().slice(0, 10);
  return [iso(0, 0), iso(months, day ? 1 : 0)];
}

function samePanels(wanted: readonly OneOf<string>[], got: readonly string[]): boolean {
  return wanted.length === got.length && wanted.every((panel, index) => anyOf(panel).includes(got[index] ?? ""));
}

function sameSort(wanted: Expectation["sort"], got: unknown): boolean {
  if (!wanted) return got === undefined;
  const { by, descending } = (got ?? {}) as { by?: string; descending?: boolean };
  return anyOf(wanted.by).includes(by ?? "") && (wanted.descending === undefined || wanted.descending === descending);
}

function sameFilters(wanted: readonly OneOf<Condition>[], got: readonly Condition[]): boolean {
  const left = got.map(meaningOf);
  for (const condition of wanted) {
    const at = left.findIndex((meaning) => anyOf(condition).some((one) => meaningOf(one) === meaning));
    if (at === -1) return false;
    left.splice(at, 1);
  }
  return left.length === 0;
}

/** Conditions that let the same records through are the same: "since 2024" and "from the first of January 2024". */
function meaningOf({ field, test, values }: Condition): string {
  const spans = values.map((value) => (typeof value === "string" ? spanOf(value) : undefined));
  const [first] = spans;
  const last = spans.at(-1);
  if (first && last) {
    const range: Partial<Record<Condition["test"], readonly [string, string]>> = {
      over: [first[1], ""],
      atLeast: [first[0], ""],
      under: ["", first[0]],
      atMost: ["", first[1]],
      between: [first[0], last[1]],
      ...(values.length === 1 ? { is: first } : {}),
    };
    if (range[test]) return `${field} ${range[test].join(" to ")}`;
  }
  if (test === "present" || test === "missing") return `${field} ${test}`;
  return `${field} ${test} ${keyOf(values.map((value) => String(value).toLowerCase()))}`;
}

function keyOf(values: readonly (string | number)[]): string {
  return values.map(String).toSorted().join(" | ");
}
