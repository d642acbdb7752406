import { RECORD_BROWSER, RECORD_PAGE } from "../blocks/record-page";
import { SORT_ROWS } from "../blocks/table";
import type { FieldNames } from "../field-names";
import { capitalize } from "../labels";
import type { Plan } from "../plan";
import { recordsNoun } from "../phrases";
import { findTitle, isNumeric, rankNumbers } from "../rank-fields";
import type { Field } from "../types";
import { explaining } from "./shared";
import { orNotice, type Panel, type PanelContext } from "./panel";

const MOST_BADGES = 3;
const MOST_BADGE_STATES = 12;
const MOST_FIGURES = 6;
/** Longer texts are prose, which a column of facts has no room for. */
const LONGEST_FACT = 90;
// Numbers that name a place or a time are facts, not figures.
const NO_FIGURE = /\b(?:lat|latitude|lng|lon|longitude|year|zip|postcode|index|position|rank)\b/i;

/** One record as a page, with ways to the others. */
export function detailView(context: PanelContext): Panel {
  const { plan, names } = context;
  const { limit } = plan.recipe;
  const title = findTitle(plan.columns) ?? plan.columns[0] ?? plan.shape.fields[0];
  if (!title) throw new Error("A page of a record is planned only with fields");
  const name = names.nameOf(title);
  const sorting = sortingOf(plan, title);
  const ordered = sorting ? `sortRows(records(), ${names.nameOf(sorting.field)}, ${sorting.descending})` : "records()";
  const isOne = limit === 1 || plan.shape.rowCount === 1;
  const open = "onOpen={(address) => void props.spark?.openLink?.(address)}";
  return {
    title: isOne ? "Details" : capitalize(recordsNoun(plan)),
    blocks: [isOne ? RECORD_PAGE : RECORD_BROWSER, ...(sorting ? [SORT_ROWS] : []), ...explaining],
    constants: [`const DETAILS: PageFields = {\n${pageFields(plan.columns, title, names)}\n};`],
    body: [`const shown = createMemo(() => ${ordered}${limit ? `.slice(0, ${limit})` : ""});`],
    view: orNotice(
      "shown().length > 0",
      [name],
      isOne ? `<RecordPage record={shown()[0]} ${open} />` : `<RecordBrowser name={TITLE} records={shown()} ${open} />`,
    ),
  };
}

function pageFields(columns: readonly Field[], title: Field, names: FieldNames): string {
  const rest = columns.filter((field) => field !== title);
  const isBadge = (field: Field) => field.kind === "category" && field.distinct <= MOST_BADGE_STATES && field.longest <= 30;
  const badges = rest.filter(isBadge).slice(0, MOST_BADGES);
  const texts = rest.filter((field) => field.kind === "text" && field.longest > LONGEST_FACT);
  const numbers = rest.filter((field) => isNumeric(field) && !NO_FIGURE.test(field.label)).slice(0, MOST_FIGURES);
  const facts = rest.filter((field) => ![badges, texts, numbers].some((part) => part.includes(field)));
  const lines = Object.entries({ badges, texts, numbers, facts }).map(([part, fields]) =>
    printList(part, fields.map(names.nameOf)),
  );
  return [`  title: ${names.nameOf(title)},`, ...lines].join("\n");
}

/** A list of constants, on lines of their own where one line is too short for them. */
function printList(part: string, constants: readonly string[]): string {
  const line = `  ${part}: [${constants.join(", ")}],`;
  return line.length <= 130 ? line : `  ${part}: [\n${constants.map((constant) => `    ${constant},`).join("\n")}\n  ],`;
}

function sortingOf({ recipe, shape }: Plan, title: Field): { field: Field; descending: boolean } | undefined {
  const { sort } = recipe;
  if (!sort) return undefined;
  const named = shape.fields.find((field) => field.name === sort.by);
  const field = named ?? (sort.by === "value" ? rankNumbers(shape.fields)[0] : title);
  return field && { field, descending: sort.descending };
}
