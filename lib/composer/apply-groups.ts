import { isNumeric, rankDates } from "./rank-fields";
import type { Said } from "./read-fields";
import { findNames } from "./reading/find-mentions";
import type { Request } from "./read-request";
import type { Field, Recipe, ViewName } from "./types";

/** Views whose groups may be steps of time, and those where they stand alone. */
const STEPPED: readonly ViewName[] = ["bar", "groups", "heatmap"];
const STEPPED_ALONE: readonly ViewName[] = ["donut", "treemap", "funnel"];

/** "by region and product": the first names the groups, the second splits them; a date is what they run along. */
export function applyGroups(recipe: Recipe, { groups: by, splits, request, shape }: Said): void {
  const [date] = by.filter((field) => field.kind === "date");
  // "bars by month" of data that call it "ordered on".
  const stepped =
    date ?? (request.bucket && by.every((field) => field.order === undefined) ? rankDates(shape.fields)[0] : undefined);
  const groups = by.filter((field) => field !== date && field.kind !== "date");
  if (date) recipe.date = date.name;
  const [split] = splits;
  if (split && by.length === 1 && !isAlong(recipe) && recipe.category !== undefined && recipe.category !== split.name)
    return splitBars(recipe, split);
  const [first, second] = groups;
  if (isAlong(recipe)) {
    if (first?.order) recipe.date = first.name;
    else if (first) recipe.series = first.name;
    return;
  }
  const [outer, inner] = stepped && isStepped(recipe, first) ? [stepped, first] : [first, second];
  if (outer) recipe.category = outer.name;
  if (inner) recipe.series = inner.name;
  if (recipe.view === "bar" && recipe.series) recipe.view = "groups";
}

function isStepped({ view }: Recipe, group: Field | undefined): boolean {
  return STEPPED.includes(view) || (STEPPED_ALONE.includes(view) && group === undefined);
}

/** Names of groups that stand alone: "bars of region and revenue". */
export function applyNames(recipe: Recipe, said: Said): void {
  const names = said.loose.filter(
    (field) =>
      !isNumeric(field) &&
      field.kind !== "date" &&
      field.distinct > 1 &&
      !recipe.values?.includes(field.name) &&
      // "orders on Mondays" are no groups of one order each.
      (field.kind !== "id" || field.distinct < field.present || findNames(said.rest, [field]).length > 0),
  );
  const free = names.filter((field) => !isCounted(field, said.request));
  const [date] = said.loose.filter((field) => field.kind === "date");
  if (said.groups.length > 0) return applyBesideGroups(recipe, said, { first: free[0], date });
  if (isAlong(recipe)) {
    if (date) recipe.date = date.name;
    if (free[0] && free[0].order === undefined && free[0].distinct <= 12) recipe.series = free[0].name;
    return;
  }
  const [first, second] = free.length > 0 ? free : names;
  if (recipe.category && said.request.bucket) {
    if (free[0] && recipe.view === "groups") recipe.series = free[0].name;
  } else if (first) recipe.category = first.name;
  else if (date && recipe.view === "bar") recipe.category = date.name;
  if (recipe.view === "groups" && second && recipe.category === first?.name) recipe.series = second.name;
}

/** "bars of revenue by region, colored by product": what is named besides is what the bars stand for. */
function applyBesideGroups(
  recipe: Recipe,
  { groups, splits, rest }: Said,
  { first, date }: { first: Field | undefined; date: Field | undefined },
): void {
  const isGrouped = recipe.view === "groups" || recipe.view === "heatmap";
  const [split] = groups.length === 1 ? splits : [];
  const named = first !== undefined && findNames(rest, [first]).length > 0 ? first : date;
  if (split && named && (isGrouped || recipe.view === "bar")) {
    recipe.category = named.name;
    return splitBars(recipe, split);
  }
  if (split && recipe.view === "scatter") recipe.series = split.name;
  if (first && isGrouped && !recipe.series && recipe.category !== first.name) recipe.series = first.name;
}

function splitBars(recipe: Recipe, { name }: Field): void {
  recipe.series = name;
  if (recipe.view === "bar") recipe.view = "groups";
}

function isAlong({ view }: Recipe): boolean {
  return view === "line" || view === "area";
}

function isCounted(field: Field, { aggregate, text }: Request): boolean {
  const name = field.label.toLowerCase();
  return (
    (aggregate === "count" || aggregate === "distinct") &&
    new RegExp(String.raw`(?:number of|how many|count of)(?: \w+)? ${name}`).test(text)
  );
}
