import { NOTICE, EXPLAIN } from "../blocks/chart-parts";
import { DATA_TABLE } from "../blocks/data-table";
import { RECORD_TABLE } from "../blocks/record-table";
import { GUESS_COLUMNS } from "../blocks/table";
import { describeWithTotal } from "../field-names";
import { capitalize } from "../labels";
import { recordsNoun } from "../phrases";
import { printValue, quote } from "../print-value";
import type { Json } from "#lib/core/json";
import type { Plan } from "../plan";
import { orNotice, type Panel, type PanelContext } from "./panel";

/** Rows on a page of the small table. */
const PAGE_ROWS = 10;
const MOST_SMALL_COLUMNS = 10;
// Beyond this a row no longer fits a screen; the others are one click away.
const MOST_COLUMNS = 12;

/** All records, to be searched, filtered, sorted and copied; under the charts of a dashboard a smaller table does. */
export function tablePanel(context: PanelContext): Panel {
  return context.isPart ? smallTable(context.plan) : largeTable(context.plan);
}

function smallTable(plan: Plan): Panel {
  const title = tableTitle(plan);
  const columns = plan.columns.slice(0, MOST_SMALL_COLUMNS).map((field) => describeWithTotal(field, plan.recipe.aggregate));
  const table = `<RecordTable name={${quote(title)}} records={records()} columns={COLUMNS} sort={${sortOf(plan)}} />`;
  return {
    title,
    blocks: [RECORD_TABLE, NOTICE, EXPLAIN],
    constants: [declare("COLUMNS", columns), `const PAGE_ROWS = ${PAGE_ROWS};`],
    body: [],
    view: orNotice("records().length > 0", [], table),
  };
}

function largeTable(plan: Plan): Panel {
  const columns = plan.columns.map((field) => describeWithTotal(field, plan.recipe.aggregate));
  const isKnown = columns.length > 0;
  const filters = plan.filters.map((field) => describeWithTotal(field));
  const table = `<DataTable
  name={TITLE}
  records={records()}
  columns={${isKnown ? "COLUMNS" : "guessColumns(records())"}}
  filters={FILTERS}
  sort={${sortOf(plan)}}
/>`;
  return {
    title: tableTitle(plan),
    blocks: [DATA_TABLE, NOTICE, EXPLAIN, ...(isKnown ? [] : [GUESS_COLUMNS])],
    constants: [
      ...(isKnown ? [declare("COLUMNS", columns)] : []),
      declare("FILTERS", filters),
      `/** Columns that are shown at first. */\nconst MOST_COLUMNS = ${MOST_COLUMNS};`,
    ],
    body: [],
    view: orNotice("records().length > 0", [], table),
  };
}

function declare(name: string, fields: Json[]): string {
  return `const ${name}: Field[] = ${printValue(fields, 0, `const ${name}: Field[] = `.length)};`;
}

function sortOf({ recipe, columns }: Plan): string {
  const by = recipe.sort?.by;
  const column = by === undefined ? -1 : columns.findIndex((field) => field.name === by);
  return `{ column: ${column}, descending: ${recipe.sort?.descending ?? false} }`;
}

function tableTitle(plan: Plan): string {
  return plan.topic ? capitalize(plan.topic) : `All ${recordsNoun(plan)}`;
}
