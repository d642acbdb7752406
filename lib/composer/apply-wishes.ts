import { countedField, isCountColumn } from "./apply-values";
import { isNumeric, rankDates, rankNumbers } from "./rank-fields";
import { findField, findMentions } from "./reading/find-mentions";
import type { Limits } from "./reading/read-conditions";
import type { Request } from "./read-request";
import type { Condition, DataShape, Recipe } from "./types";

/** How the fields are shown: aggregated, in steps, in colours, in an order, only some of them. */
export function applyWishes(recipe: Recipe, request: Request, shape: DataShape, limits: Limits): Recipe {
  const next = { ...recipe };
  const { text } = request;
  applyAggregate(next, request, shape);
  if (request.bucket) next.bucket = request.bucket;
  if (request.colour) next.colour = request.colour;
  if (request.theme) next.theme = request.theme;
  if (request.limit) next.limit = request.limit;
  if (request.horizontal !== undefined) next.horizontal = request.horizontal;
  if (request.stacked !== undefined) next.stacked = request.stacked;
  if (request.stacked && next.view === "bar" && next.series) next.view = "groups";
  if (request.search !== undefined) next.search = request.search;
  if (request.metricCount) next.metricCount = request.metricCount;
  if (request.title) next.title = request.title;
  if (/\b(?:swap|flip|switch|transpose)\b.*\b(?:axes|axis|x and y)\b/.test(text)) swapAxes(next);
  applyConditions(next, text, limits.conditions);
  applySorting(next, request, shape);
  applyControls(next, request, shape);
  return next;
}

function applyAggregate(recipe: Recipe, request: Request, shape: DataShape): void {
  if (!request.aggregate) return;
  const counted = request.aggregate === "count" ? countedField(request.unsorted, shape) : undefined;
  // "the number of passengers" where a column holds just that.
  if (isCountColumn(counted, request.unsorted)) recipe.values = [counted.name];
  else if (request.aggregate === "count" && recipe.aggregate === "distinct" && recipe.values) return;
  else recipe.aggregate = request.aggregate;
}

function swapAxes(recipe: Recipe): void {
  if (recipe.x !== undefined && recipe.y !== undefined) [recipe.x, recipe.y] = [recipe.y, recipe.x];
  else if (recipe.series !== undefined && recipe.category !== undefined)
    [recipe.series, recipe.category] = [recipe.category, recipe.series];
  else recipe.horizontal = recipe.horizontal !== true;
}

function applySorting(recipe: Recipe, request: Request, shape: DataShape): void {
  if (/\b(?:undo|remove|no|without|clear|reset)(?: the| any)? (?:sort\w*|order\w*)\b|\bunsort/.test(request.text)) {
    delete recipe.sort;
    return;
  }
  if (request.sort) recipe.sort = readSorting(request, recipe, shape);
  else if (request.isBottom) recipe.sort = { by: sortedBy(recipe, request, shape), descending: false };
  // "top 5" of records are the first when they are put in order.
  else if (request.limit && /\b(?:top|largest|biggest|highest|best|most)\b/.test(request.text))
    recipe.sort = { by: sortedBy(recipe, request, shape), descending: true };
}

/** Groups are ordered by their value, records by a column. */
function sortedBy(recipe: Recipe, request: Request, shape: DataShape): string {
  if (!OF_RECORDS.includes(recipe.view)) return "value";
  return measureOf(recipe, request, shape);
}

/** By what number records are put in order when only "biggest" is said: one that is named, ordered by or limited already, else the main one. */
function measureOf(recipe: Recipe, request: Request, shape: DataShape): string {
  const numbers = shape.fields.filter(isNumeric);
  const known = [recipe.values?.[0], recipe.sort?.by, ...(recipe.filters ?? []).map(({ field }) => field)];
  const field =
    findField(request.unsorted, numbers) ?? numbers.find(({ name }) => known.includes(name)) ?? rankNumbers(numbers)[0];
  return field?.name ?? "value";
}

const OF_RECORDS: readonly Recipe["view"][] = ["table", "detail", "list", "products", "timeline", "gantt"];

function readSorting(request: Request, recipe: Recipe, shape: DataShape): NonNullable<Recipe["sort"]> {
  const by = request.sort?.by ?? "value";
  const descending = request.sort?.descending;
  const isOfRecords = OF_RECORDS.includes(recipe.view);
  if (by === "date") {
    const main = rankDates(shape.fields)[0]?.name ?? "value";
    return { by: isOfRecords ? main : (recipe.date ?? main), descending: descending ?? true };
  }
  if (by === "value" && isOfRecords) return { by: measureOf(recipe, request, shape), descending: descending ?? true };
  if (by === "value" || by === "label") return { by, descending: descending ?? by === "value" };
  const field = findField(by, shape.fields);
  if (!field) return { by: /\b(?:name|label|alphabet\w*)\b/.test(by) ? "label" : "value", descending: descending ?? true };
  return { by: field.name, descending: descending ?? isNumeric(field) };
}

/** "add a filter for region": a choice above the app, not a condition. */
function applyControls(recipe: Recipe, request: Request, shape: DataShape): void {
  const said =
    /\b(?:filters?|dropdowns?|selectors?|slicers?|pickers?|select)(?: \w+)? (?:for|by|on|to choose|of)(?: the)? (\S+(?: \S+){0,4})/.exec(
      request.text,
    )?.[1];
  const before = /\b((?:\S+ ){1,3})(?:filters?|dropdowns?|slicers?|selectors?)\b/.exec(request.text)?.[1];
  if (said === undefined && before === undefined) return;
  const named = [said, before]
    .flatMap((part) => (part === undefined ? [] : findMentions(part, shape.fields, "part")))
    .map(({ field }) => field)
    .filter((field) => !isNumeric(field) && field.kind !== "date");
  if (named.length > 0)
    recipe.controls = [...new Set([...(recipe.controls ?? []), ...named.map(({ name }) => name)])].slice(0, 6);
}

/** New conditions take the place of those on the same field. */
function applyConditions(recipe: Recipe, text: string, conditions: readonly Condition[]): void {
  const isCleared =
    /\b(?:(?:no|remove|clear|drop|reset|without)(?: \w+){0,2} filters?|remove (?:the |all )?(?:filters?|conditions?|restrictions?)|show (?:me )?(?:all|everything)(?: (?:of them|again|records|rows))?|unfilter\w*|everything)\b/.test(
      text,
    );
  if (isCleared && conditions.length === 0) delete recipe.limit;
  const kept = isCleared
    ? []
    : (recipe.filters ?? []).filter(({ field }) => !conditions.some((condition) => condition.field === field));
  const filters = [...kept, ...conditions].slice(0, 12);
  if (filters.length > 0) recipe.filters = filters;
  else delete recipe.filters;
}
