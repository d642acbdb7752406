import { chooseView, defaultPanels, isPanel } from "./choose-view";
import { applyFields } from "./apply-fields";
import { applyWishes } from "./apply-wishes";
import { answerQuestion } from "./answer-question";
import type { Limits } from "./reading/read-conditions";
import type { Request } from "./read-request";
import type { DataShape, PanelName, Recipe, ViewName } from "./types";

/** A recipe for a request: a new one, or the one before with what the request changes. */
export function applyRequest(request: Request, shape: DataShape, limits: Limits, before: Recipe | undefined): Recipe {
  const answer = before ? undefined : answerQuestion(request, shape, limits);
  const start: Recipe = before ? { ...before } : { version: 1, ...(answer ?? chooseView(request, shape, limits)) };
  const viewed = before ? changeView(start, request, shape) : start;
  const named = answer ? viewed : applyFields(viewed, request, shape, limits);
  return applyWishes(named, request, shape, limits);
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
  return chosen.view === recipe.view && recipe.view !== "dashboard" ? recipe : alongGroups({ ...recipe, ...chosen }, shape);
}

/** Groups in an order of their own are what a line runs along. */
function alongGroups(recipe: Recipe, { fields }: DataShape): Recipe {
  const group = fields.find(({ name }) => name === recipe.category);
  const isAlong = (recipe.view === "line" || recipe.view === "area") && recipe.date === undefined;
  if (!isAlong || group?.order === undefined) return recipe;
  const { category: _category, ...others } = recipe;
  return { ...others, date: group.name };
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
