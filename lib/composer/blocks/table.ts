import type { Block } from "../write-source";
import { READ_DATE } from "./dates";
import { FORMAT_DATE, FORMAT_NUMBER } from "./format";
import { READ_NUMBER } from "./numbers";
import { IS_MISSING, READ_FIELD, TO_TEXT } from "./reading";

/** A value as a cell shows it. */
export const CELL_TEXT: Block = {
  needs: [READ_FIELD, TO_TEXT, READ_NUMBER, FORMAT_NUMBER, READ_DATE, FORMAT_DATE],
  code: `
/** A value as a cell of the table shows it. What cannot be read as its column's kind is shown as it came. */
function cellText(record: unknown, column: Field): string {
  const value = readField(record, column.path);
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (column.kind === "date") {
    const date = readDate(record, column);
    if (!date) return toText(value);
    if (column.step === "year") return String(date.getUTCFullYear());
    const style: Intl.DateTimeFormatOptions =
      column.step === "month"
        ? { month: "short", year: "numeric" }
        : { dateStyle: "medium", ...(column.step === "time" ? { timeStyle: "short" } : {}) };
    return date.toLocaleString(undefined, { ...style, timeZone: "UTC" });
  }
  const number = isNumeric(column) ? readNumber(record, column) : undefined;
  return number === undefined ? toText(value) : formatNumber(number, column, "exact");
}

/** True for columns whose values can be compared and added as numbers. */
const isNumeric = (column: Field) => ["number", "currency", "percent", "duration"].includes(column.kind);
`,
};

/** Rows in the order of a column. */
export const SORT_ROWS: Block = {
  needs: [CELL_TEXT, TO_TEXT, IS_MISSING],
  code: `
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** Records in the order of a column: numbers and dates by size, words by letters, missing values last. */
function sortRows(records: unknown[], column: Field, descending: boolean): unknown[] {
  const keyed = records.map((record) => {
    const number =
      column.kind === "date" ? readDate(record, column)?.getTime() : isNumeric(column) ? readNumber(record, column) : undefined;
    const text = toText(readField(record, column.path));
    return {
      record,
      number,
      text,
      isMissing: isNumeric(column) || column.kind === "date" ? number === undefined : isMissing(text),
    };
  });
  const direction = descending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.isMissing !== b.isMissing) return a.isMissing ? 1 : -1;
    const order = a.number !== undefined && b.number !== undefined ? a.number - b.number : collator.compare(a.text, b.text);
    return order * direction;
  });
  return keyed.map(({ record }) => record);
}
`,
};

/** Rows as CSV. */
export const TO_CSV: Block = {
  needs: [CELL_TEXT, TO_TEXT],
  code: `
/** Records as comma-separated values (RFC 4180). Texts that a spreadsheet would run as a formula are kept from it. */
function toCsv(records: unknown[], columns: Field[]): string {
  const quote = (text: string) => {
    const safe = /^[=+\\-@\\t\\r]/.test(text) && !/^[+-]?\\d[\\d.,]*%?$/.test(text) ? \`'\${text}\` : text;
    return /[",\\n\\r]/.test(safe) ? \`"\${safe.replaceAll('"', '""')}"\` : safe;
  };
  const cell = (record: unknown, column: Field) => {
    const number = isNumeric(column) ? readNumber(record, column) : undefined;
    return number === undefined ? quote(toText(readField(record, column.path))) : String(number);
  };
  const head = columns.map((column) => quote(column.label)).join(",");
  return [head, ...records.map((record) => columns.map((column) => cell(record, column)).join(","))].join("\\r\\n");
}
`,
};

/** Columns of unknown records. */
export const GUESS_COLUMNS: Block = {
  needs: [READ_FIELD],
  code: `
/** Columns for records that nobody has described: one for every key of the first records. */
function guessColumns(records: unknown[]): Field[] {
  const sample = records.slice(0, 50).filter((record) => typeof record === "object" && record !== null);
  const keys = [...new Set(sample.flatMap((record) => Object.keys(record as object)))].slice(0, 60);
  if (keys.length === 0 && records.length > 0) return [{ path: [], label: "Value", kind: "text" }];
  return keys.map((key) => ({
    path: [key],
    label: key,
    kind: sample.some((record) => typeof readField(record, [key]) === "number") ? "number" : "text",
  }));
}
`,
};
