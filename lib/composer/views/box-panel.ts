import { BOX_COLUMNS } from "../blocks/box-columns";
import { BOX_ROWS } from "../blocks/box-rows";
import { BOX_OF, BOXES_OF, IN_DATE_ORDER } from "../blocks/boxes";
import { CAPTION } from "../blocks/caption";
import { READ_DATE } from "../blocks/dates";
import { FORMAT_FIGURE } from "../blocks/format";
import { NATURAL_ORDER } from "../blocks/groups";
import { READ_NUMBER } from "../blocks/numbers";
import { READ_FIELD, TO_TEXT } from "../blocks/reading";
import { BUCKETS } from "../blocks/trend";
import { inSentence } from "../labels";
import type { Plan } from "../plan";
import { quote } from "../print-value";
import { isNumeric } from "../rank-fields";
import type { Field } from "../types";
import type { Block } from "../write-source";
import { orNotice, type Panel, type PanelContext } from "./panel";
import { explaining } from "./shared";

const MOST_COLUMNS = 12;
const LONGEST_COLUMN_LABEL = 14;
const MOST_ROWS = 20;
// Fewer values for each group make no box worth looking at, unless it is asked for.
const FEWEST_VALUES = 4;
const MOST_BY_ITSELF = 12;

/** How the numbers of each group are spread: quartiles, whiskers and outliers. */
export function boxPanel(context: PanelContext): Panel {
  const { plan, names, isPart } = context;
  const value = plan.values.find(isNumeric);
  if (!value) throw new Error("A box plot is planned only with a number");
  const by = splitOf(plan, value);
  const field = names.nameOf(value);
  const isLying = plan.recipe.horizontal ?? isTight(by, plan);
  const split = by ? splitBoxes(context, by, isLying) : plainBoxes(context);
  const spread = `${value.label}${by ? ` by ${by.kind === "date" ? plan.bucket : inSentence(by.label)}` : ""}`;
  const title = by || split.fields.length === 1 ? `Spread of ${inSentence(spread)}` : `Spread of ${split.labels}`;
  return {
    title,
    blocks: [...split.blocks, isLying ? BOX_ROWS : BOX_COLUMNS, FORMAT_FIGURE, CAPTION, ...explaining],
    constants: [],
    body: split.body,
    view: orNotice(
      "boxes().length > 0",
      by ? [names.nameOf(by), field] : split.fields,
      `<${isLying ? "BoxRows" : "BoxColumns"} name={${isPart ? quote(title) : context.title}} boxes={boxes()} field={${field}} />`,
    ),
    caption: `caption(${quote(`Median, middle half and outliers of ${by ? inSentence(spread) : split.labels}`)}, records().length, ${split.ignored})`,
    table: {
      columns: `[${quote(by?.label ?? "Field")}, "Values", "Smallest", "Lower quartile", "Median", "Upper quartile", "Largest"]`,
      rows: "boxes()",
      cells: `(box) => [
  box.label,
  box.count.toLocaleString(),
  ...[box.min, box.lower, box.median, box.upper, box.max].map((value) => formatFigure(value, ${field})),
]`,
    },
  };
}

/** The groups that were asked for, or groups with enough values each; several numbers that were asked for are the boxes themselves. */
function splitOf({ recipe, category, course, bucket }: Plan, value: Field): Field | undefined {
  if (recipe.category) return category;
  if (course?.kind === "date" && (recipe.date ?? recipe.bucket))
    return course.step !== bucket || recipe.date ? course : undefined;
  const isHandy = category && category.kind !== "date" && category.distinct <= MOST_BY_ITSELF;
  return recipe.values || !isHandy || value.present < category.distinct * FEWEST_VALUES ? undefined : category;
}

function isTight(by: Field | undefined, plan: Plan): boolean {
  if (!by) return plan.values.length === 1 || !plan.recipe.values;
  return by.kind !== "date" && (by.distinct > MOST_COLUMNS || by.longest > LONGEST_COLUMN_LABEL);
}

interface Boxes {
  blocks: readonly Block[];
  body: string[];
  ignored: string;
  fields: string[];
  labels: string;
}

function splitBoxes({ plan, names }: PanelContext, by: Field, isLying: boolean): Boxes {
  const isDate = by.kind === "date";
  const [category, value] = [names.nameOf(by), names.nameOf(plan.values[0] ?? by)];
  const limit = plan.recipe.limit ?? (isLying ? MOST_ROWS : isDate || by.order ? 31 : MOST_COLUMNS);
  const nameOf = isDate
    ? `(record: unknown) => {
  const date = readDate(record, ${category});
  return date ? bucketLabel(startOf(date.getTime(), "${plan.bucket}"), "${plan.bucket}") : "";
}`
    : `(record: unknown) => toText(readField(record, ${category}.path))`;
  const records = isDate ? `inDateOrder(records(), ${category})` : "records()";
  const order = orderOf(plan, by);
  return {
    blocks: [
      BOXES_OF,
      ...(isDate ? [READ_DATE, BUCKETS, IN_DATE_ORDER] : [READ_FIELD, TO_TEXT]),
      ...(order.includes("inOrder") ? [NATURAL_ORDER] : []),
    ],
    body: [
      `const boxName = ${nameOf};`,
      `const spread = createMemo(() => boxesOf(${records}, boxName, ${value}, ${limit}, ${order}));`,
      "const boxes = () => spread().boxes;",
    ],
    ignored: "spread().ignored",
    fields: [category, value],
    labels: "",
  };
}

/** Months and the like as they follow one another, everything else by the median. */
function orderOf({ recipe: { sort } }: Plan, by: Field): string {
  const [first, second] = sort?.descending ? ["b", "a"] : ["a", "b"];
  if (sort?.by === "label" || sort?.by === by.name || (!sort && by.order))
    return `(a, b) => inOrder(${first}.label, ${second}.label)`;
  if (!sort && by.kind === "date") return "() => 0";
  return sort && !sort.descending ? "(a, b) => a.median - b.median" : "(a, b) => b.median - a.median";
}

/** One box for each number. */
function plainBoxes({ plan, names }: PanelContext): Boxes {
  const [first] = plan.values;
  const wanted = plan.recipe.values ? plan.values : plan.values.slice(0, 1);
  const alike = wanted.filter(
    (field) => field.kind === first?.kind && field.currency === first.currency && field.unit === first.unit,
  );
  const fields = alike.map((field) => names.nameOf(field));
  return {
    blocks: [BOX_OF, READ_NUMBER],
    body: [
      `const boxes = createMemo(() =>
  [${fields.join(", ")}]
    .map((field) => boxOf(field.label, records().map((record) => readNumber(record, field)).filter((value) => value !== undefined)))
    .filter((box) => box.count > 0),
);`,
    ],
    ignored: `records().length - Math.max(0, ...boxes().map((box) => box.count))`,
    fields,
    labels: alike.map((field) => inSentence(field.label)).join(", "),
  };
}
