import { printValue } from "../print-value";
import type { DataShape } from "../types";
import type { Block } from "../write-source";
import { READ_FIELD } from "./reading";
import { textRowsBlock } from "./text-rows";

const IS_RECORD: Block = {
  needs: [],
  code: `
const isRecord = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
`,
};

/** The code that finds the records in data of one shape. Data of another shape give none, and the views then say why. */
export function recordsBlock(shape: DataShape): Block {
  const table = shape.path.length > 0 ? `readField(data, ${printValue(shape.path)})` : "data";
  const needs = [
    ...(shape.path.length > 0 ? [READ_FIELD] : []),
    ...(usesIsRecord(shape) ? [IS_RECORD] : []),
    ...(shape.delimiter ? [textRowsBlock(shape.delimiter)] : []),
  ];
  return {
    needs,
    code: `
/** The records in the data. */
function recordsIn(data: unknown): unknown[] {
  const table = ${table};
${READERS[shape.form] ?? READERS.records}
}
`,
  };
}

function usesIsRecord({ form }: DataShape): boolean {
  return !["columns", "matrix", "csv", "list", "scalar"].includes(form);
}

const RECORDS = "  return Array.isArray(table) ? table.filter(isRecord) : [];";
const ONE = "  return isRecord(table) ? [table] : [];";

const READERS: Record<DataShape["form"], string> & { records: string } = {
  none: RECORDS,
  empty: RECORDS,
  records: RECORDS,
  metrics: ONE,
  tree: ONE,
  scalar: "  return table === undefined || table === null ? [] : [table];",
  list: "  return Array.isArray(table) ? table.map((value: unknown, index) => ({ number: index + 1, value })) : [];",
  map: `  if (!isRecord(table)) return [];
  return Object.entries(table as object).map(([name, value]: [string, unknown]) => ({ name, value }));`,
  columns: `  if (typeof table !== "object" || table === null) return [];
  const columns = Object.entries(table as Record<string, unknown>).filter((entry): entry is [string, unknown[]] =>
    Array.isArray(entry[1]),
  );
  const length = columns.reduce((most, [, list]) => Math.max(most, list.length), 0);
  return Array.from({ length }, (_, row) => Object.fromEntries(columns.map((column) => [column[0], column[1][row]])));`,
  csv: '  return typeof table === "string" ? readRows(table) : [];',
  matrix: `  if (!Array.isArray(table)) return [];
  const rows = table.filter((row): row is unknown[] => Array.isArray(row));
  return rows.slice(HAS_HEADER ? 1 : 0).map((row) => Object.fromEntries(row.map((cell, index) => [String(index), cell])));`,
};
