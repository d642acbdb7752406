import { inSentence, plural } from "./labels";
import { howFor, type Plan } from "./plan";
import type { Aggregate, Bucket, Field } from "./types";

const HOW_HEADING: Readonly<Record<Aggregate, string>> = {
  sum: "",
  mean: "Average ",
  median: "Median ",
  min: "Lowest ",
  max: "Highest ",
  count: "Number of ",
  distinct: "Different ",
  share: "Share of ",
};
const HOW_SENTENCE: Readonly<Record<Aggregate, string>> = {
  sum: "Sum of ",
  mean: "Mean of ",
  median: "Median of ",
  min: "Smallest ",
  max: "Largest ",
  count: "Number of ",
  distinct: "Number of different ",
  share: "Share of ",
};
const STEP_HEADING: Readonly<Record<Bucket, string>> = {
  day: "by day",
  week: "by week",
  month: "by month",
  quarter: "by quarter",
  year: "by year",
};

/** What the records are called, in the plural: "orders" or "records". */
export function recordsNoun(plan: Plan): string {
  return plan.topic ? inSentence(plural(plan.topic)) : "records";
}

/** A figure's name in a heading: "Amount", "Average price", "Number of orders". */
export function valueHeading(plan: Plan, field: Field | undefined): string {
  const how = howFor(plan, field);
  if (!field || how === "count") return `Number of ${recordsNoun(plan)}`;
  if (how === "distinct") return `${HOW_HEADING[how]}${inSentence(plural(field.label))}`;
  if (isSingle(plan)) return field.label;
  const saysSo = /^(?:average|avg|mean|median|total|sum)\b/i.test(field.label);
  return how === "sum" || saysSo ? field.label : `${HOW_HEADING[how]}${inSentence(field.label)}`;
}

/** The same in the middle of a caption: "Sum of amount". */
export function valueSentence(plan: Plan, field: Field | undefined): string {
  const how = howFor(plan, field);
  if (!field || how === "count") return `Number of ${recordsNoun(plan)}`;
  if (how === "distinct") return `${HOW_SENTENCE[how]}${inSentence(plural(field.label))}`;
  return isSingle(plan) ? field.label : `${HOW_SENTENCE[how]}${inSentence(field.label)}`;
}

/** How a course is named: "by week" for dates, else by its own name. */
export function courseHeading(plan: Plan): string {
  return plan.course ? byHeading(plan, plan.course) : "";
}

/** How groups are named: "by week" for dates, else by their own name. */
export function byHeading(plan: Plan, field: Field): string {
  return field.kind === "date" ? STEP_HEADING[plan.bucket] : `by ${inSentence(field.label)}`;
}

/** True when every group has one record, so that nothing is added up. */
function isSingle(plan: Plan): boolean {
  const { category, course, shape, view } = plan;
  const by = view === "line" || view === "area" || view === "calendar-heatmap" ? course : category;
  if (!by || plan.series || shape.rowCount === 0) return false;
  if (by.kind === "date" && by.step !== plan.bucket) return false;
  return by.distinct >= by.present && by.missing === 0;
}
