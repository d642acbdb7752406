import { GROUP_BY, SHARES_OF } from "../blocks/groups";
import { STEPS_OF, TREND } from "../blocks/trend";
import { inSentence } from "../labels";
import { recordsNoun, valueHeading, valueSentence } from "../phrases";
import { howFor, type Plan } from "../plan";
import { quote } from "../print-value";
import { isNumeric } from "../rank-fields";
import type { Aggregate, Field } from "../types";
import type { Block } from "../write-source";
import type { FigureTable, PanelContext } from "./panel";
import { countField } from "./shared";

/** What the groups of a chart are measured by. */
export interface Measure {
  value: Field | undefined;
  /** How the values of a group become one. */
  how: Exclude<Aggregate, "share">;
  /** The expression of all groups, with `ignored`. */
  groups: string;
  blocks: readonly Block[];
  /** The constant of the field by which the values are written. */
  field: string;
  /** The groups can be added up, so that the small ones can be one. */
  canAdd: boolean;
  heading: string;
  sentence: string;
  /** A figure in the rows of a table: `figure("bar.value")`. */
  figure: (code: string) => string;
}

/** The expression of one value for each group, with `ignored`: of a field's values, or of the steps of its dates. */
export function groupsBy(
  { plan, names }: PanelContext,
  by: Field,
  read: string,
  how: string,
): { code: string; blocks: readonly Block[] } {
  const field = names.nameOf(by);
  if (by.kind !== "date") return { code: `groupBy(records(), ${field}, ${read}, "${how}")`, blocks: [GROUP_BY] };
  const trend = `trendOf(records(), ${field}, ${read}, "${how}", "${plan.bucket}", () => "")`;
  return { code: `stepsOf(${trend})`, blocks: [TREND, STEPS_OF] };
}

/** What to measure groups by: a number, how many records or different values they have, or, where wanted, their part of the whole. */
export function measureGroups(context: PanelContext, by: Field, showsShares = true): Measure {
  const { plan, names } = context;
  const main = plan.values[0];
  const isShare = showsShares && plan.recipe.aggregate === "share";
  const how = howOf(plan, main);
  const value = how === "count" ? undefined : main;
  const read = value ? names.nameOf(value) : "undefined";
  const groups = groupsBy(context, by, read, how);
  const shared = isShare ? shareField(plan, value) : undefined;
  const field = shared ? names.nameOf(shared) : valueField(context, value);
  return {
    value,
    how,
    groups: shared ? `sharesOf(${groups.code})` : groups.code,
    blocks: shared ? [...groups.blocks, SHARES_OF] : groups.blocks,
    field,
    canAdd: how === "sum" || how === "count",
    heading: shared?.label ?? valueHeading(plan, value),
    sentence: shared?.label ?? valueSentence(plan, value),
    figure: (code) => writeFigure(code, field, how),
  };
}

/** The figures of a course as a table: a row for each step, a column for each line. `trend` is the expression that holds it. */
export function trendTable(
  context: PanelContext,
  trend: string,
  { course, values }: { course: Field; values: readonly Field[] },
): FigureTable {
  const { plan } = context;
  const isSplit = plan.series !== undefined || values.length > 1;
  const heads = isSplit ? `...${trend}.series.map((item) => item.name)` : quote(valueHeading(plan, values[0]));
  const figure = writeFigure("item.values[at]", valueField(context, values[0]), howFor(plan, values[0]));
  return {
    columns: `[${quote(course.label)}, ${heads}]`,
    rows: `[...${trend}.labels.keys()]`,
    cells: `(at) => [${trend}.labels[at] ?? "", ...${trend}.series.map((item) => ${figure})]`,
  };
}

/** The code that writes a figure: sums as exact as their field, means as people round them. */
export function writeFigure(code: string, field: string, how: Aggregate): string {
  const isExact = how === "sum" || how === "min" || how === "max";
  return `formatFigure(${code}, ${field}${isExact ? ', "exact"' : ""})`;
}

/** The constant of the field by which values are written: their own, or one for numbers of records or of different values. */
export function valueField(context: PanelContext, value: Field | undefined): string {
  const how = howFor(context.plan, value);
  if (!value || how === "count") return countField(context);
  return how === "distinct" ? distinctField(context, value) : context.names.nameOf(value);
}

function howOf(plan: Plan, main: Field | undefined): Measure["how"] {
  if (plan.recipe.aggregate === "share") return main && isNumeric(main) ? "sum" : "count";
  const how = howFor(plan, main);
  return how === "share" ? "sum" : how;
}

const fractions = new WeakMap<Plan, Field>();
const counts = new WeakMap<Plan, Field>();

/** A field of no place in the data: a group's part of the whole. */
function shareField(plan: Plan, value: Field | undefined): Field {
  const label = `Share of ${value ? inSentence(value.label) : recordsNoun(plan)}`;
  const field = fractions.get(plan) ?? madeField(label, { kind: "percent", decimals: 1 });
  fractions.set(plan, field);
  return field;
}

/** A field of no place in the data: how many different values a field has. */
function distinctField({ plan, names }: PanelContext, value: Field): string {
  const field = counts.get(plan) ?? madeField(valueHeading(plan, value), { kind: "number", decimals: 0 });
  counts.set(plan, field);
  return names.nameOf(field);
}

function madeField(label: string, { kind, decimals }: Pick<Field, "kind" | "decimals">): Field {
  return { name: "", path: [], label, kind, decimals, present: 1, missing: 0, distinct: 1, longest: 1, min: 0, examples: [] };
}
