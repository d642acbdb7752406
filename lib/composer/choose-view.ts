import { findMentions } from "./reading/find-mentions";
import { readGroups } from "./reading/read-groups";
import type { Limits } from "./reading/read-conditions";
import type { Request } from "./read-request";
import { findCourse, isNumeric, rankCategories, rankDates, rankNumbers } from "./rank-fields";
import type { DataShape, PanelName, Recipe, ViewName } from "./types";

/** Views that can stand beside others in a dashboard. */
export const PANELS: readonly PanelName[] = [
  "kpi",
  "line",
  "area",
  "bar",
  "groups",
  "donut",
  "scatter",
  "histogram",
  "heatmap",
  "boxplot",
  "treemap",
  "funnel",
  "gauge",
  "calendar-heatmap",
  "table",
];

// With fewer records every figure is in the table anyway.
const FEWEST_ROWS_FOR_FIGURES = 6;
const MOST_BREAKDOWN_CATEGORIES = 40;

/** True for views that can be part of a dashboard. */
export function isPanel(view: ViewName): view is PanelName {
  return (PANELS as readonly ViewName[]).includes(view);
}

/** Which view a request and the data's shape call for: what it names, or what fits. */
export function chooseView(request: Request, shape: DataShape, limits?: Limits): Pick<Recipe, "view" | "panels"> {
  const named = fitting(withoutRepeats(request.views), request, shape);
  if (shape.form === "empty") return { view: named.find((view) => view !== "dashboard" && view !== "kpi") ?? "table" };
  const choice = named.length > 0 ? chooseNamed(named, shape) : { view: chooseByShape(request, shape, limits) };
  return choice.view === "dashboard" && !choice.panels ? { view: "dashboard", panels: defaultPanels(shape) } : choice;
}

/** What a dashboard of these data shows: figures, a course, a comparison, the records. */
export function defaultPanels(shape: DataShape): PanelName[] {
  const numbers = rankNumbers(shape.fields);
  const categories = rankCategories(shape.fields, shape.rowCount).filter((field) => field.distinct <= MOST_BREAKDOWN_CATEGORIES);
  const course = findCourse(shape);
  const panels: PanelName[] = [];
  if (shape.metrics.length > 0 || (numbers.length > 0 && shape.rowCount >= FEWEST_ROWS_FOR_FIGURES)) panels.push("kpi");
  if (course) panels.push("line");
  if (categories.some((field) => field !== course)) panels.push("bar");
  if (!course && categories.length === 0 && numbers.length > 1) panels.push("scatter");
  const hasChart = panels.some((panel) => panel !== "kpi");
  if (!hasChart && numbers.length > 0) panels.push("histogram");
  if (!panels.includes("bar") && course && numbers.length > 0 && shape.rowCount > 30) panels.push("histogram");
  return [...panels, "table"];
}

/** Words are counted in bars: a "histogram of nationalities" is a bar chart. */
function fitting(views: readonly ViewName[], request: Request, shape: DataShape): ViewName[] {
  if (!views.includes("histogram")) return [...views];
  const about = /\bhistograms? (?:of|for|showing|on)\b.*/.exec(request.unsorted)?.[0] ?? request.unsorted;
  const { groups, rest } = readGroups(about, shape.fields);
  const [first] = findMentions(rest, shape.fields);
  const isOfWords = groups.some((field) => !isNumeric(field)) || (first !== undefined && !isNumeric(first.field));
  if (!isOfWords) return [...views];
  return [...new Set(views.map((view) => (view === "histogram" ? "bar" : view)))];
}

function chooseNamed(named: readonly ViewName[], shape: DataShape): Pick<Recipe, "view" | "panels"> {
  const panels = named.filter(isPanel);
  if (named.includes("dashboard")) {
    if (shape.form === "metrics") return { view: "kpi" };
    const wanted = panels.filter((panel) => panel !== "kpi");
    if (wanted.length === 0) return { view: "dashboard", panels: defaultPanels(shape) };
    return { view: "dashboard", panels: wanted.length > 1 || panels.includes("kpi") ? panels : panelsWith(shape, wanted) };
  }
  const special = named.find((view) => !isPanel(view) && view !== "list");
  if (special) return { view: special };
  if (panels.includes("groups")) return { view: "groups" };
  if (panels.includes("area")) return { view: "area" };
  if (panels.length > 1) return { view: "dashboard", panels };
  return { view: panels[0] ?? named[0] ?? "table" };
}

