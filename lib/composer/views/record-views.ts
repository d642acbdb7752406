import type { Json } from "#lib/core/json";
import { KANBAN } from "../blocks/board";
import { CALENDAR } from "../blocks/calendar";
import { DATA_FORM } from "../blocks/data-form";
import { JSON_TREE } from "../blocks/json-tree";
import { PRODUCTS } from "../blocks/product-list";
import { READ_FIELD, TO_TEXT } from "../blocks/reading";
import { SEARCHABLE_LIST } from "../blocks/text-list";
import { TIMELINE } from "../blocks/timeline";
import { describeField } from "../field-names";
import { capitalize } from "../labels";
import { recordsNoun } from "../phrases";
import { printValue } from "../print-value";
import { findTitle, isNumeric, rankCategories, rankDates } from "../rank-fields";
import type { Field } from "../types";
import type { Plan } from "../plan";
import { explaining } from "./shared";
import { orNotice, type Panel, type PanelContext } from "./panel";

const MOST_CARD_LINES = 4;
const MOST_QUESTIONS = 20;
const LONG_TEXT = 80;

/** Records along a line of time. */
export function timelineView({ plan }: PanelContext): Panel {
  return {
    title: `Timeline of ${recordsNoun(plan)}`,
    blocks: [TIMELINE, ...explaining],
    constants: [eventConstant(plan)],
    body: ["const moments = createMemo(() => readMoments(records()));"],
    view: orNotice("moments().length > 0", ["EVENT.date"], "<Timeline name={TITLE} moments={moments()} />"),
  };
}

/** Records on the days of a month. */
export function calendarView({ plan }: PanelContext): Panel {
  return {
    title: `Calendar of ${recordsNoun(plan)}`,
    blocks: [CALENDAR, ...explaining],
    constants: [eventConstant(plan)],
    body: ["const entries = createMemo(() => readEntries(records()));"],
    view: orNotice("entries().length > 0", ["EVENT.date"], "<Calendar name={TITLE} entries={entries()} />"),
  };
}

/** Records as cards in columns by their state. */
export function kanbanView({ plan }: PanelContext): Panel {
  const { shape, category } = plan;
  const title = findTitle(shape.fields.filter((field) => field !== category)) ?? shape.fields[0];
  if (!category || !title) throw new Error("A board is planned only with states");
  const lines = shape.fields
    .filter((field) => field !== category && field !== title && field.kind !== "id" && field.longest <= LONG_TEXT)
    .slice(0, MOST_CARD_LINES);
  const card = `{ title: ${print(title)}, status: ${print(category)}, lines: ${printValue(lines.map((field) => describeField(field)))} as Field[] }`;
  return {
    title: `${capitalize(recordsNoun(plan))} by ${category.label.toLowerCase()}`,
    blocks: [KANBAN, ...explaining],
    constants: [`/** What a card shows. */\nconst CARD: { title: Field; status: Field; lines: Field[] } = ${card};`],
    body: [],
    view: orNotice(
      "records().length > 0",
      ["CARD.status"],
      "<Board name={TITLE} records={records()} kept={props.spark?.state} />",
    ),
  };
}

/** Records as things to choose from. */
export function productsView({ plan }: PanelContext): Panel {
  const { fields, rowCount } = plan.shape;
  const title = findTitle(fields) ?? fields[0];
  if (!title) throw new Error("A product list is planned only with names");
  const find = (pattern: RegExp, isFit: (field: Field) => boolean) =>
    fields.find((field) => field !== title && pattern.test(field.name) && isFit(field));
  const price = find(/price|cost|amount|msrp/i, isNumeric) ?? fields.find((field) => field.kind === "currency");
  const parts: Record<string, Field | undefined> = {
    title,
    text: find(/desc|summary|detail|about|text|note/i, (field) => !isNumeric(field)),
    category: rankCategories(fields, rowCount).find((field) => field !== title && field.kind === "category"),
    price,
    rating: find(/rating|score|stars|review/i, isNumeric),
    stock: find(/stock|quantity|inventory|available|units/i, (field) => field !== price),
    picture: find(/image|picture|photo|img|thumb/i, (field) => !isNumeric(field)),
  };
  const type = "{ title: Field; text?: Field; category?: Field; price?: Field; rating?: Field; stock?: Field; picture?: Field }";
  return {
    title: plan.topic ? capitalize(plan.topic) : "Products",
    blocks: [PRODUCTS, ...explaining],
    constants: [`/** Which field plays which part on a card. */\nconst PRODUCT: ${type} = ${printParts(parts)};`],
    body: [],
    view: orNotice("records().length > 0", ["PRODUCT.title"], "<ProductList name={TITLE} records={records()} />"),
  };
}

