import type { RequestCase } from "./request-case";

/** A question may be answered by a figure, by a short table, by bars or by the record itself; what counts is the answer. */
const ANSWER = ["kpi", "table", "bar", "detail"];

/** Questions with one answer. */
export const QUESTION_REQUESTS: readonly RequestCase[] = [
  {
    data: "tickets",
    request: "How many open tickets are there?",
    expect: { view: ANSWER, aggregate: "count", filters: [{ field: "status", test: "is", values: ["Open"] }], text: [6] },
  },
  { data: "tickets", request: "how many tickets do we have", expect: { view: ANSWER, aggregate: "count", text: [24] } },
  {
    data: "tickets",
    request: "What's the average rating?",
    expect: { view: ANSWER, values: ["rating"], aggregate: "mean", text: [3.8] },
  },
  {
    data: "tickets",
    request: "Which channel has the most tickets?",
    expect: { view: ANSWER, category: "channel", text: ["Email", 9] },
  },
  {
    data: "orders",
    request: "which region sold most?",
    expect: { view: ANSWER, values: ["amount"], category: "region", text: ["EMEA", 26_797] },
  },
  {
    data: "orders",
    request: "What was the total amount in 2024?",
    expect: {
      view: ANSWER,
      values: ["amount"],
      aggregate: "sum",
      filters: [{ field: "date", test: "is", values: ["2024"] }],
      text: [41_543],
    },
  },
  { data: "orders", request: "When was the last order?", expect: { view: ANSWER, text: [["Dec 10, 2024", "2024-12-10"]] } },
  {
    data: "orders",
    request: "which customer bought the most?",
    expect: { view: ANSWER, values: ["amount"], category: "customer", text: ["Birch Ltd", 12_809] },
  },
  { data: "orders", request: "what is our best selling product by quantity?", expect: { view: ANSWER, text: ["Lamp", 126] } },
  {
    data: "orders",
    request: "how many orders did Alder & Co place?",
    expect: { view: ANSWER, filters: [{ field: "customer", test: "is", values: ["Alder & Co"] }], text: [6] },
  },
  {
    data: "employees",
    request: "What is the average age of nurses?",
    expect: {
      view: ANSWER,
      values: ["age"],
      aggregate: "mean",
      filters: [{ field: "job_title", test: "is", values: ["Nurse"] }],
      text: [35.6],
    },
  },
  { data: "employees", request: "Who has the highest salary?", expect: { view: ANSWER, text: ["Ilse Maier", 156_000] } },
  { data: "employees", request: "who is the youngest employee", expect: { view: ANSWER, text: ["Joanne Hill", 26] } },
  { data: "employees", request: "How many people work in IT?", expect: { view: ANSWER, text: [5] } },
  {
    data: "employees",
    request: "what's the median salary?",
    expect: { view: ANSWER, values: ["salary"], aggregate: "median", text: [58_500] },
  },
  { data: "employees", request: "When was Ruth Cole hired?", expect: { view: ANSWER, text: [["Jan 15, 2008", "2008-01-15"]] } },
  { data: "employees", request: "how much does Ben Adams earn?", expect: { view: ANSWER, text: ["Ben Adams", 124_000] } },
  {
    data: "inventory",
    request: "which items are out of stock?",
    expect: { view: ["table", "list"], text: ["Toaster", "Watering can"] },
  },
  {
    data: "inventory",
    request: "What is the most expensive item?",
    expect: { view: ANSWER, text: ["Espresso machine", 1200.5] },
  },
  {
    data: "inventory",
    request: "how many units do we have in total? sum of stock",
    expect: { view: ANSWER, values: ["stock"], text: [483] },
  },
  { data: "grades", request: "Who has the best average score?", expect: { view: ANSWER, text: ["Gina Hart", 93.333_333] } },
  {
    data: "grades",
    request: "how many different students are there?",
    expect: { view: ANSWER, values: ["student"], aggregate: "distinct", text: [10] },
  },
  {
    data: "countries",
    request: "Which country has the largest population?",
    expect: { view: ANSWER, text: ["India", 1_428_600_000] },
  },
  { data: "countries", request: "what is the capital of Kenya?", expect: { view: ANSWER, text: ["Nairobi"] } },
  { data: "countries", request: "What is the combined population of Europe?", expect: { view: ANSWER, text: [243_350_000] } },
  {
    data: "traffic",
    request: "in which month did we have the most visits?",
    expect: { view: [...ANSWER, "line"], text: ["Nov", 61_970] },
  },
  {
    data: "traffic",
    request: "How many signups did we get in total?",
    expect: { view: ANSWER, values: ["signups"], text: [9_680] },
  },
  { data: "matches", request: "Which match had the highest attendance?", expect: { view: ANSWER, text: ["City", 24_015] } },
  { data: "sensors", request: "What is the highest temperature in the office?", expect: { view: ANSWER, text: [22.5] } },
  { data: "shipments", request: "how many shipments are delayed?", expect: { view: ANSWER, text: [5] } },
  {
    data: "shipments",
    request: "What did shipping cost us overall?",
    expect: { view: ANSWER, values: ["cost"], text: [796.95] },
  },
  { data: "expenses", request: "How much did Kim spend?", expect: { view: ANSWER, values: ["Amount"], text: [557.45] } },
  { data: "expensesText", request: "what's the total Amount?", expect: { view: ANSWER, values: ["Amount"], text: [2961.89] } },
  {
    data: "survey",
    request: "What's the average score?",
    expect: { view: ANSWER, values: ["score"], aggregate: "mean", text: [6.85] },
  },
  {
    data: "visits",
    request: "what is the average age of the patients?",
    expect: { view: ANSWER, values: ["patient.age"], aggregate: "mean", text: [43.3] },
  },
  {
    data: "umsatz",
    request: "What is the total Umsatz of Hamburg?",
    expect: { view: ANSWER, values: ["Umsatz"], text: [5552.6] },
  },
  {
    data: "tasks",
    request: "which tasks are still to do?",
    expect: { view: ["table", "list", "kanban"], text: ["Install phones", "Opening party"] },
  },
  {
    data: "sales",
    request: "How much revenue did we make with Team in the West?",
    expect: { view: ANSWER, values: ["revenue"], text: [8323] },
  },
];
