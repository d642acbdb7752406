import type { RequestCase } from "./request-case";

const GROUPED = ["bar", "table", "donut", "groups"];

/** Requests for what comes again: weekdays and hours, which no column of the data holds, and the best steps of time. */
export const DATE_PART_REQUESTS: readonly RequestCase[] = [
  {
    data: "tickets",
    request: "tickets per weekday",
    expect: { view: GROUPED, category: "weekday" },
    shown: { aggregate: "count" },
  },
  {
    data: "tickets",
    request: "average rating by day of the week",
    expect: { view: GROUPED, values: ["rating"], category: "weekday", aggregate: "mean" },
  },
  {
    data: "tickets",
    request: "How many tickets were created in each day? Bin the created date into weekday intervals in a bar chart.",
    expect: { view: "bar", category: "weekday", aggregate: "count" },
  },
  {
    data: "tickets",
    request: "What is the busiest day of the week?",
    expect: { view: "bar", category: "weekday", aggregate: "count", sort: { by: "value", descending: true } },
  },
  {
    data: "orders",
    request: "Pie chart of the amount by weekday",
    expect: { view: "donut", values: ["amount"], category: "weekday" },
    shown: { aggregate: "sum" },
  },
  {
    data: "orders",
    request: "amount by region, only weekends",
    expect: {
      view: GROUPED,
      values: ["amount"],
      category: "region",
      filters: [{ field: "weekday", test: "is", values: ["Saturday", "Sunday"] }],
    },
  },
  {
    data: "orders",
    request: "stacked bars of amount by weekday and region",
    expect: { view: "groups", values: ["amount"], category: "weekday", series: "region", stacked: true },
  },
  {
    data: "orders",
    request: "bar chart of amount by weekday",
    followUps: ["make it a line chart"],
    expect: { view: "line", values: ["amount"], date: "weekday" },
    shown: { category: "weekday", aggregate: "sum" },
  },
  {
    data: "orders",
    request: "top 3 months by amount",
    expect: {
      view: "bar",
      values: ["amount"],
      category: "date",
      bucket: "month",
      limit: 3,
      sort: { by: "value", descending: true },
    },
    shown: { aggregate: "sum" },
  },
  {
    data: "sensors",
    request: "average temperature by hour of the day",
    expect: { view: GROUPED, values: ["temperature"], category: "hour", aggregate: "mean" },
  },
  {
    data: "sensors",
    request: "Heat map of humidity by weekday and hour",
    expect: { view: "heatmap", values: ["humidity"], category: "weekday", series: "hour" },
    shown: { aggregate: "mean" },
  },
];
