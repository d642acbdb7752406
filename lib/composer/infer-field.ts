import type { Json } from "#lib/core/json";
import { isMissing, spaced, type Column, type ColumnFinding } from "./column";
import { inferDates } from "./infer-dates";
import { inferNumbers } from "./infer-numbers";
import { inferTexts } from "./infer-texts";
import type { Field } from "./types";

const MAX_DISTINCT = 2_000;

/** How a column is called: its place, its label, and the name from which its kind may be guessed. */
export interface ColumnName {
  path: readonly string[];
  label: string;
  hint: string;
}

/** Looks at the values of one column: what kind they are, how many are missing, how far they reach. */
export function inferField({ path, label, hint }: ColumnName, all: readonly Json[], rowCount: number): Field {
  const values = all.filter((value) => !isMissing(value));
  const column: Column = {
    name: hint,
    values,
    texts: values.filter((value): value is string => typeof value === "string"),
    numbers: values.filter((value): value is number => typeof value === "number"),
  };
  const finding = inferBooleans(column) ?? inferDates(column) ?? inferNumbers(column) ?? inferTexts(column);
  const { distinct, longest, examples } = countValues(values);
  return {
    name: path.join("."),
    path,
    label,
    present: values.length,
    missing: rowCount - values.length,
    distinct,
    longest,
    examples,
    ...finding,
  };
}

/** Ones and zeros of a column whose name is a statement. */
const FLAG_NAME = /(?:^|[\W_])(?:is|has|yn|flag|active|enabled|paid|done|completed)(?:$|[\W_])/;

function inferBooleans({ name, values, texts, numbers }: Column): ColumnFinding | undefined {
  if (values.length === 0) return undefined;
  const flags =
    numbers.filter((number) => number === 0 || number === 1).length + texts.filter((text) => /^[01]$/.test(text)).length;
  if (flags === values.length && FLAG_NAME.test(spaced(name))) return { kind: "boolean" };
  const booleans = values.filter((value) => typeof value === "boolean").length;
  const words = texts.filter((text) => /^(?:true|false|yes|no)$/i.test(text.trim())).length;
  return booleans + words === values.length ? { kind: "boolean" } : undefined;
}

function countValues(values: readonly Json[]): { distinct: number; longest: number; examples: string[] } {
  const seen = new Set<string>();
  let longest = 0;
  for (const value of values) {
    const text = typeof value === "object" ? JSON.stringify(value).slice(0, 200) : String(value);
    longest = Math.max(longest, text.length);
    if (seen.size < MAX_DISTINCT) seen.add(text.slice(0, 200));
  }
  return { distinct: seen.size, longest, examples: [...seen] };
}
