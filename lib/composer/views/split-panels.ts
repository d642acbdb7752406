import { CAPTION } from "../blocks/caption";
import { FORMAT_FIGURE } from "../blocks/format";
import { GROUPED_BARS } from "../blocks/grouped-bars";
import { NATURAL_ORDER } from "../blocks/groups";
import { HEAT_MAP } from "../blocks/heat-map";
import { ORDERED_TREND } from "../blocks/ordered-trend";
import { READ_FIELD, TO_TEXT } from "../blocks/reading";
import { JOIN_TRENDS, MAIN_SERIES } from "../blocks/series";
import { TREND } from "../blocks/trend";
import { inSentence } from "../labels";
import { byHeading, valueHeading, valueSentence } from "../phrases";
import { howFor } from "../plan";
import { quote } from "../print-value";
import type { Field } from "../types";
import { trendTable, valueField, writeFigure } from "./measure";
import { courseExpression, explaining } from "./shared";
import { orNotice, type Panel, type PanelContext } from "./panel";

const MOST_SERIES = 7;
const MOST_ROWS = 30;

/** Bars of several series for each group, side by side or stacked. */
export function groupsPanel(context: PanelContext): Panel {
  const { plan, isPart } = context;
  const along = alongOf(context);
  const isStacked = plan.recipe.stacked ?? false;
  const parts = splitParts(context, along, MOST_SERIES);
  return {
    ...parts,
    blocks: [...parts.blocks, GROUPED_BARS],
    view: orNotice(
      "split().series.length > 0",
      parts.fields,
      `<GroupedBars name={${isPart ? quote(parts.title) : context.title}} trend={split()} field={${parts.field}} stacked={${isStacked}} />`,
    ),
  };
}

/** A table of two groupings, coloured by value. */
export function heatMapPanel(context: PanelContext): Panel {
  const { plan, isPart } = context;
  const along = alongOf(context);
  const parts = splitParts(context, along, MOST_ROWS);
  const rowLabel = plan.series?.label ?? "";
  const figure = writeFigure("value", parts.field, howFor(plan, plan.values[0]));
  return {
    ...parts,
    blocks: [...parts.blocks, HEAT_MAP, NATURAL_ORDER],
    body: [
      ...parts.body,
      "const heat = createMemo(() => ({ ...split(), series: split().series.toSorted((a, b) => inOrder(a.name, b.name)) }));",
    ],
    view: orNotice(
      "split().series.length > 0",
      parts.fields,
      `<HeatMap name={${isPart ? quote(parts.title) : context.title}} trend={heat()} field={${parts.field}} rowLabel={${quote(rowLabel)}} />`,
    ),
    table: {
      columns: `[${quote(rowLabel)}, ...heat().labels]`,
      rows: "heat().series",
      cells: `(row) => [row.name, ...row.values.map((value) => ${figure})]`,
    },
  };
}

/** The groups that stand side by side: a course where there is one, since time runs from left to right. */
function alongOf({ plan }: PanelContext): Field {
  const { category, course, series, recipe } = plan;
  const along = recipe.category || !course || course === series ? category : category?.order ? category : course;
  const chosen = plan.view === "heatmap" && !recipe.category && course && course !== series ? course : (category ?? along);
  if (!chosen) throw new Error("A split chart is planned only with a category");
  return chosen;
}

function splitParts(context: PanelContext, along: Field, limit: number) {
  const { plan, names } = context;
  // Without a second grouping, several values are the series.
  const values = plan.series ? plan.values.slice(0, 1) : plan.values.slice(0, MOST_SERIES);
  const value = values[0];
  const field = valueField(context, value);
  const split = courseExpression(context, along, values);
  const by = `${byHeading(plan, along)}${plan.series ? ` and ${inSentence(plan.series.label)}` : ""}`;
  const title = `${values.length > 1 ? values.map((item, index) => (index === 0 ? item.label : inSentence(item.label))).join(", ") : valueHeading(plan, value)} ${by}`;
  const expression = plan.series ? `mainSeries(${split}, ${limit})` : split;
  return {
    title,
    field,
    fields: [names.nameOf(along), ...(plan.series ? [names.nameOf(plan.series)] : []), ...(value ? [names.nameOf(value)] : [])],
    blocks: [
      along.kind === "date" ? TREND : ORDERED_TREND,
      ...(values.length > 1 ? [JOIN_TRENDS] : []),
      ...(plan.series ? [MAIN_SERIES, READ_FIELD, TO_TEXT] : []),
      FORMAT_FIGURE,
      CAPTION,
      ...explaining,
    ],
    constants: [],
    body: [`const split = createMemo(() => ${expression});`],
    table: trendTable(context, "split()", { course: along, values }),
    caption: `caption(${quote(`${values.length > 1 ? "Values" : valueSentence(plan, value)} ${by}`)}, records().length, split().ignored)`,
  };
}