/** A form that asks for one record of this shape. */
export function formView({ plan }: PanelContext): Panel {
  const questions = plan.shape.fields.slice(0, MOST_QUESTIONS).map(questionOf);
  const asked = questions.length > 0 ? questions : DEFAULT_QUESTIONS;
  return {
    title: plan.topic ? `${capitalize(plan.topic)} form` : "Form",
    blocks: [DATA_FORM],
    constants: [`const QUESTIONS: Question[] = ${printValue(asked, 0, 31)};`],
    body: [],
    view: "<DataForm name={TITLE} onSubmit={(answers) => void props.spark?.submit?.(answers)} />",
  };
}

/** Any data, part by part. */
export function treeView(): Panel {
  return {
    title: "Data explorer",
    blocks: [JSON_TREE],
    constants: [],
    body: ['const [search, setSearch] = createSignal("");'],
    view: `<div class="flex flex-col gap-3">
  <input
    type="search"
    class="input input-sm w-full max-w-sm"
    placeholder="Search"
    aria-label="Search names and values"
    onInput={(event) => setSearch(event.currentTarget.value.trim().toLowerCase())}
  />
  <div class="overflow-x-auto rounded-box border border-base-content/10 p-4 text-sm">
    <TreeNode name="data" value={props.data} depth={0} search={search()} opens={2} />
  </div>
</div>`,
  };
}

/** A list of values as a list of texts. */
export function listView({ plan }: PanelContext): Panel {
  const isList = plan.shape.form === "list";
  const item = isList ? '["value"]' : printValue(findTitle(plan.shape.fields)?.path ?? []);
  return {
    title: plan.topic ? capitalize(plan.topic) : "List",
    blocks: [SEARCHABLE_LIST, READ_FIELD, TO_TEXT, ...explaining],
    constants: [],
    body: [`const items = createMemo(() => records().map((record) => toText(readField(record, ${item}))));`],
    view: orNotice("items().length > 0", [], "<TextList name={TITLE} items={items()} />"),
  };
}

/** One value that is no number. */
export function textView(): Panel {
  return {
    title: "Text",
    blocks: [TO_TEXT],
    constants: [],
    body: [],
    view: '<p class="rounded-box border border-base-content/10 p-5 text-lg whitespace-pre-wrap wrap-anywhere">{toText(props.data) || "Nothing yet."}</p>',
  };
}

function eventConstant({ shape, course }: Plan): string {
  const date = course?.kind === "date" ? course : rankDates(shape.fields)[0];
  if (!date) throw new Error("Events are planned only with a date");
  const others = shape.fields.filter((field) => field !== date);
  const title = findTitle(others) ?? others[0] ?? date;
  const text = others.find((field) => field !== title && field.kind === "text");
  const group = rankCategories(others, shape.rowCount).find((field) => field !== title && field.kind === "category");
  const type = "{ date: Field; title: Field; text?: Field; group?: Field }";
  return `/** Which field plays which part of an event. */\nconst EVENT: ${type} = ${printParts({ date, title, text, group })};`;
}

function printParts(parts: Record<string, Field | undefined>): string {
  const lines = Object.entries(parts).flatMap(([name, field]) => (field ? [`  ${name}: ${print(field)},`] : []));
  return `{\n${lines.join("\n")}\n}`;
}

function print(field: Field): string {
  return printValue(describeField(field));
}

const DEFAULT_QUESTIONS: Json[] = [
  { name: "name", label: "Name", type: "text", required: true },
  { name: "email", label: "Email", type: "email", required: true },
  { name: "message", label: "Message", type: "textarea", required: false },
];

const TYPES: Partial<Record<Field["kind"], string>> = { date: "date", email: "email", url: "url", boolean: "checkbox" };
const MOST_OPTIONS = 12;
/** Of fewer records nobody can tell which other answers there are. */
const FEWEST_ANSWERS = 4;
const LARGEST_CHOICE_SHARE = 0.7;
const LONG_ANSWER = /\b(?:notes?|messages?|comments?|remarks?|descriptions?|bio|about|feedback)\b/i;

function questionOf(field: Field): Json {
  const isKnown = field.present >= FEWEST_ANSWERS && field.distinct <= field.present * LARGEST_CHOICE_SHARE;
  const isChoice = field.kind === "category" && isKnown && field.distinct <= MOST_OPTIONS;
  const isLong = field.longest > LONG_TEXT || LONG_ANSWER.test(field.label);
  const type = isChoice ? "select" : isNumeric(field) ? "number" : (TYPES[field.kind] ?? (isLong ? "textarea" : "text"));
  return {
    name: field.name,
    label: field.label,
    type,
    required: field.missing === 0 && field.kind !== "boolean",
    ...(isChoice ? { options: [...field.examples] } : {}),
  };
}
