import type { RequestCase } from "./request-case";

const GROUPED = ["bar", "table", "donut", "groups"];

/** Requests that say what is measured, and how, and for what groups; often without saying which view. */
export const MEASURE_REQUESTS: readonly RequestCase[] = [
  {
    data: "orders",
    request: "total amount by customer",
    expect: { view: GROUPED, values: ["amount"], category: "customer", aggregate: "sum" },
  },
  {
    data: "orders",
    request: "Average amount per region",
    expect: { view: GROUPED, values: ["amount"], category: "region", aggregate: "mean" },
  },
  {
    data: "orders",
    request: "number of orders per region",
    expect: { view: GROUPED, category: "region", aggregate: "count" },
  },
  {
    data: "orders",
    request: "How many different customers do we have in each region?",
    expect: { view: GROUPED, values: ["customer"], category: "region", aggregate: "distinct" },
  },
  {
    data: "orders",
    request: "share of revenue by region",
    expect: { view: [...GROUPED, "treemap"], values: ["amount"], category: "region" },
    shown: { aggregate: "share" },
  },
  {
    data: "orders",
    request: "what percentage of the amount comes from each product?",
    expect: { view: [...GROUPED, "treemap"], values: ["amount"], category: "product" },
    shown: { aggregate: "share" },
  },
  {
    data: "orders",
    request: "units sold by product",
    expect: { view: GROUPED, values: ["quantity"], category: "product" },
  },
  {
    data: "orders",
    request: "sum of qty for every product",
    expect: { view: GROUPED, values: ["quantity"], category: "product", aggregate: "sum" },
  },
  {
    data: "orders",
    request: "orders per month",
    expect: { view: ["line", "area", "bar"], bucket: "month" },
    shown: { date: "date", aggregate: "count" },
  },
  {
    data: "orders",
    request: "turnover per year",
    expect: { view: ["line", "area", "bar", "table"], values: ["amount"], bucket: "year" },
    shown: { date: "date" },
  },
  {
    data: "orders",
    request: "quarterly revenue by product",
    expect: { view: ["line", "area", "groups", "heatmap"], values: ["amount"], bucket: "quarter", series: "product" },
    shown: { date: "date" },
  },
  {
    data: "employees",
    request: "avrage salary by deparment",
    expect: { view: GROUPED, values: ["salary"], category: "department", aggregate: "mean" },
  },
  {
    data: "employees",
    request: "median salary per department",
    expect: { view: [...GROUPED, "boxplot"], values: ["salary"], category: "department", aggregate: "median" },
  },
  {
    data: "employees",
    request: "highest salary in each department",
    expect: { view: GROUPED, values: ["salary"], category: "department", aggregate: "max" },
  },
  {
    data: "employees",
    request: "minimum age by city",
    expect: { view: GROUPED, values: ["age"], category: "city", aggregate: "min" },
  },
  {
    data: "employees",
    request: "how many people work in each department",
    expect: { view: GROUPED, category: "department", aggregate: "count" },
  },
  {
    data: "employees",
    request: "Employees by city pls",
    expect: { view: GROUPED, category: "city" },
    shown: { aggregate: "count" },
  },
  {
    data: "employees",
    request: "payroll (sum of salaries) by city",
    expect: { view: GROUPED, values: ["salary"], category: "city", aggregate: "sum" },
  },
  {
    data: "tickets",
    request: "Tickets per assignee",
    expect: { view: GROUPED, category: "assignee" },
    shown: { aggregate: "count" },
  },
  {
    data: "tickets",
    request: "count of tickets by priority and status",
    expect: {
      view: ["groups", "heatmap", "table"],
      category: ["priority", "status"],
      series: ["priority", "status"],
      aggregate: "count",
    },
    shown: { category: "priority", series: "status" },
  },
  {
    data: "tickets",
    request: "new tickets per week",
    expect: { view: ["line", "area", "bar"], bucket: "week" },
    shown: { date: "created", aggregate: "count" },
  },
  {
    data: "tickets",
    request: "average hours to resolve by priority",
    expect: { view: GROUPED, values: ["hours_to_resolve"], category: "priority", aggregate: "mean" },
  },
  {
    data: "tickets",
    request: "mean rating by channel",
    expect: { view: GROUPED, values: ["rating"], category: "channel", aggregate: "mean" },
  },
  {
    data: "inventory",
    request: "stock by category",
    expect: { view: GROUPED, values: ["stock"], category: "category" },
    shown: {},
  },
  {
    data: "inventory",
    request: "average unit price by supplier",
    expect: { view: GROUPED, values: ["unit_price"], category: "supplier", aggregate: "mean" },
  },
  {
    data: "inventory",
    request: "how many items does each supplier deliver?",
    expect: { view: GROUPED, category: "supplier", aggregate: "count" },
  },
  {
    data: "grades",
    request: "mean score by subject",
    expect: { view: GROUPED, values: ["score"], category: "subject", aggregate: "mean" },
  },
  {
    data: "grades",
    request: "best score per class",
    expect: { view: GROUPED, values: ["score"], category: "class", aggregate: "max" },
  },
  {
    data: "grades",
    request: "how many students are in each class",
    expect: { view: GROUPED, values: ["student"], category: "class", aggregate: "distinct" },
  },
  {
    data: "sensors",
    request: "max temprature per sensor",
    expect: { view: GROUPED, values: ["temperature"], category: "sensor", aggregate: "max" },
  },
  {
    data: "sensors",
    request: "Average humidity by day",
    expect: { view: ["line", "area", "bar"], values: ["humidity"], bucket: "day", aggregate: "mean" },
    shown: { date: "time" },
  },
  {
    data: "traffic",
    request: "signups by quarter",
    expect: { view: ["line", "area", "bar"], values: ["signups"], bucket: "quarter" },
    shown: { date: "month" },
  },
  {
    data: "traffic",
    request: "traffic (visits) month by month",
    expect: { view: ["line", "area", "bar"], values: ["visits"], bucket: "month" },
    shown: { date: "month" },
  },
  {
    data: "countries",
    request: "total population per continent",
    expect: { view: GROUPED, values: ["population"], category: "continent", aggregate: "sum" },
  },
  {
    data: "countries",
    request: "average life expectancy by continent",
    expect: { view: GROUPED, values: ["life_expectancy"], category: "continent", aggregate: "mean" },
  },
  {
    data: "visits",
    request: "average number of nights by ward",
    expect: { view: GROUPED, values: ["stay.nights"], category: "ward", aggregate: "mean" },
  },
  {
    data: "visits",
    request: "cost per month",
    expect: { view: ["line", "area", "bar"], values: ["stay.cost"], bucket: "month" },
    shown: { date: "stay.from" },
  },
  {
    data: "umsatz",
    request: "customers per branch: sum of Kunden by Filiale",
    expect: { view: GROUPED, values: ["Kunden"], category: "Filiale", aggregate: "sum" },
  },
  {
    data: "shipments",
    request: "total cost by carrier",
    expect: { view: GROUPED, values: ["cost"], category: "carrier", aggregate: "sum" },
  },
  {
    data: "shipments",
    request: "How heavy are the parcels on average, by country? (weight kg)",
    expect: { view: GROUPED, values: ["weight_kg"], category: "country", aggregate: "mean" },
  },
  {
    data: "survey",
    request: "avg score by age group",
    expect: { view: GROUPED, values: ["score"], category: "age_group", aggregate: "mean" },
  },
  {
    data: "survey",
    request: "Count the answers per team",
    expect: { view: GROUPED, category: "team", aggregate: "count" },
  },
  {
    data: "sales",
    request: "monthly revenue",
    expect: { view: ["line", "area", "bar"], values: ["revenue"], bucket: "month" },
    shown: { date: "date" },
  },
  {
    data: "sales",
    request: "Revenue by region and channel",
    expect: { view: ["groups", "heatmap"], values: ["revenue"], category: ["region", "channel"], series: ["region", "channel"] },
    shown: { category: "region", series: "channel" },
  },
  {
    data: "expenses",
    request: "what did each employee spend in total?",
    expect: { view: GROUPED, values: ["Amount"], category: "Employee" },
    shown: { aggregate: "sum" },
  },
  {
    data: "expenses",
    request: "spending per month",
    expect: { view: ["line", "area", "bar"], values: ["Amount"], bucket: "month" },
    shown: { date: "Date" },
  },
  {
    data: "budgets",
    request: "compare budget and actual by department",
    expect: { view: ["groups", "bar"], values: ["budget", "actual"], category: "department" },
  },
  {
    data: "budgets",
    request: "Budget vs. actual per quarter, please",
    expect: { view: ["groups", "bar"], values: ["budget", "actual"], category: "quarter" },
  },
  {
    data: "sales",
    request: "compare North and South per month by revenue",
    expect: {
      view: ["line", "groups"],
      values: ["revenue"],
      series: "region",
      bucket: "month",
      filters: [{ field: "region", test: "is", values: ["North", "South"] }],
    },
    shown: { date: "date" },
  },
  {
    data: "energy",
    request: "compare solar and wind by month",
    expect: { view: ["line", "groups", "area"], values: ["solar", "wind"] },
    shown: { category: "month" },
  },
  {
    data: "countries",
    request: "compare Germany, France and Spain by gdp",
    expect: {
      view: ["bar", "table"],
      values: ["gdp_billion_usd"],
      category: "country",
      filters: [{ field: "country", test: "is", values: ["Germany", "France", "Spain"] }],
    },
  },
  {
    data: "traffic",
    request: "compare visits with unique visitors by month",
    expect: { view: ["line", "area", "groups"], values: ["visits", "unique_visitors"] },
    shown: { date: "month", bucket: "month" },
  },
];