function panelsWith(shape: DataShape, wanted: readonly PanelName[]): PanelName[] {
  const others = defaultPanels(shape).filter((panel) => !wanted.includes(panel));
  return [...others.filter((panel) => panel === "kpi"), ...wanted, ...others.filter((panel) => panel !== "kpi")];
}

function chooseByShape(request: Request, shape: DataShape, limits: Limits | undefined): ViewName {
  switch (shape.form) {
    case "metrics":
      return "kpi";
    case "scalar":
      return shape.fields.some(isNumeric) ? "kpi" : "text";
    case "tree":
      return "tree";
    case "list":
      return chooseForList(request, shape);
    default:
      return chooseForTable(request, shape, limits);
  }
}

function chooseForList(request: Request, shape: DataShape): ViewName {
  const value = shape.fields.find((field) => field.name === "value");
  if (shape.fields.length > 2) return "table";
  if (value && isNumeric(value)) return value.present > 40 && !request.wantsVisual ? "histogram" : "line";
  if (value?.kind === "date") return "timeline";
  return value && value.distinct <= value.present * 0.5 && request.wantsVisual ? "bar" : "list";
}

function chooseForTable(request: Request, shape: DataShape, limits: Limits | undefined): ViewName {
  const numbers = rankNumbers(shape.fields);
  const overTime = chooseOverTime(request, shape, limits);
  if (overTime) return overTime;
  if (request.wantsVisual) return bestChart(shape);
  const { groups } = readGroups(request.unsorted, shape.fields);
  const isOrderedCount = request.aggregate !== undefined && (request.sort?.by === "value" || request.sort?.by === "label");
  if (isOrderedCount && rankCategories(shape.fields, shape.rowCount).length > 0) return "bar";
  const isGrouped = groups.length > 0 && !/\bgrouped by\b/.test(request.text);
  if ((isGrouped || isByName(request)) && rankCategories(shape.fields, shape.rowCount).length > 0)
    return groups.some((field) => field.kind === "date") ? "line" : "bar";
  if (request.sort || request.search) return "table";
  return numbers.length > 0 && shape.rowCount > 1 ? "dashboard" : "table";
}

/** A line over time; the best of its steps stand beside each other. */
function chooseOverTime(request: Request, shape: DataShape, limits: Limits | undefined): ViewName | undefined {
  const isByTime = request.bucket !== undefined && rankDates(shape.fields).length > 0;
  if (isByTime && request.limit !== undefined) return "bar";
  return isByTime || isCourse(request, shape, limits) ? "line" : undefined;
}

/** "visits over the year", "visits from March to August". */
function isCourse({ text, unsorted }: Request, shape: DataShape, limits: Limits | undefined): boolean {
  if (!findCourse(shape) || !findMentions(unsorted, shape.fields).some(({ field }) => isNumeric(field))) return false;
  const isOverTime =
    /\b(?:over|through|throughout|during|across) (?:the |this |each )?(?:years?|months?|weeks?|days?|quarters?|period)\b/.test(
      text,
    );
  return isOverTime || (limits?.conditions ?? []).some(({ field, test }) => test === "between" && isDate(shape, field));
}

function isDate({ fields }: DataShape, name: string): boolean {
  return fields.some((field) => field.name === name && field.kind === "date");
}

/** "by team" where nothing is called a team, "top 5 customers". */
function isByName({ text, sort, limit, isBottom }: Request): boolean {
  return (
    !sort && (/\b(?:by|per)\b/.test(text) || (limit !== undefined && (isBottom || /\b(?:top|best|biggest|largest)\b/.test(text))))
  );
}

/** The chart that shows most of the data: a course, a comparison, a relationship, a spread. */
function bestChart(shape: DataShape): ViewName {
  const numbers = rankNumbers(shape.fields);
  const categories = rankCategories(shape.fields, shape.rowCount);
  if (findCourse(shape)) return "line";
  if (categories[0] && categories[0].distinct <= MOST_BREAKDOWN_CATEGORIES) return "bar";
  if (numbers.length > 1) return "scatter";
  if (numbers.length === 1) return "histogram";
  return categories.length > 0 ? "bar" : "table";
}

function withoutRepeats(views: readonly ViewName[]): ViewName[] {
  return [...new Set(views)];
}
