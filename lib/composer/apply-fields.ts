import { applyGroups, applyNames } from "./apply-groups";
import { applyExtreme, applyValues } from "./apply-values";
import { readFields, type Said } from "./read-fields";
import { findMentions } from "./reading/find-mentions";
import type { Limits } from "./reading/read-conditions";
import type { Request } from "./read-request";
import type { DataShape, Recipe } from "./types";

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

/** "from kickoff to launch": the first date begins the bars, the second ends them. */
function applySpan(recipe: Recipe, { request, shape }: Said): Recipe {
  const dates = shape.fields.filter((field) => field.kind === "date");
  const [start, end] = findMentions(request.unsorted, dates).map(({ field }) => field);
  return start && end ? { ...recipe, date: start.name, end: end.name } : recipe;
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
