import { CAPTION } from "../blocks/caption";
import { BAR_LIST, COLUMN_CHART } from "../blocks/bars";
import { DONUT } from "../blocks/donut";
import { FORMAT_FIGURE } from "../blocks/format";
import { LARGEST_FIRST, NATURAL_ORDER } from "../blocks/groups";
import { capitalize } from "../labels";
import { byHeading, recordsNoun } from "../phrases";
import { quote } from "../print-value";
import type { Field, Recipe } from "../types";
import type { Block } from "../write-source";
import { measureGroups, type Measure } from "./measure";
import { orNotice, type Panel, type PanelContext } from "./panel";
import { aboveZero, explaining } from "./shared";

// More upright bars than this leave no room for their names, longer names neither.
const MOST_COLUMNS = 14;
const LONGEST_COLUMN_LABEL = 14;
const MOST_BARS = 20;
const MOST_PARTS = 7;
/** Months and hours of a day, with some to spare. */
const MOST_ORDERED = 31;

/** One bar for each group, upright or lying. */
export function barPanel(context: PanelContext): Panel {
  const { recipe } = context.plan;
  const category = categoryOf(context);
  const measure = measureGroups(context, category);
  const shown = Math.min(category.distinct, recipe.limit ?? Infinity);
  const isTight = shown > MOST_COLUMNS || category.longest > LONGEST_COLUMN_LABEL;
  const isLying = recipe.horizontal ?? (isTight && category.order !== "month");
  const most = category.order && category.distinct <= MOST_ORDERED ? MOST_ORDERED : isLying ? MOST_BARS : MOST_COLUMNS;
  const choice = chooseGroups("grouped().groups", recipe, { category, most, canAdd: measure.canAdd });
  return groupsPanel(context, {
    category,
    measure,
    name: "bars",
    grouped: "grouped",
    blocks: [...choice.blocks, isLying ? BAR_LIST : COLUMN_CHART],
    body: [`const bars = createMemo(() => ${choice.code});`],
    chosen: chosenOf(recipe, { category, most, canAdd: measure.canAdd }),
    element: (name) => `<${isLying ? "BarList" : "ColumnChart"} name={${name}} groups={bars()} field={${measure.field}} />`,
  });
}

/** One part of a ring for each group. */
export function donutPanel(context: PanelContext): Panel {
  const { plan } = context;
  const category = categoryOf(context);
  // The ring says shares by itself, beside the values that they are shares of.
  const measure = measureGroups(context, category, false);
  const { limit, sort } = plan.recipe;
  // A ring without its rest would look like all there is.
  const most = limit === undefined ? MOST_PARTS : limit + (measure.canAdd ? 1 : 0);
  const groups = "groupedParts().groups.filter((group) => group.value > 0)";
  const isSmallest = sort !== undefined && !sort.descending && !isNatural(plan.recipe, category);
  const largest = `largestFirst(${groups}, ${most}, ${measure.canAdd})`;
  // Time keeps its order for as long as there is room for all of it.
  const inTime = `${groups}.length > ${most} ? ${largest} : ${groups}`;
  const parts = isSmallest ? bySize(groups, limit ?? MOST_PARTS, true) : category.kind === "date" ? inTime : largest;
  const centre = measure.how === "count" ? capitalize(recordsNoun(plan)) : "Total";
  // Averages and the like are no parts of anything.
  const whole = measure.canAdd ? ` whole={whole()} centre={${quote(centre)}}` : "";
  return groupsPanel(context, {
    category,
    measure,
    name: "parts",
    grouped: "groupedParts",
    blocks: [...(isSmallest ? [] : [LARGEST_FIRST]), DONUT],
    body: [
      `const parts = createMemo(() => ${parts});`,
      ...(measure.canAdd ? [`const whole = createMemo(() => ${groups}.reduce((sum, group) => sum + group.value, 0));`] : []),
    ],
    chosen: `${chosenOf(plan.recipe, { category, most: MOST_PARTS, canAdd: measure.canAdd })}${aboveZero(measure.value)}`,
    element: (name) => `<Donut name={${name}} groups={parts()} field={${measure.field}}${whole} />`,
    share: measure.canAdd ? "percentOf(group.value, whole())" : undefined,
  });
}

