import { isPanel } from "./choose-view";
import { fitPanels, fitView } from "./fit-view";
import { findSpan, type Span } from "./find-span";
import {
  aggregateFor,
  bucketFor,
  findCourse,
  findTitle,
  isMeasurable,
  isNumeric,
  rankCategories,
  rankNumbers,
} from "./rank-fields";
import { COLOURS } from "./words";
import type { Aggregate, Bucket, DataShape, Field, PanelName, Recipe, ViewName } from "./types";

/** A recipe with its fields found in the data, and everything left open decided. */
export interface Plan {
  view: ViewName;
  panels: readonly PanelName[];
  recipe: Recipe;
  shape: DataShape;
  /** What names the groups. */
  category: Field | undefined;
  /** What splits them again. */
  series: Field | undefined;
  /** What values run along: a date, or words with an order. */
  course: Field | undefined;
  /** From when to when records last, where bars show it. */
  span: Span | undefined;
  /** Numbers to show; the first is the main one. Empty: records are counted. */
  values: readonly Field[];
  x: Field | undefined;
  y: Field | undefined;
  columns: readonly Field[];
  filters: readonly Field[];
  bucket: Bucket;
  accent: string;
  /** What the records are called: "orders", "records". */
  topic: string | undefined;
  /** Words of the request that nothing was made of. */
  unused: readonly string[];
  notes: string[];
}

export const DEFAULT_ACCENT = "var(--color-primary)";
// A source has room for this many, and nobody reads a wider table.
const MOST_COLUMNS = 120;
const MOST_FILTERS = 3;
const MOST_FILTER_OPTIONS = 40;
const MOST_FIGURES = 4;
// A split into more lines or bars than this is a carpet.
const MOST_SERIES = 12;

/** Finds a recipe's fields in the data and decides what it leaves open. A view the data cannot fill becomes one they can. */
export function makePlan(recipe: Recipe, shape: DataShape, topic: string | undefined): Plan {
  const notes: string[] = [];
  const find = (name: string | undefined) => findByName(shape, name, notes);
  const date = find(recipe.date);
  const course = date ?? findCourse(shape);
  const values = chooseValues(recipe, shape, find);
  const category = find(recipe.category) ?? chooseCategory(recipe, shape, course, values);
  const numbers = rankNumbers(shape.fields);
  const figures = values.filter(isNumeric);
  const y = find(recipe.y) ?? figures[0] ?? numbers[0];
  const x = find(recipe.x) ?? figures.find((field) => field !== y) ?? numbers.find((field) => field !== y);
  const found = { shape, category, course, values, x, y };
  const view = fitView(recipe, found, notes);
  const span = view === "gantt" ? findSpan(shape, { start: date, end: find(recipe.end) }) : undefined;
  const panels = view === "dashboard" ? fitPanels(recipe.panels ?? ["table"], found, notes) : isPanel(view) ? [view] : [];
  return {
    view,
    panels,
    recipe: { ...recipe, view, ...(span ? spanNames(span) : {}) },
    shape,
    category,
    // Several numbers that were asked for are the bars of each group.
    series: find(recipe.series) ?? (hasSeveral(recipe) ? undefined : chooseSeries(view, shape, category, course)),
    ...fieldsUsed(view, { course: span?.start ?? course, values }),
    span,
    x,
    y,
    columns: chooseColumns(recipe, shape),
    filters: chooseFilters(recipe, shape, view),
    bucket: recipe.bucket ?? (course?.kind === "date" ? bucketFor(course) : "month"),
    accent: recipe.colour ?? DEFAULT_ACCENT,
    topic,
    unused: [],
    notes,
  };
}

function hasSeveral({ view, values }: Recipe): boolean {
  return view === "groups" && values !== undefined && values.length > 1;
}

function spanNames({ start, end }: Span): Pick<Recipe, "date" | "end"> {
  return { date: start.name, ...(end ? { end: end.name } : {}) };
}

/** Bars of time add nothing up, and a page of a record has no course either. */
function fieldsUsed(view: ViewName, found: Pick<Plan, "course" | "values">): Pick<Plan, "course" | "values"> {
  if (view === "detail") return { course: undefined, values: [] };
  return view === "gantt" ? { ...found, values: [] } : found;
}

/** How a plan's values of a field become one. */
export function howFor(plan: Plan, field: Field | undefined): Aggregate {
  const { aggregate } = plan.recipe;
  if (!field || aggregate === "count") return "count";
  // Only charts of groups have a whole to show parts of; elsewhere a share is the value itself.
  return aggregate === undefined || aggregate === "share" ? aggregateFor(field) : aggregate;
}

