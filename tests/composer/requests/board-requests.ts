import type { RequestCase } from "./request-case";

const LINE = ["line", "area"] as const;

/** Requests for several views in one, and for titles. */
export const BOARD_REQUESTS: readonly RequestCase[] = [
  {
    data: "orders",
    request: "KPIs on top, the monthly trend below, and a table at the bottom",
    expect: { view: "dashboard", panels: ["kpi", LINE, "table"], bucket: "month" },
  },
  {
    data: "orders",
    request: "Dashboard with amount by region as bars, amount by product as a pie and a table of the orders",
    expect: { view: "dashboard", panels: ["bar", "donut", "table"] },
  },
  { data: "sales", request: "sales dashboard", expect: { view: "dashboard", text: [148_126] } },
  {
    data: "employees",
    request:
      "I'd like a dashboard of our staff: headcount and average salary as figures, salary by department as bars, and a histogram of ages.",
    expect: { view: "dashboard", panels: ["kpi", "bar", "histogram"] },
  },
  {
    data: "tickets",
    request: "a line chart of tickets per week and a donut of the priorities",
    expect: { view: "dashboard", panels: [LINE, "donut"] },
  },
  { data: "traffic", request: "4 KPIs and a line chart", expect: { view: "dashboard", panels: ["kpi", "line"] } },
  {
    data: "inventory",
    request: "bar chart of stock by category and a table underneath",
    expect: { view: "dashboard", panels: ["bar", "table"] },
  },
  {
    data: "budgets",
    request: "heatmap and table of actual by department and quarter",
    expect: { view: "dashboard", panels: ["heatmap", "table"] },
  },
  {
    data: "orders",
    request: 'Bar chart of amount by product, titled "What sells"',
    expect: { view: "bar", values: ["amount"], category: "product", title: "What sells" },
  },
  {
    data: "grades",
    request: "Average score per class. Call it Class comparison",
    expect: { view: ["bar", "table"], values: ["score"], category: "class", aggregate: "mean", title: "Class comparison" },
  },
  {
    data: "expenses",
    request: 'table with the title "Travel costs 2024", sorted by Amount descending',
    expect: { view: "table", title: "Travel costs 2024", sort: { by: "Amount", descending: true } },
  },
  {
    data: "countries",
    request: "searchable table of countries",
    expect: { view: "table", search: true, text: ["Germany", "Berlin"] },
  },
  {
    data: "orders",
    request:
      "Hi! I have our orders of the last one and a half years here. Could you please make me a chart that shows the amount per quarter for each region? Stacked would be nice. Thanks!",
    expect: { view: "groups", values: ["amount"], bucket: "quarter", series: "region", stacked: true },
    shown: { date: "date" },
  },
  {
    data: "shipments",
    request: '{"task": "render", "want": "bar chart of cost by country"}',
    expect: { view: "bar", values: ["cost"], category: "country" },
  },
];
