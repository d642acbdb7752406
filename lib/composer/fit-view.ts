import { isPanel } from "./choose-view";
import { findGauges } from "./find-gauges";
import { findSpan } from "./find-span";
import { findTitle, isNumeric, rankCategories, rankDates } from "./rank-fields";
import type { DataShape, Field, PanelName, Recipe, ViewName } from "./types";

/** The fields a view would use. */
export interface FoundFields {
  shape: DataShape;
  category: Field | undefined;
  course: Field | undefined;
  values: readonly Field[];
  x: Field | undefined;
  y: Field | undefined;
}

/** What a view cannot do without. */
interface Need {
  isMet: (found: FoundFields) => boolean;
  reason: string;
  instead: (found: FoundFields) => ViewName;
}

const MOST_STATES = 12;

const orBars = ({ category }: FoundFields): ViewName => (category ? "bar" : "table");
const orSpread = ({ values }: FoundFields): ViewName => (values.some(isNumeric) ? "histogram" : "table");
const orTable = (): ViewName => "table";

const COURSE: Need = {
  isMet: ({ course, category }) => course !== undefined || category !== undefined,
  reason: "Nothing in the data puts the records in an order.",
  instead: orSpread,
};
const GROUPS: Need = {
  isMet: ({ category }) => category !== undefined,
  reason: "No field of the data names groups.",
  instead: orSpread,
};
const DATES: Need = {
  isMet: ({ shape }) => rankDates(shape.fields).length > 0,
  reason: "No field of the data holds dates.",
  instead: orTable,
};

const NEEDS: Partial<Record<ViewName, Need>> = {
  line: COURSE,
  area: COURSE,
  bar: GROUPS,
  donut: GROUPS,
  groups: GROUPS,
  timeline: DATES,
  calendar: DATES,
  "calendar-heatmap": DATES,
  gantt: {
    isMet: ({ shape }) => findSpan(shape) !== undefined,
    reason: "A Gantt chart needs a start and an end, or a start and a duration.",
    instead: ({ shape }) => (rankDates(shape.fields).length > 0 ? "timeline" : "table"),
  },
  heatmap: {
    isMet: ({ shape, category, course }) =>
      rankCategories(shape.fields, shape.rowCount).length > 1 ||
      (category !== undefined && course !== undefined && category !== course),
    reason: "A heat map needs two fields that name groups.",
    instead: orBars,
  },
  scatter: {
    isMet: ({ x, y }) => x !== undefined && y !== undefined && x !== y,
    reason: "A scatter plot needs two numeric fields.",
    instead: orBars,
  },
  histogram: { isMet: ({ values }) => values.some(isNumeric), reason: "No field of the data is numeric.", instead: orBars },
  boxplot: { isMet: ({ values }) => values.some(isNumeric), reason: "No field of the data is numeric.", instead: orBars },
  treemap: GROUPS,
  funnel: GROUPS,
  gauge: {
    isMet: ({ shape, values }) => findGauges(shape, values).length > 0,
    reason: "A gauge needs a number and its target, or a percent.",
    instead: ({ values }) => (values.length > 0 ? "kpi" : "table"),
  },
  kanban: {
    isMet: ({ category }) => category !== undefined && category.distinct <= MOST_STATES,
    reason: "A board needs a field with a few states.",
    instead: orTable,
  },
  products: {
    isMet: ({ shape }) => findTitle(shape.fields) !== undefined,
    reason: "No field of the data names things.",
    instead: orTable,
  },
};

/** The view itself when the data have what it needs, else the nearest one, with the reason in the notes. */
export function fitView({ view }: Recipe, found: FoundFields, notes: string[]): ViewName {
  const { shape } = found;
  switch (shape.form) {
    case "empty":
    case "none":
      return view === "form" || view === "tree" ? view : "table";
    case "tree":
      return fitTree(view, notes);
    case "scalar":
      if (view === "gauge" && findGauges(shape, []).length > 0) return view;
      return shape.fields.some(isNumeric) ? "kpi" : view === "tree" ? view : "text";
    case "metrics":
      return view === "gauge" ? fitTable(view, found, notes) : fitMetrics(view, notes);
    default:
      return fitTable(view, found, notes);
  }
}

/** The panels of a dashboard that the data can fill; of the others only the reason is left. Without any, what the first one falls back to. */
export function fitPanels(panels: readonly PanelName[], found: FoundFields, notes: string[]): PanelName[] {
  const [first = "table"] = panels;
  if (!panels.some((panel) => NEEDS[panel]?.isMet(found) ?? true)) return [fitTable(first, found, notes)].filter(isPanel);
  return panels.filter((panel) => {
    const need = NEEDS[panel];
    const isMet = need?.isMet(found) ?? true;
    if (need && !isMet) notes.push(`${need.reason} The ${panel} panel is left out.`);
    return isMet;
  });
}

function fitTree(view: ViewName, notes: string[]): ViewName {
  if (view !== "tree") notes.push("The data hold no list of records, so they are shown as a tree.");
  return "tree";
}

function fitMetrics(view: ViewName, notes: string[]): ViewName {
  if (view === "kpi" || view === "tree" || view === "form" || view === "detail") return view;
  if (view !== "dashboard") notes.push("The data are single figures of different kinds, so they are shown as figures.");
  return "kpi";
}

function fitTable(view: ViewName, found: FoundFields, notes: string[]): ViewName {
  if (view === "text") return "table";
  if (view === "list" && found.shape.fields.length > 2) return "table";
  const need = NEEDS[view];
  if (!need || need.isMet(found)) return view;
  const instead = need.instead(found);
  notes.push(`${need.reason} Shown as ${instead === "bar" ? "bars" : instead === "kpi" ? "figures" : `a ${instead}`} instead.`);
  return instead;
}
