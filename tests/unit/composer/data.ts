import type { Json } from "#lib/core/json";

const REGIONS = ["North", "South", "East", "West"];
const PRODUCTS = ["Chair", "Desk", "Lamp", "Shelf", "Rug"];

/** 500 sales over a year, the same every time. */
export function salesRows(count = 500): Json {
  return Array.from({ length: count }, (_, index) => ({
    date: new Date(Date.UTC(2025, 0, 1 + ((index * 37) % 365))).toISOString().slice(0, 10),
    region: REGIONS[(index * 7 + Math.floor(index / 9)) % 4] ?? "North",
    product: PRODUCTS[(index * 11) % 5] ?? "Chair",
    amount: 40 + ((index * 7919) % 960),
    units: 1 + ((index * 31) % 12),
  }));
}

/** Data of every form that requests bring. */
export const DATA: Record<string, Json | undefined> = {
  none: undefined,
  metrics: { revenue: 5000, growth: "15%" },
  sales: salesRows(),
  nested: {
    company: "Acme",
    offices: [
      { city: "Oslo", people: 12, address: { street: "Storgata", zip: "0155" } },
      { city: "Rome", people: 7 },
    ],
    founded: 1999,
  },
  tree: { app: { name: "x", settings: { dark: true, levels: { a: { b: { c: "deep" } } } } } },
  empty: [],
  "empty object": {},
  number: 42,
  text: "just a text",
  list: ["apples", "pears", "plums"],
  numbers: [3, 1, 4, 1, 5, 9, 2, 6],
  matrix: [
    ["Month", "Sales"],
    ["Jan", 10],
    ["Feb", 20],
    ["Mar", 15],
  ],
  columns: { month: ["Jan", "Feb", "Mar"], sales: [10, 20, 30] },
  map: { north: { sales: 5, cost: 2 }, south: { sales: 7, cost: 3 } },
  wide: [Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`column_${index}`, index]))],
  long: [
    { title: "Ünïcødé 日本", note: "x".repeat(2_000) },
    { title: "b", note: "y" },
  ],
  dirty: [
    { price: "$1,234.50", day: "2024-01-02", ok: true },
    { price: "n/a", day: "", ok: null },
    { price: "€ 3.000,50" },
    { price: -12, day: "March 5, 2024" },
    "a text",
    null,
  ],
  hostile: [
    { '"];alert(1)//': 1, "</script>": "`${x}`", __proto__x: 2, constructor: "c", "\u202e": 3 },
    { '"];alert(1)//': 2, "</script>": "<img src=x onerror=alert(1)>", constructor: "d" },
  ],
  proto: JSON.parse(
    '[{"__proto__": 5, "prototype": "a", "toString": 3}, {"__proto__": 6, "prototype": "b", "toString": 4}]',
  ) as Json,
  tasks: [
    { task: "Write", status: "todo", due: "2025-01-03", owner: "Mara" },
    { task: "Read", status: "done", due: "2025-01-09", owner: "Tom" },
    { task: "Think", status: "todo", due: "2025-02-01", owner: "Tom" },
  ],
};

/** Requests of every kind of view. */
export const PROMPTS = [
  "Create a dashboard for these metrics",
  "table",
  "bar chart by region",
  "trend",
  "dashboard",
  "donut of amount by product",
  "stacked bars by region and product",
  "scatter plot of amount and units",
  "histogram of amount",
  "heat map by region and product",
  "area chart of sales over time",
  "timeline",
  "kanban board",
  "calendar",
  "product list",
  "form",
  "json tree",
  "list",
  "kpis",
  "show me this",
];
