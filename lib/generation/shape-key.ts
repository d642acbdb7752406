import { namedTables, readTextTable } from "#lib/composer/text-table";
import type { Json } from "#lib/core/json";

// Far above any real depth or width; what lies beyond cannot change which app is right.
const MAX_DEPTH = 8;
const MAX_PATHS = 400;
const ROWS_READ = 1_000;
const MOST_FILES = 8;

// How a text is written decides how it is shown, so "15%" and "high" are different shapes.
const FORMATS: readonly (readonly [string, RegExp])[] = [
  ["empty", /^\s*$/],
  ["date", /^\d{4}-\d{2}(-\d{2}([T ].*)?)?$|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/],
  ["percent", /^[+-]?[\d.,\s]+%$/],
  ["currency", /^[+-]?[$€£¥]\s?[\d.,]+$|^[+-]?[\d.,]+\s?([$€£¥]|[A-Z]{3})$/],
  ["number", /^[+-]?[\d.,\s]*\d$/],
  ["address", /^(https?:\/\/|[^\s@]+@[^\s@]+\.)\S+$/i],
];
const LONG_TEXT = 80;

// Few categories make a chart, many make a table: a count within a step does not change the app.
const STEPS = [0, 1, 8, 30, 200];

/** What form data has, whatever its values are: equal for fresh data of the same form, so that generations can be cached by it. */
export function shapeKey(value: Json | undefined): string {
  if (value === undefined) return "none";
  const paths = new Map<string, { formats: Set<string>; distinct: Set<string> }>();
  const note = (path: string, format: string, text?: string) => {
    if (!paths.has(path) && paths.size >= MAX_PATHS) return;
    const known = paths.get(path) ?? { formats: new Set(), distinct: new Set() };
    known.formats.add(format);
    if (text !== undefined && known.distinct.size < 300) known.distinct.add(text);
    paths.set(path, known);
  };
  visit(openTexts(value, false, 0), "", 0, note);
  return JSON.stringify(
    [...paths]
      .map(([path, { formats, distinct }]) => [path, [...formats].toSorted(), step(distinct.size)])
      .toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
  );
}

/** Texts that are tables, as their records: the names and values of their columns decide which app is right. */
function openTexts(value: Json, isNamed: boolean, depth: number): Json {
  if (typeof value === "string") {
    const table = readTextTable(value, isNamed);
    return table ? { [`text with ${table.delimiter} ${table.header ? "and names" : ""}`]: table.records } : value;
  }
  if (value === null || typeof value !== "object" || depth >= MAX_DEPTH) return value;
  // Longer lists hold records, whose texts are not read as tables.
  if (Array.isArray(value))
    return value.length > MOST_FILES ? value : value.map((inner: Json) => openTexts(inner, false, depth + 1));
  const parts = value as { readonly [key: string]: Json };
  const isNamedHere = namedTables(parts);
  return Object.fromEntries(Object.entries(parts).map(([key, inner]) => [key, openTexts(inner, isNamedHere(key), depth + 1)]));
}

function visit(value: Json, path: string, depth: number, note: (path: string, format: string, text?: string) => void): void {
  if (value === null) return note(path, "null");
  if (depth > MAX_DEPTH) return note(path, "deep");
  if (typeof value === "string") return note(path, formatOf(value), value);
  if (typeof value !== "object") return note(path, typeof value);
  if (Array.isArray(value)) {
    note(path, `array of ${step(value.length)}`);
    for (const inner of value.slice(0, ROWS_READ)) visit(inner as Json, `${path}[]`, depth + 1, note);
    return;
  }
  note(path, "object");
  for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`, depth + 1, note);
}

function formatOf(text: string): string {
  const known = FORMATS.find(([, pattern]) => text.length <= LONG_TEXT && pattern.test(text));
  if (known) return known[0];
  return text.length > LONG_TEXT ? "prose" : "text";
}

function step(count: number): number {
  return STEPS.findLastIndex((from) => count >= from);
}
