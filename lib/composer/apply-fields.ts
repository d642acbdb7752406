import { findField, findMentions, findNames, type Mention } from "./reading/find-mentions";
import { readGroups } from "./reading/read-groups";
import type { Limits } from "./reading/read-conditions";
import { isNumeric, rankDates } from "./rank-fields";
import type { Request } from "./read-request";
import type { DataShape, Field, Recipe } from "./types";

/** What a request says of the fields, before it is known what for. */
interface Said {
  readonly request: Request;
  readonly shape: DataShape;
  /** What values are grouped by. */
  readonly groups: readonly Field[];
  /** Those of them that are said to split what others group. */
  readonly splits: readonly Field[];
  /** The text without that. */
  readonly rest: string;
  /** The other fields that are named, in order. */
  readonly loose: readonly Field[];
}

/** Which fields a recipe is about: what the request names, what it groups by, and what it compares. */
export function applyFields(recipe: Recipe, request: Request, shape: DataShape, limits: Limits): Recipe {
  const said = readFields(recipe, request, shape);
  if (["table", "list", "detail"].includes(recipe.view)) return applyToTable(recipe, said);
  if (recipe.view === "gantt") return applySpan(recipe, said);
  const next = { ...recipe };
  applyGroups(next, said);
  applyValues(next, said);
  applyNames(next, said);
  applyExtreme(next, said);
  return applyComparison(next, request, limits);
}

function readFields(recipe: Recipe, request: Request, shape: DataShape): Said {
  // A dashboard "of these orders" is about the records, also when one of their columns counts orders.
  const about = (recipe.view === "dashboard" ? request.unsorted.replace(/\b(?:these|those|my|our) \S+/g, " ") : request.unsorted)
    .replace(CONTROL, " ")
    .replace(INSTEAD, " ");
  const read = readGroups(about, shape.fields);
  const { splits } = read;
  // "top 5 countries by population" puts them in an order.
  const isRanking = request.compares || request.limit !== undefined;
  const groups = read.groups.filter((field) => !(isRanking && isMeasure(field)));
  const rest = groups.length < read.groups.length ? about : read.rest;
  const loose = looseMentions(rest, shape.fields).map(({ field }) => field);
  return { request, shape, groups, splits, rest, loose: loose.filter((field) => !groups.includes(field)) };
}

/** A control above the app is no group of its values. */
const CONTROL =
  /\b(?:add |with )?(?:an? |the )?(?:\S+ )?(?:filters?|dropdowns?|selectors?|slicers?|pickers?)(?: \w+)? (?:for|by|on|of)(?: the)? \S+/g;
const INSTEAD = /\b(?:instead of|rather than|in place of|not)(?: the)? \S+(?: \S+)?/g;

/** A number with so many values that nobody groups by it. */
function isMeasure(field: Field): boolean {
  return isNumeric(field) && (field.distinct > 12 || (field.decimals ?? 0) > 0);
}

/** Fields by their names; by a part of one only when no word or no number is named in full. */
function looseMentions(text: string, fields: readonly Field[]): Mention[] {
  const exact = findMentions(text, fields);
  const has = (test: (field: Field) => boolean) => exact.some(({ field }) => test(field));
  const parts = findMentions(text, fields, "part").filter(
    ({ field }) => exact.some((mention) => mention.field === field) || !has((other) => isNumeric(other) === isNumeric(field)),
  );
  return parts;
}

/** "from kickoff to launch": the first date begins the bars, the second ends them. */
function applySpan(recipe: Recipe, { request, shape }: Said): Recipe {
  const dates = shape.fields.filter((field) => field.kind === "date");
  const [start, end] = findMentions(request.unsorted, dates).map(({ field }) => field);
  return start && end ? { ...recipe, date: start.name, end: end.name } : recipe;
}

/** "by region and product": the first names the groups, the second splits them; a date is what they run along. */
function applyGroups(recipe: Recipe, { groups: by, splits, request, shape }: Said): void {
  const [date] = by.filter((field) => field.kind === "date");
  // "bars by month" of data that call it "ordered on".
  const stepped =
    date ?? (request.bucket && by.every((field) => field.order === undefined) ? rankDates(shape.fields)[0] : undefined);
  const groups = by.filter((field) => field !== date && field.kind !== "date");
  const isCourseView = recipe.view === "line" || recipe.view === "area";
  if (date) recipe.date = date.name;
  const [split] = splits;
  if (split && by.length === 1 && !isCourseView && recipe.category !== undefined && recipe.category !== split.name) {
    recipe.series = split.name;
    if (recipe.view === "bar") recipe.view = "groups";
    return;
  }
  if (isCourseView) {
    if (groups[0]?.order) recipe.date = groups[0].name;
    else if (groups[0]) recipe.series = groups[0].name;
    return;
  }
  if (stepped && ["bar", "groups", "heatmap"].includes(recipe.view)) {
    recipe.category = stepped.name;
    if (groups[0]) recipe.series = groups[0].name;
  } else if (groups[0]) {
    recipe.category = groups[0].name;
    if (groups[1]) recipe.series = groups[1].name;
  }
  if (recipe.view === "bar" && recipe.series) recipe.view = "groups";
}

