import { FILLED } from "../blocks/chart-parts";
import { capitalize } from "../labels";
import { recordsNoun } from "../phrases";
import { printValue } from "../print-value";
import { howFor, type Plan } from "../plan";
import type { Field } from "../types";
import type { PanelContext } from "./panel";

/** What every view needs to say why there is nothing to show. */
export const explaining = [FILLED] as const;

/** Says for charts of shares that what is not above zero has none. */
export function aboveZero(value: Field | undefined): string {
  return (value?.min ?? 0) < 0 ? ", only what is above zero" : "";
}

const counted = new WeakMap<Plan, Field>();

/** The field that stands for the number of records. */
export function countField({ plan, names }: PanelContext): string {
  const field = counted.get(plan) ?? recordCount(plan);
  counted.set(plan, field);
  return names.nameOf(field);
}

/** A field of no place in the data: how many records there are. */
export function recordCount(plan: Plan): Field {
  const label = capitalize(recordsNoun(plan));
  return {
    name: "",
    path: [],
    label,
    kind: "number",
    present: 1,
    missing: 0,
    distinct: 1,
    longest: 1,
    min: 0,
    decimals: 0,
    examples: [],
  };
}

/** The lines of a course: one for each value, or one for each name of a series. */
export function courseExpression(context: PanelContext, course: Field, values: readonly Field[]): string {
  const { plan, names } = context;
  const calls = (values.length > 0 ? values : [undefined]).map((value) => {
    const isCount = !value || howFor(plan, value) === "count";
    const how = isCount ? "count" : howFor(plan, value);
    const field = isCount ? "undefined" : names.nameOf(value);
    const label = printValue(value?.label ?? capitalize(recordsNoun(plan)));
    const nameOf = plan.series
      ? `(record) => toText(readField(record, ${names.nameOf(plan.series)}.path)) || "–"`
      : `() => ${label}`;
    const by = names.nameOf(course);
    return course.kind === "date"
      ? `trendOf(records(), ${by}, ${field}, "${how}", "${plan.bucket}", ${nameOf})`
      : `orderedTrend(records(), ${by}, ${field}, "${how}", ${nameOf})`;
  });
  const [only = ""] = calls;
  return calls.length === 1 ? only : `joinTrends([\n${calls.map((call) => `  ${call},`).join("\n")}\n])`;
}
