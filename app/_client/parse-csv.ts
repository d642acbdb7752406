import { hasHeader } from "#lib/composer/cell-looks";
import { findDelimiter } from "#lib/composer/find-delimiter";
import { findHead, nameColumns, splitRows } from "#lib/composer/split-rows";

export type Cell = string | number | boolean | null;
export type CsvRecord = Record<string, Cell>;

/** A delimited text as records, read as the composer reads one: numbers and booleans become such, empty cells null, no cell is lost. */
export function parseCsv(text: string): CsvRecord[] {
  const delimiter = findDelimiter(text, true) ?? ",";
  const rows = splitRows(text, delimiter);
  const head = findHead(rows) ?? rows[0] ?? [];
  const below = rows.slice(rows.indexOf(head) + 1);
  const isHeaded = below.length === 0 || hasHeader(head, below);
  const body = isHeaded ? below : [head, ...below];
  const width = body.reduce((widest, row) => Math.max(widest, row.length), head.length);
  const columns = nameColumns(Array.from({ length: width }, (_, index) => (isHeaded ? (head[index] ?? "") : "")));
  const hasDecimalComma = delimiter === ";";
  return body.map((row) =>
    Object.fromEntries(columns.map((column, index) => [column, readCell(row[index] ?? "", hasDecimalComma)])),
  );
}

function readCell(raw: string, hasDecimalComma: boolean): Cell {
  const text = raw.trim();
  if (text === "") return null;
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === "true";
  const number = hasDecimalComma && /^-?\d+,\d+$/.test(text) ? text.replace(",", ".") : text;
  // Leading zeros and very long digits are names (postcodes, ids), which a number would change.
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,12})?$/.test(number)) return Number(number);
  return text;
}