function applyValues(recipe: Recipe, { request, shape, rest, loose, groups }: Said): void {
  const numbers = loose.filter(
    (field) => isNumeric(field) || isMeasuredId(field, recipe, { request, shape, groups, splits: [], rest, loose }),
  );
  if (recipe.view === "scatter" && numbers.length > 1) return applyAxes(recipe, rest, numbers);
  const isCount = request.aggregate === "count";
  const counted = isCount || request.aggregate === "distinct" ? countedField(rest, shape) : undefined;
  const isOfThings = isCount && groups.length > 0 && counted && isRepeated(counted, groups, request.text);
  if (isOfThings) {
    recipe.aggregate = "distinct";
    recipe.values = [counted.name];
  } else if (request.aggregate === "distinct" && counted) recipe.values = [counted.name];
  else if (isCount && !isCountColumn(counted, rest)) delete recipe.values;
  else if (
    request.aggregate === undefined &&
    numbers.length === 0 &&
    /\b(?:distribution|frequenc(?:y|ies))\b/.test(rest) &&
    loose.length > 0
  ) {
    recipe.aggregate = "count";
    delete recipe.values;
  } else if (numbers.length > 0) {
    const before = ADDS.test(request.text) ? (recipe.values ?? []) : [];
    recipe.values = [...new Set([...before, ...numbers.map((field) => field.name)])];
  } else if (request.aggregate === "share" && !recipe.values) recipe.values = meantNumber(rest, shape, groups);
  else if (!recipe.values) {
    const meant = meantNumber(rest, shape, groups);
    if (meant.length > 0) recipe.values = meant;
  }
}

const ADDS = /^(?:please |now |and |also |can you )*(?:add|include|plus|also show)\b|\bas well$/;

/** "how many students are in each class" of several marks for each student. */
function isRepeated(field: Field, groups: readonly Field[], text: string): boolean {
  const isOfEach = /^how many .*\b(?:are|were)(?: there)? (?:in|at|on|per|for|with) (?:each|every)\b/.test(text);
  return isOfEach && !groups.includes(field) && field.distinct < field.present * 0.6;
}

/** "age on the x axis", else the first one named is the height. */
function applyAxes(recipe: Recipe, text: string, numbers: readonly Field[]): void {
  const said = /\b(.*?)(?:on|along|as) (?:the )?([xy])\b/.exec(text);
  const [named] = said ? findMentions(said[1] ?? "", numbers, "part") : [];
  const [first, second] = numbers;
  const isFirstAcross = named && (said?.[2] === "x") === (named.field === first);
  const [across, up] = isFirstAcross ? [first, second] : [second, first];
  recipe.x = across?.name ?? "";
  recipe.y = up?.name ?? "";
}

/** "revenue by region" of data that call it "amount". */
function meantNumber(text: string, shape: DataShape, groups: readonly Field[]): string[] {
  const meant = findField(
    text,
    shape.fields.filter((field) => isNumeric(field) && !groups.includes(field)),
  );
  return meant ? [meant.name] : [];
}

/** Numbers of an identifier are added up or drawn only when a request says so. */
function isMeasuredId(field: Field, recipe: Recipe, { rest, loose, groups, request }: Said): boolean {
  if (field.kind !== "id" || !/^-?\d+(?:\.\d+)?$/.test(field.examples[0] ?? "")) return false;
  if (recipe.view === "scatter") return true;
  if (loose.some(isNumeric)) return false;
  const name = field.label.toLowerCase();
  const isSecond = loose.indexOf(field) > 0 || (groups.length > 0 && request.aggregate !== "count");
  return isSecond || new RegExp(String.raw`\b(?:sum|total|average|mean|minimum|maximum)(?: of)?(?: the)? ${name}`).test(rest);
}

/** Names of groups that stand alone: "bars of region and revenue". */
function applyNames(recipe: Recipe, { groups, splits, loose, rest, request }: Said): void {
  const names = loose.filter(
    (field) => !isNumeric(field) && field.kind !== "date" && field.distinct > 1 && !recipe.values?.includes(field.name),
  );
  const [date] = loose.filter((field) => field.kind === "date");
  const free = names.filter((field) => !isCounted(field, request));
  const isCourseView = recipe.view === "line" || recipe.view === "area";
  if (groups.length === 0 && isCourseView) {
    if (date) recipe.date = date.name;
    if (free[0] && free[0].order === undefined && free[0].distinct <= 12) recipe.series = free[0].name;
    return;
  }
  const [split] = groups.length === 1 ? splits : [];
  const isNamed = free[0] !== undefined && findNames(rest, [free[0]]).length > 0;
  if (split && (isNamed || date) && ["bar", "groups", "heatmap"].includes(recipe.view)) {
    recipe.category = (isNamed ? free[0] : date)?.name ?? split.name;
    recipe.series = split.name;
    if (recipe.view === "bar") recipe.view = "groups";
    return;
  }
  if (split && recipe.view === "scatter") recipe.series = split.name;
  if (groups.length > 0) {
    if (free[0] && (recipe.view === "groups" || recipe.view === "heatmap") && !recipe.series && recipe.category !== free[0].name)
      recipe.series = free[0].name;
    return;
  }
  const all = free.length > 0 ? free : names;
  if (recipe.category && request.bucket) {
    if (free[0] && recipe.view === "groups") recipe.series = free[0].name;
  } else if (all[0]) recipe.category = all[0].name;
  else if (date && recipe.view === "bar") recipe.category = date.name;
  if (recipe.view === "groups" && all[1] && recipe.category === all[0]?.name) recipe.series = all[1].name;
}

