import type { Json } from "#lib/core/json";
import { parseNumber } from "./parse-number";
import type { Delimiter } from "./split-rows";
import { holdsTextTable, namedTables, readTextTable } from "./text-table";
import type { Form } from "./types";

/** Records as the written reading code will see them. */
export interface TableContent {
  form: Form;
  records: readonly Json[];
  header: boolean;
  /** Labels for columns without a name. */
  names?: ReadonlyMap<string, string>;
  /** The names of a text's columns in their order, which objects do not keep for names like "2024". */
  order?: readonly string[];
  delimiter?: Delimiter;
  overlong?: number;
}

export interface FoundTable {
  path: readonly string[];
  content: TableContent;
}

const MAX_DEPTH = 4;
// Wider objects hold data under their keys, not parts with names.
const MAX_PARTS = 60;
const MOST_METRICS = 24;
// A list of so many texts with tables in them is a list of files.
const MOST_FILES = 8;
/** This many numbers of one object are rather rows of name and value than figures with cards of their own. */
const FEWEST_MAP_NUMBERS = 9;

/** True for an object that is neither a list nor null. */
export function isPlain(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The form in which records lie directly in a value; `tree` when they lie deeper or nowhere. */
export function formOf(value: Json, asMap = false): Form {
  if (Array.isArray(value)) return listForm(value as readonly Json[]);
  if (!isPlain(value)) return "scalar";
  const parts = Object.values(value);
  if (parts.length === 0) return "empty";
  if (isColumns(parts)) return "columns";
  if (isMap(parts)) return "map";
  const numbers = parts.filter((part) => typeof part === "number" || (asMap && isWrittenNumber(part))).length;
  if (numbers === parts.length && numbers >= (asMap ? 2 : FEWEST_MAP_NUMBERS)) return "map";
  return isMetrics(value) && !holdsTable(value) ? "metrics" : "tree";
}

/** Every table below a value, the one with the most rows first. */
export function findTables(root: Json): FoundTable[] {
  const found: FoundTable[] = [];
  const visit = (value: Json, path: readonly string[], isNamed: boolean): void => {
    const content = path.length > 0 ? contentOf(value, isNamed) : undefined;
    if (content) found.push({ path, content });
    if (content || value === null || typeof value !== "object" || path.length >= MAX_DEPTH) return;
    const isNamedHere = isPlain(value) ? namedTables(value) : () => false;
    for (const [key, inner] of Object.entries(value).slice(0, MAX_PARTS)) {
      visit(inner as Json, [...path, key], isNamedHere(key));
    }
  };
  visit(root, [], false);
  return found.filter(({ content }) => content.records.length > 0).toSorted((a, b) => weightOf(b.content) - weightOf(a.content));
}

/** A list of words beside a table is rarely what a request is about. */
function weightOf({ form, records }: TableContent): number {
  return (form === "list" ? 0 : 1_000_000) + Math.min(records.length, 999_999);
}

/** The table that a value is by itself; nothing when it holds tables deeper down, or none. */
function contentOf(value: Json, isNamed: boolean): TableContent | undefined {
  if (typeof value === "string") return textContent(value, isNamed);
  const form = formOf(value);
  return form === "records" || form === "matrix" || form === "columns" || form === "map" || form === "list"
    ? recordsOf(value, form)
    : undefined;
}

/** The table in a text; `isNamed` when its name says that it is one. */
export function textContent(text: string, isNamed = false): TableContent | undefined {
  const table = readTextTable(text, isNamed);
  return table && { ...table, form: "csv", names: new Map(), order: table.names };
}

/** The records of a value in a form. */
export function recordsOf(value: Json, form: Form): TableContent {
  const plain = { form, header: false };
  switch (form) {
    case "records":
      return { ...plain, records: (value as readonly Json[]).filter(isPlain) };
    case "columns":
      return { ...plain, records: fromColumns(value) };
    case "map":
      return {
        ...plain,
        records: Object.entries(value as Record<string, Json>).map(([name, inner]) => ({ name, value: inner })),
      };
    case "list":
      return { ...plain, records: (value as readonly Json[]).map((inner, index) => ({ number: index + 1, value: inner })) };
    case "matrix":
      return { form, ...fromMatrix(value as readonly Json[]) };
    default:
      return { ...plain, records: [] };
  }
}

function isWrittenNumber(part: Json): boolean {
  return typeof part === "string" && parseNumber(part) !== undefined;
}

/** A text that is a table, in an object or one level deeper. */
function holdsTable(value: { readonly [key: string]: Json }): boolean {
  return holdsTextTable(value) || Object.values(value).some((part) => isPlain(part) && holdsTextTable(part));
}

function listForm(list: readonly Json[]): Form {
  if (list.length === 0) return "empty";
  if (list.length <= MOST_FILES && list.every((item) => isPlain(item) && holdsTextTable(item))) return "tree";
  const objects = list.filter(isPlain).length;
  const arrays = list.filter((item) => Array.isArray(item)).length;
  if (objects >= list.length * 0.5) return "records";
  return arrays >= list.length * 0.5 ? "matrix" : "list";
}

/** Lists of scalars that are equally long: one for every column. */
function isColumns(parts: readonly Json[]): boolean {
  const lists = parts.filter((part): part is readonly Json[] => Array.isArray(part));
  const length = lists[0]?.length ?? 0;
  if (lists.length < 2 || length < 2 || lists.length < parts.length) return false;
  return lists.every((list) => list.length === length && !list.some((item) => typeof item === "object" && item !== null));
}

/** Objects that share most of their keys: one for every row, named by its key. */
function isMap(parts: readonly Json[]): boolean {
  const objects = parts.filter(isPlain);
  const first = objects[0];
  if (!first || objects.length < 2 || objects.length < parts.length) return false;
  const keys = Object.keys(first);
  if (keys.every((key) => typeof first[key] === "object")) return false;
  return objects.every((object) => keys.filter((key) => Object.hasOwn(object, key)).length >= keys.length * 0.6);
}

/** Single values, at most in groups: figures to be read, not rows to be compared. */
function isMetrics(value: { readonly [key: string]: Json }): boolean {
  const leaves: Json[] = [];
  for (const part of Object.values(value)) leaves.push(...(isPlain(part) ? Object.values(part) : [part]));
  return leaves.length > 0 && leaves.length <= MOST_METRICS && leaves.every((leaf) => leaf === null || typeof leaf !== "object");
}

function fromColumns(value: Json): Json[] {
  const columns = Object.entries(value as Record<string, readonly Json[]>);
  const length = columns[0]?.[1].length ?? 0;
  return Array.from({ length }, (_, row) => Object.fromEntries(columns.map(([name, list]) => [name, list[row] ?? null])));
}

function fromMatrix(list: readonly Json[]): { records: readonly Json[]; header: boolean; names: Map<string, string> } {
  const rows = list.filter((row): row is readonly Json[] => Array.isArray(row));
  const first = rows[0] ?? [];
  const header =
    rows.length > 1 && first.length > 0 && first.every((cell) => typeof cell === "string" && !/^[\d\s.,$€£%-]*$/.test(cell));
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const names = new Map<string, string>();
  for (let index = 0; index < width; index++) {
    const name = header ? first[index] : undefined;
    names.set(String(index), typeof name === "string" && name.trim() !== "" ? name : `Column ${index + 1}`);
  }
  const records = (header ? rows.slice(1) : rows).map((row) =>
    Object.fromEntries(row.map((cell, index) => [String(index), cell])),
  );
  return { records, header, names };
}
