import type { Json } from "#lib/core/json";
import {
  channelSales,
  dailyCommits,
  deliveryTimes,
  homes,
  hourlyVisits,
  portfolio,
  quarterGoals,
  sessionLengths,
  signupSteps,
  solarPower,
  storageByTeam,
} from "./view-example-data";
import {
  contactFields,
  employee,
  events,
  faqs,
  floorPlan,
  launchPlan,
  orders,
  projectTasks,
  shopItems,
  tickets,
} from "./view-example-records";

/** What an example shows, for grouping in a gallery. */
export type ViewCategory = "charts" | "data";

/** One view of the composer by a request and the data that come with it; the composer writes the app of these two. */
export interface ViewExample {
  readonly id: string;
  /** The view that the request has to give; an example of a view that the composer does not know is not shown. */
  readonly view: string;
  readonly category: ViewCategory;
  readonly title: string;
  readonly summary: string;
  readonly prompt: string;
  readonly data: Json;
}

type Row = readonly [id: string, view: string, title: string, summary: string, prompt: string, data: Json];

const CHARTS: readonly Row[] = [
  ["bar-chart", "bar", "Bar chart", "One figure by category", "Bar chart of revenue by channel", channelSales()],
  [
    "grouped-bars",
    "groups",
    "Grouped bars",
    "Two categories side by side",
    "Grouped bar chart of orders by region and channel",
    channelSales(),
  ],
  [
    "stacked-bars",
    "groups",
    "Stacked bars",
    "Parts on top of each other",
    "Stacked bar chart of revenue by region and channel",
    channelSales(),
  ],
  ["line-chart", "line", "Line chart", "A course over time", "Line chart of power per day", solarPower()],
  ["area-chart", "area", "Area chart", "A course, filled", "Area chart of income per day", solarPower()],
  ["donut-chart", "donut", "Donut chart", "Shares of a whole", "Donut chart of value by class", portfolio()],
  ["scatter-plot", "scatter", "Scatter plot", "Two figures against each other", "Scatter plot of price against area", homes()],
  ["histogram", "histogram", "Histogram", "How figures spread", "Histogram of minutes", sessionLengths()],
  ["heat-map", "heatmap", "Heat map", "Two categories as a grid", "Heat map of visits by weekday and hour", hourlyVisits()],
  ["box-plot", "boxplot", "Box plot", "Medians, quartiles and outliers", "Box plot of minutes by courier", deliveryTimes()],
  ["tree-map", "treemap", "Tree map", "Shares as areas", "Treemap of gigabytes by team and kind", storageByTeam()],
  ["funnel", "funnel", "Funnel", "How many are left after each step", "Funnel of people by step", signupSteps()],
  ["gauge", "gauge", "Gauge", "A figure against its goal", "Gauge of sales against the target", quarterGoals()],
  [
    "calendar-heat-map",
    "calendar-heatmap",
    "Calendar heat map",
    "A year of days at a glance",
    "Calendar heatmap of commits per day",
    dailyCommits(),
  ],
];

const DATA: readonly Row[] = [
  ["data-table", "table", "Table", "Search, sort and filter", "Table of the orders with sorting and search", orders()],
  ["key-figures", "kpi", "Key figures", "The figures that count, with their trend", "KPI cards with 3 metrics", solarPower()],
  ["dashboard", "dashboard", "Dashboard", "Figures, charts and a table together", "Dashboard of the totals by country", orders()],
  ["product-list", "products", "Product list", "Cards to search and filter", "Filterable product list", shopItems()],
  ["board", "kanban", "Board", "Cards in columns by their state", "Kanban board of the tickets", tickets()],
  ["record-form", "form", "Form", "Fields for one record, with checks", "A form for these fields", contactFields()],
  ["event-calendar", "calendar", "Calendar", "Records on their days", "Calendar of the events", events()],
  ["timeline", "timeline", "Timeline", "What happened, in order", "Timeline of the milestones", launchPlan()],
  ["gantt-chart", "gantt", "Gantt chart", "Tasks from start to end", "Gantt chart of the project tasks", projectTasks()],
  ["text-list", "list", "List", "Texts one below the other", "List of the questions", faqs()],
  ["tree", "tree", "Tree", "Nested data to open and search", "Tree of this data", floorPlan()],
  ["record-page", "detail", "Record page", "Everything about one record", "Detail page of this employee", employee()],
];

/** An example of every view, in gallery order. */
export const VIEW_EXAMPLES: readonly ViewExample[] = [...CHARTS.map(asExample("charts")), ...DATA.map(asExample("data"))];

function asExample(category: ViewCategory) {
  return ([id, view, title, summary, prompt, data]: Row): ViewExample => ({ id, view, category, title, summary, prompt, data });
}
