import type { FieldNames } from "../field-names";
import type { Plan } from "../plan";
import type { Block } from "../write-source";

/** A part of a written app: code that stands above the app, statements in it, and an element. */
export interface Panel {
  title: string;
  blocks: readonly Block[];
  constants: readonly string[];
  body: readonly string[];
  /** One element. */
  view: string;
  /** An expression that says what is shown and what was left out. */
  caption?: string;
  /** The figures of a chart as a table, for whoever would rather read them; it needs a caption. */
  table?: FigureTable;
  /** It takes the whole width of a dashboard. */
  isWide?: boolean;
}

/** Pieces of code: what the columns are called, the values that were drawn, and what one of them puts into the columns. */
export interface FigureTable {
  /** `["Region", "Amount"]` */
  columns: string;
  /** `bars()` */
  rows: string;
  /** `(bar) => [bar.label, formatNumber(bar.value, AMOUNT)]` */
  cells: string;
  /** How many of the columns say what a row is: one, if nothing is said. */
  names?: number;
}

/** What panels are written for. */
export interface PanelContext {
  plan: Plan;
  names: FieldNames;
  title: string;
  /** Stands in a card of its own beside others. */
  isPart: boolean;
}

/** The element, or an explanation when there is nothing to show. */
export function orNotice(condition: string, fields: readonly string[], element: string): string {
  return `<Filled when={${condition}} records={records()} fields={[${fields.join(", ")}]}>\n${indentLines(element)}\n</Filled>`;
}

/** A chart that can be read as a table too; with a title it stands in a card of its own. */
export function inChart({ view, caption = '""', table }: Panel & { table: FigureTable }, title?: string): string {
  const attributes = [
    ...(title === undefined ? [] : [`title={${title}}`]),
    `note={${caption}}`,
    `columns={${table.columns}}`,
    `rows={${table.rows}}`,
    `cells={${table.cells}}`,
    ...(table.names === undefined ? [] : [`names={${table.names}}`]),
  ];
  return `<Chart\n${indentLines(attributes.join("\n"))}\n>\n${indentLines(view)}\n</Chart>`;
}

/** True for charts whose figures can be read as a table. */
export function hasTable(panel: Panel): panel is Panel & { table: FigureTable } {
  return panel.table !== undefined;
}

function indentLines(code: string): string {
  return code.replace(/^(?=.)/gm, "  ");
}
