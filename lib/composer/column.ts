import type { Json } from "#lib/core/json";
import type { Field } from "./types";

/** The values of one column, sorted into what they are. */
export interface Column {
  name: string;
  /** Values that are there; texts such as "n/a" are not. */
  values: readonly Json[];
  texts: readonly string[];
  numbers: readonly number[];
}

/** What an inference finds out about a column. */
export type ColumnFinding = Pick<Field, "kind"> & Partial<Field>;

/** A share of readable values from which a column counts as of that kind; the rest is dirt. */
export const MOSTLY = 0.8;

const PROBES = 60;

const MISSING = /^(?:n\/?a|null|none|nan|nil|undefined|unknown|[-–—?.\s]*)$/i;

/** True for values that mean that there is none. */
export function isMissing(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return value.length < 12 && MISSING.test(value);
  return typeof value === "number" && !Number.isFinite(value);
}

/** Whether texts are worth reading as of a kind: half of some from all over the column can be. Spares long columns of words. */
export function mayBe(texts: readonly string[], read: (text: string) => unknown): boolean {
  const step = Math.max(1, Math.floor(texts.length / PROBES));
  const some = texts.filter((_, index) => index % step === 0);
  return some.filter((text) => read(text) !== undefined).length * 2 >= some.length;
}

/** camelCase and snake_case as words, so that rules can ask for whole words. */
export function spaced(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
}

/** Smallest and largest of many numbers. */
export function limitsOf(numbers: readonly number[]): { min: number; max: number } {
  let min = Infinity;
  let max = -Infinity;
  for (const number of numbers) {
    min = Math.min(min, number);
    max = Math.max(max, number);
  }
  return { min, max };
}
