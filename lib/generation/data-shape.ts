import type { Json } from "#lib/core/json";

// Enough rows for a model to see formats, few enough to keep people's data out of prompts.
const SAMPLE_ROWS = 3;
// Wide tables beyond this say nothing new about the shape and cost tokens.
const MAX_KEYS = 60;
const MAX_DEPTH = 6;
const MAX_SAMPLE_CHARACTERS = 80;
// A column is looked at through this many rows; formats do not hide deeper than that.
const ROWS_READ = 1_000;

type Kind = "null" | "boolean" | "number" | "string" | "array" | "object";

/** What the data looks like, never what it is: types, lengths, ranges, and (unless `schemaOnly`) a few sample values. */
export function describeShape(value: Json | undefined, schemaOnly: boolean): string {
  if (value === undefined) return "No data was given.";
  return JSON.stringify(shapeOf(value, 0, schemaOnly));
}

function shapeOf(value: Json, depth: number, schemaOnly: boolean): Json {
  const kind = kindOf(value);
  if (depth >= MAX_DEPTH) return { type: kind };
  if (Array.isArray(value)) return arrayShape(value, depth, schemaOnly);
  if (kind === "object") return { type: "object", fields: fieldsOf([value], depth, schemaOnly) };
  if (schemaOnly) return { type: kind };
  return { type: kind, example: clip(value) };
}

function arrayShape(rows: readonly Json[], depth: number, schemaOnly: boolean): Json {
  const objects = rows.filter((row) => kindOf(row) === "object").slice(0, ROWS_READ);
  const size = { length: rows.length };
  if (objects.length > 0) {
    const samples = schemaOnly ? {} : { sample_rows: objects.slice(0, SAMPLE_ROWS).map(clipRow) };
    return { type: "array", ...size, rows: fieldsOf(objects, depth, schemaOnly), ...samples };
  }
  const kinds = [...new Set(rows.slice(0, ROWS_READ).map(kindOf))].toSorted();
  const ranges = schemaOnly ? {} : rangeOf(rows);
  return { type: "array", ...size, items: kinds, ...ranges };
}

function fieldsOf(rows: readonly Json[], depth: number, schemaOnly: boolean): Json {
  const fields: Record<string, Json> = {};
  const records = rows as readonly Record<string, Json>[];
  const keys = [...new Set(records.flatMap((row) => Object.keys(row)))].toSorted().slice(0, MAX_KEYS);
  for (const key of keys) {
    const values = records.map((row) => row[key]).filter((inner): inner is Json => inner !== undefined && inner !== null);
    fields[key] = fieldShape(values, depth, schemaOnly);
  }
  return fields;
}

function fieldShape(values: readonly Json[], depth: number, schemaOnly: boolean): Json {
  const first = values[0];
  if (first === undefined) return { type: "null" };
  if (typeof first === "object") return shapeOf(first, depth + 1, schemaOnly);
  const kinds = [...new Set(values.map(kindOf))].toSorted();
  return { type: kinds.length === 1 ? kindOf(first) : kinds, ...(schemaOnly ? {} : rangeOf(values)) };
}

function rangeOf(values: readonly Json[]): Record<string, Json> {
  const numbers = values.filter((value): value is number => typeof value === "number");
  if (numbers.length > 0) return { min: numbers.reduce((a, b) => Math.min(a, b)), max: numbers.reduce((a, b) => Math.max(a, b)) };
  const texts = new Set(values.filter((value): value is string => typeof value === "string"));
  return texts.size > 0 ? { distinct: texts.size } : {};
}

function clipRow(row: Json): Json {
  return Object.fromEntries(
    Object.entries(row as Record<string, Json>)
      .slice(0, MAX_KEYS)
      .map(([key, value]) => [key, clip(value)]),
  );
}

function clip(value: Json): Json {
  if (typeof value === "string") return value.slice(0, MAX_SAMPLE_CHARACTERS);
  if (value !== null && typeof value === "object") return Array.isArray(value) ? "[…]" : "{…}";
  return value;
}

function kindOf(value: Json): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as Kind;
}
