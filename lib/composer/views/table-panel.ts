import { FILLED } from "../blocks/chart-parts";
import { DATA_TABLE } from "../blocks/data-table";
import { GROUPED_TABLE } from "../blocks/grouped-table";
import { RECORD_TABLE } from "../blocks/record-table";
import { GUESS_COLUMNS } from "../blocks/table";
import { describeField, describeWithTotal } from "../field-names";
import { capitalize, inSentence } from "../labels";
import { recordsNoun } from "../phrases";
import { printValue, quote } from "../print-value";
import { canTotal, findTitle } from "../rank-fields";
import type { Aggregate, Field } from "../types";
import type { Json } from "#lib/core/json";
import type { Plan } from "../plan";
import { orNotice, type Panel, type PanelContext } from "./panel";

/** Rows on a page of the small table. */
const PAGE_ROWS = 10;
const MOST_SMALL_COLUMNS = 10;
// Beyond this a row no longer fits a screen; the others are one click away.
const MOST_COLUMNS = 12;
// More groups than this have hardly more than one row each.
const LARGEST_GROUP_SHARE = 0.7;
/** What makes no total of a column. */
const NO_TOTALS: ReadonlySet<Aggregate> = new Set(["count", "distinct", "share"]);

/** All records, to be searched, filtered, sorted and copied; under the charts of a dashboard a smaller table does. */
export function tablePanel(context: PanelContext): Panel {
  return context.isPart ? smallTable(context.plan) : largeTable(context.plan);
}

function smallTable(plan: Plan): Panel {
  const title = tableTitle(plan);
  const columns = plan.columns.slice(0, MOST_SMALL_COLUMNS).map((field) => describeField(field));
  const table = `<RecordTable name={${quote(title)}} records={records()} columns={COLUMNS} sort={${sortOf(plan, plan.columns)}} />`;
  return {
    title,
    blocks: [RECORD_TABLE, FILLED],
    constants: [declare("COLUMNS", columns), `const PAGE_ROWS = ${PAGE_ROWS};`],
    body: [],
    view: orNotice("records().length > 0", [], table),
  };
}

function largeTable(plan: Plan): Panel {
  const by = groupingOf(plan);
  const fields = by ? [by, ...plan.columns.filter((field) => field !== by)] : plan.columns;
  const isKnown = fields.length > 0;
  const { limit } = plan.recipe;
  const attributes = [
    "name={TITLE}",
    "records={records()}",
    `columns={${isKnown ? "COLUMNS" : "guessColumns(records())"}}`,
    "filters={FILTERS}",
    `sort={${sortOf(plan, fields)}}`,
    ...(by ? ["by={GROUPED_BY}"] : limit === undefined ? [] : [`limit={${limit}}`]),
  ];
  const table = `<${by ? "GroupedTable" : "DataTable"}\n${attributes.map((line) => `  ${line}`).join("\n")}\n/>`;
  return {
    title: by ? `${tableTitle(plan)} by ${inSentence(by.label)}` : tableTitle(plan),
    blocks: [by ? GROUPED_TABLE : DATA_TABLE, FILLED, ...(isKnown ? [] : [GUESS_COLUMNS])],
    constants: [
      ...(isKnown ? [declare("COLUMNS", columnsOf(plan, fields))] : []),
      declare(
        "FILTERS",
        plan.filters.filter((field) => field !== by).map((field) => describeField(field)),
      ),
      `/** Columns that are shown at first. */\nconst MOST_COLUMNS = ${MOST_COLUMNS};`,
      ...(by ? ["/** The rows stand in groups by the first column. */\nconst GROUPED_BY = COLUMNS[0] as Field;"] : []),
    ],
    body: [],
    view: orNotice("records().length > 0", [], table),
  };
}

/** The field by which rows stand in groups; groups of one row each are none. */
function groupingOf({ recipe, category, shape }: Plan): Field | undefined {
  const isWanted = recipe.category !== undefined && category?.name === recipe.category;
  return isWanted && category.distinct <= Math.max(2, shape.rowCount * LARGEST_GROUP_SHARE) ? category : undefined;
}

/** Columns with the way they are totalled, where their numbers are amounts. */
function columnsOf(plan: Plan, fields: readonly Field[]): Json[] {
  return fields.map((field) => {
    const { aggregate } = plan.recipe;
    const isPlain = aggregate === undefined || NO_TOTALS.has(aggregate);
    return canTotal(field) ? describeWithTotal(field, isPlain ? undefined : aggregate) : describeField(field);
  });
}

function declare(name: string, fields: Json[]): string {
  return `const ${name}: Field[] = ${printValue(fields, 0, `const ${name}: Field[] = `.length)};`;
}

function sortOf({ recipe, values, shape }: Plan, fields: readonly Field[]): string {
  const by = recipe.sort?.by;
  const meant = by === "value" ? values[0] : by === "label" ? findTitle(shape.fields) : undefined;
  const column = by === undefined ? -1 : fields.findIndex((field) => field === meant || field.name === by);
  return `{ column: ${column}, descending: ${recipe.sort?.descending ?? false} }`;
}

function tableTitle(plan: Plan): string {
  if (!plan.topic) return `All ${recordsNoun(plan)}`;
  return capitalize(plan.topic);
}
