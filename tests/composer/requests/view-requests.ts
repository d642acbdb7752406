import type { RequestCase } from "./request-case";

/** Requests that name a view. */
export const VIEW_REQUESTS: readonly RequestCase[] = [
  {
    data: "orders",
    request: "Bar chart of amount by region",
    expect: { view: "bar", values: ["amount"], category: "region" },
  },
  {
    data: "orders",
    request: "show me revenue by product as a pie chart please",
    expect: { view: "donut", values: ["amount"], category: "product" },
  },
  {
    data: "orders",
    request: "pie chart of the amount per quarter",
    expect: { view: "donut", values: ["amount"], category: "date", bucket: "quarter" },
  },
  {
    data: "orders",
    request: "tree map of amount by month",
    expect: { view: "treemap", values: ["amount"], category: "date", bucket: "month" },
  },
  {
    data: "orders",
    request: "Line chart of amount per month",
    expect: { view: "line", values: ["amount"], bucket: "month" },
    shown: { date: "date" },
  },
  {
    data: "orders",
    request: "How did the amount develop over time? By quarter please.",
    expect: { view: ["line", "area", "bar"], values: ["amount"], bucket: "quarter" },
    shown: { date: "date" },
  },
  {
    data: "orders",
    request: "stacked bars: amount per quarter, split by region",
    expect: { view: "groups", values: ["amount"], bucket: "quarter", series: "region", stacked: true },
    shown: { date: "date" },
  },
  {
    data: "orders",
    request: "heatmap of amount by region and product",
    expect: { view: "heatmap", values: ["amount"], category: ["region", "product"], series: ["region", "product"] },
    shown: { category: "region", series: "product" },
  },
  {
    data: "orders",
    request: "calendar heatmap of amount per day",
    expect: { view: "calendar-heatmap", values: ["amount"] },
    shown: { date: "date", bucket: "day" },
  },
  {
    data: "employees",
    request: "histogram of salaries",
    expect: { view: "histogram", values: ["salary"] },
    shown: { values: [] },
  },
  {
    data: "employees",
    request: "scatter plot, age on the x axis and salary on the y axis",
    expect: { view: "scatter", x: "age", y: "salary" },
  },
  {
    data: "employees",
    request: "Is there a correlation between age and salary?",
    expect: { view: "scatter", x: ["age", "salary"], y: ["age", "salary"] },
  },
  {
    data: "employees",
    request: "box plot of salary by department",
    expect: { view: "boxplot", values: ["salary"], category: "department" },
    shown: { aggregate: "median" },
  },
  {
    data: "grades",
    request: "how are the scores spread per subject? boxplot",
    expect: { view: "boxplot", values: ["score"], category: "subject" },
    shown: { aggregate: "median" },
  },
  {
    data: "countries",
    request: "treemap of population by country",
    expect: { view: "treemap", values: ["population"], category: "country" },
  },
  {
    data: "countries",
    request: "a tree map of gdp per continent",
    expect: { view: "treemap", values: ["gdp_billion_usd"], category: "continent" },
  },
  {
    data: "funnel",
    request: "make a funnel chart",
    expect: { view: "funnel" },
    shown: { values: ["users"], category: "stage" },
  },
  {
    data: "funnel",
    request: "Show the conversion funnel from visited to purchased, with users per stage",
    expect: { view: "funnel", values: ["users"], category: "stage" },
  },
  { data: "figures", request: "gauge of revenue against the target", expect: { view: "gauge", text: [184_500, 250_000] } },
  { data: "figures", request: "Show these as KPI cards", expect: { view: "kpi", text: [184_500, 250_000, 1_312, "2.4%"] } },
  { data: "tasks", request: "Gantt chart of the project", expect: { view: "gantt", text: ["Sign the lease", "Opening party"] } },
  {
    data: "tasks",
    request: "put the tasks on a gantt, from start to end",
    expect: { view: "gantt", text: ["Order furniture", "Move everything"] },
  },
  {
    data: "employees",
    request: "Show me everything about Ruth Cole",
    expect: { view: ["detail", "table"], text: ["Ruth Cole", "Head nurse", 71_000] },
  },
  {
    data: "tickets",
    request: "details of ticket T-213",
    expect: { view: ["detail", "table"], text: ["Data import fails", "Jonas"] },
  },
  {
    data: "tickets",
    request: "kanban board by status",
    expect: { view: "kanban", category: "status", text: ["Slow reports", "In Progress"] },
  },
  {
    data: "tasks",
    request: "A board of our tasks, one column per status",
    expect: { view: "kanban", text: ["To do", "Paint the walls"] },
  },
  {
    data: "tasks",
    request: "timeline of our tasks",
    expect: { view: ["timeline", "gantt"], text: ["Plan the floor", "Opening party"] },
  },
  { data: "tasks", request: "show the deadlines in a calendar", expect: { view: "calendar" } },
  {
    data: "inventory",
    request: "a product catalogue with prices",
    expect: { view: "products", text: ["Espresso machine", 1200.5] },
  },
  { data: "tickets", request: "I need a form to enter a new ticket", expect: { view: "form", text: ["Subject", "Priority"] } },
  { data: "shipments", request: "show the raw data as a tree", expect: { view: "tree" } },
  { data: "shipments", request: "Table of all shipments", expect: { view: "table", text: ["PK4100", "Swift"] } },
  {
    data: "energy",
    request: "line chart of solar, wind and gas",
    expect: { view: "line", values: ["solar", "wind", "gas"] },
    shown: { category: "month" },
  },
  {
    data: "energy",
    request: "area chart of solar by month",
    expect: { view: "area", values: ["solar"] },
    shown: { category: "month" },
  },
  {
    data: "traffic",
    request: "visits and unique visitors over the year",
    expect: { view: ["line", "area", "groups"], values: ["visits", "unique_visitors"] },
    shown: { date: "month", bucket: "month" },
  },
  {
    data: "traffic",
    request: "Plot the bounce rate per month",
    expect: { view: ["line", "area", "bar"], values: ["bounce_rate"] },
    shown: { date: "month", bucket: "month", aggregate: "mean" },
  },
  {
    data: "umsatz",
    request: "Umsatz by Filiale as bars",
    expect: { view: "bar", values: ["Umsatz"], category: "Filiale" },
  },
  {
    data: "umsatz",
    request: "Umsatz per month, one line for each Filiale",
    expect: { view: "line", values: ["Umsatz"], series: "Filiale", bucket: "month" },
    shown: { date: "Datum" },
  },
  {
    data: "grades",
    request: "horizontal bar chart of the average score per student",
    expect: { view: "bar", values: ["score"], category: "student", aggregate: "mean", horizontal: true },
  },
  {
    data: "sensors",
    request: "temperature over time, one line per sensor, daily average",
    expect: { view: "line", values: ["temperature"], series: "sensor", bucket: "day", aggregate: "mean" },
    shown: { date: "time" },
  },
  {
    data: "budgets",
    request: "grouped bar chart of actual by department and quarter",
    expect: { view: "groups", values: ["actual"], category: ["department", "quarter"], series: ["department", "quarter"] },
    shown: { category: "department", series: "quarter" },
  },
  {
    data: "survey",
    request: "donut of the satisfaction answers",
    expect: { view: "donut", category: "satisfaction" },
    shown: { aggregate: "count" },
  },
  {
    data: "visits",
    request: "bar chart of cost by ward",
    expect: { view: "bar", values: ["stay.cost"], category: "ward" },
  },
  {
    data: "expenses",
    request: "Pie: amount by category",
    expect: { view: "donut", values: ["Amount"], category: "Category" },
  },
  {
    data: "expensesText",
    request: "Bar chart of Amount by Category",
    expect: { view: "bar", values: ["Amount"], category: "Category" },
  },
  {
    data: "expensesText",
    request: "table of these expenses",
    expect: { view: "table", text: ["Corner Cafe", 412.9] },
  },
  {
    data: "matches",
    request: "bar graph of attendance by home team",
    expect: { view: "bar", values: ["attendance"], category: "home" },
  },
];