/** True when colours were asked for, so that nothing falls back to the theme's own. */
export function isKnownColour(value: string): boolean {
  return /^#[0-9a-f]{3,6}$/.test(value) || Object.values(COLOURS).includes(value);
}

function findByName(shape: DataShape, name: string | undefined, notes: string[]): Field | undefined {
  if (name === undefined) return undefined;
  const field =
    shape.fields.find((candidate) => candidate.name === name) ?? shape.metrics.find((candidate) => candidate.name === name);
  if (!field) notes.push(`The data have no field “${name.slice(0, 60)}” any more; another one is used.`);
  return field;
}

function chooseValues(recipe: Recipe, shape: DataShape, find: (name: string) => Field | undefined): Field[] {
  const isDistinct = recipe.aggregate === "distinct";
  const wanted = (recipe.values ?? [])
    .map(find)
    .filter((field) => field !== undefined)
    .filter((field) => isDistinct || isMeasurable(field));
  if (wanted.length > 0) return wanted;
  if (recipe.aggregate === "count" || recipe.values?.length === 0) return [];
  if (isDistinct) return namesOf(shape, recipe.category);
  const numbers = rankNumbers(shape.fields).filter((field) => field.name !== recipe.category && field.name !== recipe.date);
  return numbers.slice(0, recipe.metricCount ?? MOST_FIGURES);
}

/** What different ones are counted of when nobody says: the things that records are about. */
function namesOf({ fields }: DataShape, category: string | undefined): Field[] {
  const others = fields.filter((field) => field.name !== category);
  const title = findTitle(others);
  return title ? [title] : [];
}

function chooseCategory(
  recipe: Recipe,
  shape: DataShape,
  course: Field | undefined,
  values: readonly Field[],
): Field | undefined {
  const ranked = rankCategories(shape.fields, shape.rowCount).filter((field) => !values.includes(field));
  const isCourseView = recipe.view === "line" || recipe.view === "area" || recipe.view === "dashboard";
  const other = ranked.find((field) => field !== course);
  if (isCourseView) return other;
  if (recipe.view === "gantt") return statusOf(ranked) ?? ownerOf(ranked);
  if (recipe.view === "detail") return undefined;
  if (recipe.view === "kanban") return statusOf(ranked) ?? other;
  // "sales by month" as bars is what people mean when the month is the only thing that names a row.
  const [first] = ranked;
  if (course && course.kind !== "date" && course.distinct >= shape.rowCount * 0.8) return course;
  return first ?? (course?.kind === "date" ? course : undefined);
}

function statusOf(fields: readonly Field[]): Field | undefined {
  return fields.find((field) => /status|stage|state|phase|column|lane/.test(field.name.toLowerCase()) && field.distinct <= 12);
}

function ownerOf(fields: readonly Field[]): Field | undefined {
  return fields.find((field) => /owner|assignee|assigned|team|lead|responsible|department|person/.test(field.name.toLowerCase()));
}

function chooseSeries(
  view: ViewName,
  shape: DataShape,
  category: Field | undefined,
  course: Field | undefined,
): Field | undefined {
  if (view !== "groups" && view !== "heatmap") return undefined;
  const ranked = rankCategories(shape.fields, shape.rowCount).filter(
    (field) => field !== category && field.distinct <= MOST_SERIES * 3,
  );
  const other = ranked.find((field) => field !== course) ?? ranked[0];
  if (other) return other;
  return view === "heatmap" && course !== category ? course : undefined;
}

function chooseColumns(recipe: Recipe, shape: DataShape): Field[] {
  const hidden = new Set(recipe.hidden ?? []);
  const wanted = (recipe.columns ?? [])
    .map((name) => shape.fields.find((field) => field.name === name))
    .filter((field) => field !== undefined);
  const columns = shape.fields.filter(({ partOf }) => partOf === undefined);
  return (wanted.length > 0 ? wanted : columns).filter((field) => !hidden.has(field.name)).slice(0, MOST_COLUMNS);
}

function chooseFilters({ controls }: Recipe, shape: DataShape, view: ViewName): Field[] {
  const asked = shape.fields.filter(({ name }) => controls?.includes(name));
  if (asked.length > 0) return asked;
  if (view !== "dashboard" && view !== "table") return [];
  return rankCategories(shape.fields, shape.rowCount)
    .filter(
      (field) => field.kind === "category" && field.distinct <= MOST_FILTER_OPTIONS && field.distinct <= field.present * 0.5,
    )
    .slice(0, MOST_FILTERS);
}
