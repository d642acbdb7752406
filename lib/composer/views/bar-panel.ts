import { CAPTION } from "../blocks/caption";
import { BAR_LIST, COLUMN_CHART } from "../blocks/bars";
import { DONUT } from "../blocks/donut";
import { GROUP_BY, LARGEST_FIRST, NATURAL_ORDER } from "../blocks/groups";
import { inSentence } from "../labels";
import { recordsNoun, valueHeading, valueSentence } from "../phrases";
import { howFor } from "../plan";
import { quote } from "../print-value";
import type { Field, Recipe } from "../types";
import type { Block } from "../write-source";
import { countField, explaining } from "./shared";
import { orNotice, type Panel, type PanelContext } from "./panel";

// More upright bars than this leave no room for their names, longer names neither.
const MOST_COLUMNS = 14;
const LONGEST_COLUMN_LABEL = 14;
const MOST_BARS = 20;
const MOST_PARTS = 7;

/** One bar for each group, upright or lying. */
export function barPanel(context: PanelContext): Panel {
  const { plan } = context;
  const { category, recipe } = plan;
  const isTight = (category?.distinct ?? 0) > MOST_COLUMNS || (category?.longest ?? 0) > LONGEST_COLUMN_LABEL;
  const isLying = recipe.horizontal ?? (isTight && category?.order !== "month");
  return groupsPanel(context, {
    block: isLying ? BAR_LIST : COLUMN_CHART,
    name: "bars",
    limit: recipe.limit ?? (isLying ? MOST_BARS : Math.max(MOST_COLUMNS, category?.order ? 31 : 0)),
    element: (groups, field) =>
      `<${isLying ? "BarList" : "ColumnChart"} name={${nameOf(context)}} groups={${groups}} field={${field}} />`,
  });
}

/** One part of a ring for each group. */
export function donutPanel(context: PanelContext): Panel {
  const { plan } = context;
  const centre = howFor(plan, plan.values[0]) === "count" ? recordsNoun(plan) : "Total";
  return groupsPanel(context, {
    block: DONUT,
    name: "parts",
    limit: plan.recipe.limit ?? MOST_PARTS,
    element: (groups, field) =>
      `<Donut name={${nameOf(context)}} groups={${groups}} field={${field}} centre={${quote(centre)}} />`,
  });
}

interface Chart {
  block: Block;
  name: string;
  limit: number;
  element: (groups: string, field: string) => string;
}

function groupsPanel(context: PanelContext, chart: Chart): Panel {
  const { plan, names } = context;
  const { category, recipe } = plan;
  if (!category) throw new Error("A chart of groups is planned only with a category");
  const value = howFor(plan, plan.values[0]) === "count" ? undefined : plan.values[0];
  const how = value ? howFor(plan, value) : "count";
  const by = names.nameOf(category);
  const field = value ? names.nameOf(value) : countField(context);
  const grouped = `grouped${chart.name === "parts" ? "Parts" : ""}`;
  const order = orderOf(recipe, category);
  const isNatural = order !== undefined && order !== "value" && chart.name === "bars";
  const groups = `${grouped}().groups`;
  const direction = recipe.sort?.descending ?? false;
  const natural = `${groups}.toSorted((a, b) => ${direction ? "inOrder(b.label, a.label)" : "inOrder(a.label, b.label)"}).slice(0, ${chart.limit})`;
  const smallest = recipe.sort?.by !== undefined && !isNatural && !direction;
  const bySize = `largestFirst(${groups}, ${chart.limit}, ${how === "sum" || how === "count"})${smallest ? ".toReversed()" : ""}`;
  const what = `${valueSentence(plan, value)} by ${inSentence(category.label)}`;
  return {
    title: `${valueHeading(plan, value)} by ${inSentence(category.label)}`,
    blocks: [GROUP_BY, isNatural ? NATURAL_ORDER : LARGEST_FIRST, chart.block, CAPTION, ...explaining],
    constants: [],
    body: [
      `const ${grouped} = createMemo(() => groupBy(records(), ${by}, ${value ? field : "undefined"}, "${how}"));`,
      `const ${chart.name} = createMemo(() => ${isNatural ? natural : bySize});`,
    ],
    view: orNotice(`${chart.name}().length > 0`, value ? [by, field] : [by], chart.element(`${chart.name}()`, field)),
    caption: `caption(${quote(what)}, records().length, ${grouped}().ignored)`,
  };
}

function nameOf({ isPart, title, plan }: PanelContext): string {
  return isPart ? quote(`${valueHeading(plan, plan.values[0])} by ${inSentence(plan.category?.label ?? "")}`) : title;
}

/** By which rule the groups are ordered: their names, their values, or the order that their words have. */
function orderOf({ sort }: Recipe, category: Field): string | undefined {
  if (!sort) return category.order;
  if (sort.by === "label") return "label";
  return sort.by === category.name ? "category" : "value";
}
