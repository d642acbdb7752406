import { CAPTION } from "../blocks/caption";
import { FORMAT_FIGURE } from "../blocks/format";
import { LARGEST_FIRST } from "../blocks/groups";
import { BRANCH, BRANCHES_OF, TREE_MAP } from "../blocks/tree-map";
import { inSentence } from "../labels";
import { byHeading, valueHeading, valueSentence } from "../phrases";
import { howFor } from "../plan";
import { quote } from "../print-value";
import { groupsBy, valueField, writeFigure } from "./measure";
import type { Field } from "../types";
import { orNotice, type Panel, type PanelContext } from "./panel";
import { aboveZero, explaining } from "./shared";

// More tiles are too small to be read or hit.
const MOST_TILES = 30;
const MOST_BRANCHES = 8;
const MOST_INSIDE = 12;

/** A tile for each group, as large as its value; a second grouping lays the tiles inside of the larger groups. */
export function treeMapPanel(context: PanelContext): Panel {
  const { plan, names, isPart } = context;
  const { category, recipe } = plan;
  if (!category) throw new Error("A tree map is planned only with a category");
  const value = howFor(plan, plan.values[0]) === "count" ? undefined : plan.values[0];
  const how = value ? howFor(plan, value) : "count";
  // Steps of time have no tiles inside.
  const [outer, inner] = levelsOf(category, category.kind === "date" ? undefined : plan.series);
  const by = `${byHeading(plan, outer)}${inner ? ` and ${inSentence(inner.label)}` : ""}`;
  const title = `${valueHeading(plan, value)} ${by}`;
  const read = value ? names.nameOf(value) : "undefined";
  const field = valueField(context, value);
  const measure = `${read}, "${how}"`;
  const groups = groupsBy(context, outer, read, how);
  const canAdd = how === "sum" || how === "count";
  const branches = inner
    ? `branchesOf(records(), ${names.nameOf(outer)}, ${names.nameOf(inner)}, ${measure}, { outer: ${recipe.limit ?? MOST_BRANCHES}, inner: ${MOST_INSIDE} })`
    : `[{ label: "", groups: largestFirst(sizes().groups, ${recipe.limit ?? MOST_TILES}, ${canAdd}) }]`;
  return {
    title,
    blocks: [
      BRANCH,
      ...groups.blocks,
      ...(inner ? [BRANCHES_OF] : [LARGEST_FIRST]),
      TREE_MAP,
      FORMAT_FIGURE,
      CAPTION,
      ...explaining,
    ],
    constants: [],
    body: [`const sizes = createMemo(() => ${groups.code});`, `const branches = createMemo((): Branch[] => ${branches});`],
    view: orNotice(
      "branches().some(({ groups }) => groups.some((group) => group.value > 0))",
      [names.nameOf(outer), ...(inner ? [names.nameOf(inner)] : []), ...(value ? [read] : [])],
      `<TreeMap name={${isPart ? quote(title) : context.title}} branches={branches()} field={${field}} />`,
    ),
    caption: `caption(${quote(`${valueSentence(plan, value)} ${by}${aboveZero(value)}`)}, records().length, sizes().ignored)`,
    table: {
      columns: `[${[outer, ...(inner ? [inner] : [])].map(({ label }) => quote(label)).join(", ")}, ${quote(valueHeading(plan, value))}]`,
      rows: "branches().flatMap(({ label, groups }) => groups.map((group) => ({ branch: label, ...group })))",
      cells: `(tile) => [${inner ? "tile.branch, " : ""}tile.label, ${writeFigure("tile.value", field, how)}]`,
      names: inner ? 2 : 1,
    },
  };
}

/** Whichever order they are named in, the field with fewer values holds the other. */
function levelsOf(category: Field, series: Field | undefined): [outer: Field, inner: Field | undefined] {
  if (!series || series === category) return [category, undefined];
  return series.distinct < category.distinct ? [series, category] : [category, series];
}
