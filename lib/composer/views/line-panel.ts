import { CAPTION } from "../blocks/caption";
import { FORMAT_FIGURE } from "../blocks/format";
import { AREA_CHART, LINE_CHART } from "../blocks/lines";
import { ORDERED_TREND } from "../blocks/ordered-trend";
import { JOIN_TRENDS, MAIN_SERIES } from "../blocks/series";
import { TO_TEXT, READ_FIELD } from "../blocks/reading";
import { TREND } from "../blocks/trend";
import { inSentence } from "../labels";
import { courseHeading, valueHeading, valueSentence } from "../phrases";
import { quote } from "../print-value";
import type { Field } from "../types";
import { courseExpression, explaining } from "./shared";
import { trendTable, valueField } from "./measure";
import { orNotice, type Panel, type PanelContext } from "./panel";

const MOST_LINES = 8;

/** Values along dates, or along words with an order of their own. */
export function linePanel(context: PanelContext): Panel {
  const { plan, names, isPart } = context;
  const course = plan.course ?? plan.category;
  if (!course) throw new Error("A line is planned only with a course");
  const values = linesOf(context, course);
  const value = values[0];
  const field = valueField(context, value);
  const trend = courseExpression(context, course, values);
  const title = lineTitle(context, values);
  const isArea = plan.view === "area" || plan.panels.includes("area");
  const expression = plan.series ? `mainSeries(${trend}, ${plan.recipe.limit ?? MOST_LINES})` : trend;
  const what = `${values.length > 1 ? "Values" : valueSentence(plan, value)} ${courseHeading(plan)}`.trim();
  return {
    title,
    blocks: [
      course.kind === "date" ? TREND : ORDERED_TREND,
      ...(values.length > 1 ? [JOIN_TRENDS] : []),
      ...(plan.series ? [MAIN_SERIES, READ_FIELD, TO_TEXT] : []),
      isArea ? AREA_CHART : LINE_CHART,
      FORMAT_FIGURE,
      CAPTION,
      ...explaining,
    ],
    constants: [],
    body: [`const trend = createMemo(() => ${expression});`],
    view: orNotice(
      "trend().labels.length > 0",
      [names.nameOf(course), ...(value ? [names.nameOf(value)] : [])],
      `<LineChart name={${isPart ? quote(title) : context.title}} trend={trend()} field={${field}} />`,
    ),
    caption: `caption(${quote(what)}, records().length, trend().ignored)`,
    table: trendTable(context, "trend()", { course, values }),
  };
}

/** Several values share one axis only when they are of one kind and of one size. */
function linesOf({ plan, isPart }: PanelContext, course: Field): Field[] {
  const values = plan.values.filter((field) => field !== course);
  if (plan.series || isPart) return values.slice(0, 1);
  if (plan.recipe.values) return values.filter((field) => isAlike(values[0], field)).slice(0, MOST_LINES);
  // Wide tables have one column for each line; long ones have amounts that only look alike.
  const isWide = plan.shape.rowCount <= course.distinct;
  return isWide ? values.filter((field) => isAlike(values[0], field)) : values.slice(0, 1);
}

function isAlike(first: Field | undefined, other: Field): boolean {
  if (!first || first === other) return true;
  if (first.kind !== other.kind || first.currency !== other.currency || first.unit !== other.unit) return false;
  const [a, b] = [Math.abs(first.max ?? 0) || 1, Math.abs(other.max ?? 0) || 1];
  return Math.max(a, b) / Math.min(a, b) <= 20;
}

function lineTitle({ plan }: PanelContext, values: readonly Field[]): string {
  const names = values.length > 1 ? values.slice(0, 3).map((field) => inSentence(field.label)) : [];
  const what =
    names.length > 0
      ? `${values[0]?.label ?? ""}${names
          .slice(1)
          .map((name, index) => (index === names.length - 2 ? ` and ${name}` : `, ${name}`))
          .join("")}`
      : valueHeading(plan, values[0]);
  const split = plan.series ? ` and ${inSentence(plan.series.label)}` : "";
  return `${what} ${courseHeading(plan) || `by ${inSentence(plan.category?.label ?? "")}`}${split}`;
}
