import { chooseView, defaultPanels, isPanel } from "./choose-view";
import { fieldsAfterBy, findField, findFilter, findMentions } from "./match-fields";
import { isNumeric } from "./rank-fields";
import type { Request } from "./read-request";
import type { DataShape, Field, PanelName, Recipe, ViewName } from "./types";

/** A recipe for a request: a new one, or the one before with what the request changes. */
export function applyRequest(request: Request, shape: DataShape, before: Recipe | undefined): Recipe {
  const start: Recipe = before ? { ...before } : { version: 1, ...chooseView(request, shape) };
  const viewed = before ? changeView(start, request, shape) : start;
  const named = applyFields(viewed, request, shape);
  return applyWishes(named, request, shape);
}

/** Whether two recipes would write the same app. */
export function isSameRecipe(a: Recipe, b: Recipe): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(recipe: Recipe): unknown {
  return Object.entries(recipe).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function changeView(recipe: Recipe, request: Request, shape: DataShape): Recipe {
  const current = panelsOf(recipe, shape);
  const added = request.adds.filter(isPanel);
  const removed = new Set<ViewName>(request.removes);
  if (added.length > 0 || removed.size > 0) {
    const panels = [...new Set([...current, ...added])].filter((panel) => !removed.has(panel));
    if (panels.length === 0) return recipe;
    return panels.length === 1
      ? { ...recipe, view: panels[0] ?? "table" }
      : { ...recipe, view: "dashboard", panels: inReadingOrder(panels) };
  }
  if (request.views.length === 0) {
    return request.wantsVisual && recipe.view === "table" ? { ...recipe, ...chooseView(request, shape) } : recipe;
  }
  const chosen = chooseView(request, shape);
  return chosen.view === recipe.view && recipe.view !== "dashboard" ? recipe : { ...recipe, ...chosen };
}

function panelsOf(recipe: Recipe, shape: DataShape): PanelName[] {
  if (recipe.view === "dashboard") return recipe.panels ?? defaultPanels(shape);
  return isPanel(recipe.view) ? [recipe.view] : [];
}

/** Figures first, the records last. */
function inReadingOrder(panels: readonly PanelName[]): PanelName[] {
  const rank = (panel: PanelName) => (panel === "kpi" ? 0 : panel === "table" ? 2 : 1);
  return panels.toSorted((a, b) => rank(a) - rank(b));
}

function applyFields(recipe: Recipe, request: Request, shape: DataShape): Recipe {
  const next = { ...recipe };
  const sortless = withoutSorting(request.text);
  // A dashboard "of these orders" is about the records, also when one of their columns counts orders.
  const text = recipe.view === "dashboard" ? sortless.replace(/\b(?:these|those|my|our) \S+/g, " ") : sortless;
  const by = fieldsAfterBy(text, shape.fields);
  const mentions = findMentions(text, shape.fields).map(({ field }) => field);
  const loose = mentions.filter((field) => !by.includes(field));
  applyGroups(next, by);
  if (recipe.view === "gantt") return applySpan(next, mentions);
  if (["table", "list", "detail"].includes(recipe.view)) return applyColumns(next, text, mentions);
  const numbers = loose.filter(isNumeric);
  if (recipe.view === "scatter" && numbers.length > 1) {
    next.y = numbers[0]?.name ?? "";
    next.x = numbers[1]?.name ?? "";
  } else if (numbers.length > 0) {
    next.values = numbers.map((field) => field.name);
  } else if (!next.values) {
    // "revenue by region" of data that call it "amount".
    const meant = findField(text.split(/\b(?:by|per|over|with|sorted)\b/)[0] ?? "", shape.fields.filter(isNumeric));
    if (meant && !by.includes(meant)) next.values = [meant.name];
  }
  const groups = loose.filter((field) => !isNumeric(field) && field.kind !== "date" && field.distinct > 1);
  if (by.length === 0 && groups[0]) next.category = groups[0].name;
  if (recipe.view === "groups" && groups[1] && by.length === 0) next.series = groups[1].name;
  return next;
}

/** "by region and product": the first names the groups, the second splits them; a date is what they run along. */
function applyGroups(recipe: Recipe, by: readonly Field[]): void {
  const dates = by.filter((field) => field.kind === "date");
  const groups = by.filter((field) => field.kind !== "date");
  const isCourseView = recipe.view === "line" || recipe.view === "area";
  if (dates[0]) recipe.date = dates[0].name;
  if (dates[0] && groups.length === 0 && ["bar", "groups", "heatmap"].includes(recipe.view)) recipe.category = dates[0].name;
  if (isCourseView && groups[0] && !groups[0].order) recipe.series = groups[0].name;
  else if (isCourseView && groups[0]) recipe.date = groups[0].name;
  else if (groups[0]) recipe.category = groups[0].name;
  if (!isCourseView && groups[1]) recipe.series = groups[1].name;
  if (recipe.view === "bar" && groups[1]) recipe.view = "groups";
}

/** "from kickoff to launch": the first date begins the bars, the second ends them. */
function applySpan(recipe: Recipe, mentions: readonly Field[]): Recipe {
  const [start, end] = mentions.filter((field) => field.kind === "date");
  return start && end ? { ...recipe, date: start.name, end: end.name } : recipe;
}

function applyColumns(recipe: Recipe, text: string, mentions: readonly Field[]): Recipe {
  const names = mentions.map((field) => field.name);
  if (names.length === 0) return recipe;
  if (/\b(?:hide|remove|drop|without|exclude)\b/.test(text)) return { ...recipe, hidden: [...(recipe.hidden ?? []), ...names] };
  const isChoice = names.length > 1 && /\b(?:only|just|columns?|fields?)\b/.test(text);
  if (isChoice) return { ...recipe, columns: names };
  const back = new Set(names);
  return /\b(?:show|add|bring back)\b/.test(text) && recipe.hidden
    ? { ...recipe, hidden: recipe.hidden.filter((name) => !back.has(name)) }
    : recipe;
}

function applyWishes(recipe: Recipe, request: Request, shape: DataShape): Recipe {
  const next = { ...recipe };
  if (request.aggregate && !isOnlySorting(request)) next.aggregate = request.aggregate;
  if (request.bucket) next.bucket = request.bucket;
  if (request.colour) next.colour = request.colour;
  if (request.limit) next.limit = request.limit;
  if (request.horizontal !== undefined) next.horizontal = request.horizontal;
  if (request.stacked !== undefined) next.stacked = request.stacked;
  if (request.search !== undefined) next.search = request.search;
  if (request.metricCount) next.metricCount = request.metricCount;
  if (request.title) next.title = request.title;
  if (request.sort) next.sort = readSorting(request, shape);
  const filter = findFilter(request.text, shape.fields);
  if (filter) next.filters = [{ field: filter.field.name, test: "is", values: [filter.value] }];
  else if (/\b(?:all|every|no filter|remove (?:the )?filter|everything)\b/.test(request.text)) delete next.filters;
  return next;
}

function readSorting(request: Request, shape: DataShape): NonNullable<Recipe["sort"]> {
  const by = request.sort?.by ?? "value";
  if (by === "value" || by === "label") return { by, descending: request.sort?.descending ?? by === "value" };
  const field = findField(by, shape.fields);
  if (!field)
    return { by: /\b(?:name|label|alphabet\w*)\b/.test(by) ? "label" : "value", descending: request.sort?.descending ?? true };
  return { by: field.name, descending: request.sort?.descending ?? isNumeric(field) };
}

/** "highest first" is about the order, not about the maximum. */
function isOnlySorting(request: Request): boolean {
  return request.sort !== undefined && (request.aggregate === "max" || request.aggregate === "min");
}

function withoutSorting(text: string): string {
  return text.replace(/\b(?:sort\w*|order(?:ed)?|rank(?:ed)?)(?: \w+){0,2}? (?:by|on) (?:\S+ ?){1,3}/g, " ");
}
