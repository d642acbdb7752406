import { spaced } from "./column";
import { isNumeric } from "./rank-fields";
import type { DataShape, Field } from "./types";

/** A number and what it should reach; percents without a target of their own should reach 100 %. */
export interface Gauge {
  value: Field;
  target: Field | undefined;
  /** What stands in the data once, beside the records: the target, or both. */
  beside?: "target" | "both";
}

const TARGET_WORD = /\b(?:targets?|goals?|budgets?|budgeted|max|maximum|capacity|quotas?|limits?)\b/;
/** How the other side of a target is called when the target's name does not say. */
const ACTUAL = /\b(?:actual|current|spent|used|value|reached|achieved|done|so far)\b/;

/** The numbers of the data that can be shown against a target, those that were asked for first. */
export function findGauges({ form, fields, metrics }: DataShape, values: readonly Field[]): Gauge[] {
  const own = findPairs(fields, values);
  if (form === "metrics" || own.some(({ target }) => target)) return own;
  const single = findPairs(metrics, values).filter(({ target }) => target);
  if (single.length > 0) return single.map((gauge) => ({ ...gauge, beside: "both" }));
  const targets = metrics.filter(isNumeric).filter(isTarget);
  const shared = pairsOf(targets, othersOf(fields, values));
  return shared.length > 0 ? shared.map((gauge) => ({ ...gauge, beside: "target" })) : own;
}

function findPairs(fields: readonly Field[], values: readonly Field[]): Gauge[] {
  const others = othersOf(fields, values);
  const paired = pairsOf(fields.filter(isNumeric).filter(isTarget), others);
  const isTaken = (field: Field) => paired.some(({ value }) => value === field);
  const alone = others.filter((field) => field.kind === "percent" && !isTaken(field));
  // Beside amounts with targets, a percent is most often the rate between the two.
  const all = paired.length > 0 ? paired : alone.map((value) => ({ value, target: undefined }));
  return all.toSorted((a, b) => others.indexOf(a.value) - others.indexOf(b.value));
}

function othersOf(fields: readonly Field[], values: readonly Field[]): Field[] {
  const numbers = fields.filter(isNumeric);
  return [...new Set([...values, ...numbers])].filter((field) => numbers.includes(field) && !isTarget(field));
}

function pairsOf(targets: readonly Field[], others: readonly Field[]): Gauge[] {
  return targets.flatMap((target) => {
    const value = valueOf(target, others, targets.length);
    return value ? [{ value, target }] : [];
  });
}

function isTarget(field: Field): boolean {
  return TARGET_WORD.test(spaced(field.name));
}

/** The number that a target is for: "sales_target" is for "sales", a bare "target" for the main number. */
function valueOf(target: Field, others: readonly Field[], targetCount: number): Field | undefined {
  const alike = others.filter((field) => (field.kind === "percent") === (target.kind === "percent"));
  const rest = spaced(target.name).replace(TARGET_WORD, " ").replace(/\s+/g, " ").trim();
  const named = rest === "" ? undefined : alike.find((field) => spaced(field.name) === rest || spaced(field.name).includes(rest));
  if (named || targetCount > 1) return named;
  return alike.find((field) => ACTUAL.test(spaced(field.name))) ?? alike[0];
}