/** "the highest price by category" is a maximum. */
function applyExtreme(recipe: Recipe, { request, rest, groups, loose }: Said): void {
  const said =
    /\b(?:(highest|largest|biggest|greatest|longest|latest|best|top)|(lowest|smallest|shortest|cheapest|earliest|worst)) (\S+(?: \S+)?)/.exec(
      rest,
    );
  const number = loose.find(isNumeric);
  if (!said || !number || request.aggregate || groups.length === 0) return;
  if (findMentions(said[3] ?? "", [number], "part").length > 0) recipe.aggregate = said[1] ? "max" : "min";
}

/** "the number of passengers" where a column holds just that. */
export function isCountColumn(field: Field | undefined, text: string): field is Field {
  return field !== undefined && isNumeric(field) && findNames(text, [field]).length > 0;
}

const COUNTED =
  /\b(?:how many|number of|counts? of|count|total number of|amount of|different|distinct|unique)(?: (?:the|different|distinct|unique|all|total|of|records?|times))* (\S+(?: \S+){0,3})/;

/** The field that "number of …" or "how many …" names. */
export function countedField(text: string, shape: DataShape): Field | undefined {
  const said = COUNTED.exec(text)?.[1]?.split(
    /\b(?:by|per|for|in|of|that|who|with|from|are|were|is|was|and|each|have|has|did|do)\b/,
  )[0];
  return said === undefined ? undefined : findMentions(said, shape.fields, "part")[0]?.field;
}

function isCounted(field: Field, { aggregate, text }: Request): boolean {
  const name = field.label.toLowerCase();
  return (
    (aggregate === "count" || aggregate === "distinct") &&
    new RegExp(String.raw`(?:number of|how many|count of)(?: \w+)? ${name}`).test(text)
  );
}

function applyToTable(recipe: Recipe, { request, shape, groups, loose }: Said): Recipe {
  const { text } = request;
  const [group] = groups.filter((field) => field.kind !== "date" && field.distinct < field.present);
  const grouped =
    group && recipe.view === "table" && !/\bfilter\w* by\b/.test(text) ? { ...recipe, category: group.name } : recipe;
  const mentions = findMentions(request.unsorted, shape.fields).map(({ field }) => field);
  const names = [...new Set([...mentions, ...loose])].filter((field) => field !== group).map((field) => field.name);
  if (names.length === 0) return grouped;
  if (/\b(?:hide|remove|drop|without|exclude)\b/.test(text))
    return { ...grouped, hidden: [...new Set([...(recipe.hidden ?? []), ...names])] };
  const isChoice =
    /\b(?:only|just|columns?|fields?|with|list|show|give me|display|of)\b/.test(text) &&
    !/\b(?:filters?|search\w*|add)\b/.test(text);
  if (names.length > 1 && isChoice) return { ...grouped, columns: group ? [group.name, ...names] : names };
  const back = new Set(names);
  return /\b(?:show|add|bring back)\b/.test(text) && recipe.hidden
    ? { ...grouped, hidden: recipe.hidden.filter((name) => !back.has(name)) }
    : grouped;
}

/** "Europe versus Asia": one line or bar for each of the values that the request limits itself to. */
function applyComparison(recipe: Recipe, request: Request, { conditions }: Limits): Recipe {
  const compared = conditions.find(
    ({ test, values }) => test === "is" && values.length > 1 && values.every((value) => typeof value === "string"),
  );
  if (!request.compares && !(recipe.view === "line" && compared)) return recipe;
  if (compared && recipe.view !== "scatter") return splitBy(recipe, compared.field);
  const isOpen = request.views.length === 0 && (recipe.view === "bar" || recipe.view === "dashboard");
  if ((recipe.values?.length ?? 0) > 1 && isOpen)
    return recipe.date && !recipe.category ? { ...recipe, view: "line" } : { ...recipe, view: "groups" };
  return recipe.view === "bar" && (recipe.values?.length ?? 0) > 1 ? { ...recipe, view: "groups" } : recipe;
}

function splitBy(recipe: Recipe, field: string): Recipe {
  if (recipe.view === "line" || recipe.view === "area") return { ...recipe, series: recipe.series ?? field };
  if (!recipe.category || recipe.category === field) return { ...recipe, category: field };
  return recipe.view === "bar" || recipe.view === "groups" ? { ...recipe, view: "groups", series: field } : recipe;
}
