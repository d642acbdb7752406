import type { Json } from "#lib/core/json";
import { hasHeader } from "./cell-looks";
import { findDelimiter } from "./find-delimiter";
import { findHead, nameColumns, splitRows, type Delimiter } from "./split-rows";

const TABLE_NAME = /csv|tsv/i;
const TABLE_FILE = /\.(?:csv|tsv|tab)$|^text\/(?:csv|tab)/i;
const LONGEST_NAME = 300;

/** A table that was found in a text. */
export interface TextTable {
  delimiter: Delimiter;
  /** The first row names the columns. */
  header: boolean;
  names: readonly string[];
  records: readonly Json[];
  /** Rows with more in them than there are columns. */
  overlong: number;
}

/** The table that a text is, as the written reading code will see it; nothing when it is none. */
export function readTextTable(text: string, isNamed = false): TextTable | undefined {
  const delimiter = findDelimiter(text, isNamed);
  if (delimiter === undefined) return undefined;
  const rows = splitRows(text, delimiter);
  const head = findHead(rows);
  if (!head) return undefined;
  const start = rows.indexOf(head);
  const header = hasHeader(head, rows.slice(start + 1, start + 100));
  const names = nameColumns(header ? head : head.map(() => ""));
  const body = rows.slice(header ? start + 1 : start);
  return {
    delimiter,
    header,
    names,
    records: body.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ""]))),
    overlong: body.filter((row) => row.length > names.length && row.slice(names.length).some((cell) => cell !== "")).length,
  };
}

/** Which texts inside an object are named as tables: by their own name, or by a file's name beside them. */
export function namedTables(parent: { readonly [key: string]: Json }): (key: string) => boolean {
  const isFile = Object.values(parent).some(
    (value) => typeof value === "string" && value.length <= LONGEST_NAME && TABLE_FILE.test(value),
  );
  return (key) => isFile || TABLE_NAME.test(key);
}

/** True for an object with a text in it that is a table. */
export function holdsTextTable(value: { readonly [key: string]: Json }): boolean {
  const isNamed = namedTables(value);
  return Object.entries(value).some(([key, part]) => typeof part === "string" && findDelimiter(part, isNamed(key)) !== undefined);
}