interface Chart {
  category: Field;
  measure: Measure;
  /** The statement that holds what is drawn, and the one that holds all groups. */
  name: string;
  grouped: string;
  blocks: readonly Block[];
  body: readonly string[];
  element: (name: string) => string;
  /** Which groups are shown, where not all are. */
  chosen: string;
  /** One more column of the table. */
  share?: string | undefined;
}

function groupsPanel(context: PanelContext, chart: Chart): Panel {
  const { names, isPart } = context;
  const { category, measure, name, grouped, chosen, share } = chart;
  const by = byHeading(context.plan, category);
  const title = `${measure.heading} ${by}`;
  const what = `${measure.sentence} ${by}${chosen}`;
  const fields = [names.nameOf(category), ...(measure.value ? [names.nameOf(measure.value)] : [])];
  const columns = [category.label, measure.heading, ...(share ? ["Share"] : [])];
  return {
    title,
    blocks: [...measure.blocks, ...chart.blocks, FORMAT_FIGURE, CAPTION, ...explaining],
    constants: [],
    body: [`const ${grouped} = createMemo(() => ${measure.groups});`, ...chart.body],
    view: orNotice(`${name}().length > 0`, fields, chart.element(isPart ? quote(title) : context.title)),
    caption: `caption(${quote(what)}, records().length, ${grouped}().ignored)`,
    table: {
      columns: `[${columns.map((column) => quote(column)).join(", ")}]`,
      rows: `${name}()`,
      cells: `(group) => [group.label, ${measure.figure("group.value")}${share ? `, ${share}` : ""}]`,
    },
  };
}

function categoryOf({ plan }: PanelContext): Field {
  if (!plan.category) throw new Error("A chart of groups is planned only with a category");
  return plan.category;
}

interface GroupChoice {
  category: Field;
  most: number;
  canAdd: boolean;
}

/** Which groups are shown, in which order. Only where nobody said how many, the rest is a group of its own. */
function chooseGroups(
  groups: string,
  recipe: Recipe,
  { category, most, canAdd }: GroupChoice,
): { code: string; blocks: Block[] } {
  const descending = recipe.sort?.descending ?? false;
  if (isNatural(recipe, category)) {
    const order = descending ? "inOrder(b.label, a.label)" : "inOrder(a.label, b.label)";
    return { code: `${groups}.toSorted((a, b) => ${order}).slice(0, ${recipe.limit ?? most})`, blocks: [NATURAL_ORDER] };
  }
  const isSmallest = recipe.sort !== undefined && !descending;
  if (isSmallest || recipe.limit !== undefined) return { code: bySize(groups, recipe.limit ?? most, isSmallest), blocks: [] };
  return { code: `largestFirst(${groups}, ${most}, ${canAdd})`, blocks: [LARGEST_FIRST] };
}

function bySize(groups: string, limit: number, isSmallest: boolean): string {
  return `${groups}.toSorted((a, b) => ${isSmallest ? "a.value - b.value" : "b.value - a.value"}).slice(0, ${limit})`;
}

/** Groups stand in the order of their names when that is asked for, or when their words have one and nobody wants the largest. */
function isNatural({ sort, limit }: Recipe, category: Field): boolean {
  if (!sort) return category.order !== undefined && limit === undefined && category.distinct <= MOST_ORDERED;
  return sort.by === "label" || sort.by === category.name;
}

/** "the 5 largest", where not all are shown and no group of the others stands at the end. */
function chosenOf(recipe: Recipe, { category, most, canAdd }: GroupChoice): string {
  const isNamed = isNatural(recipe, category);
  const isSmallest = recipe.sort !== undefined && !recipe.sort.descending;
  const shown = recipe.limit ?? (isNamed || isSmallest || !canAdd ? most : Infinity);
  if (shown >= category.distinct) return "";
  return isNamed ? `, the first ${shown}` : `, the ${shown} ${isSmallest ? "smallest" : "largest"}`;
}
