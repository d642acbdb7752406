import type { RequestCase } from "./request-case";

const OVER_TIME = ["line", "area", "bar"];
const GROUPED = ["bar", "table", "donut", "groups"];

/** Requests for some of the records, for an order, or for the first few. */
export const FILTER_REQUESTS: readonly RequestCase[] = [
  {
    data: "orders",
    request: "amount by region, only 2024",
    expect: {
      view: GROUPED,
      values: ["amount"],
      category: "region",
      filters: [{ field: "date", test: "is", values: ["2024"] }],
    },
  },
  {
    data: "orders",
    request: "table of orders over 1,000",
    expect: { view: "table", filters: [{ field: "amount", test: "over", values: [1000] }] },
  },
  {
    data: "orders",
    request: "list all orders with an amount of at least $2,500, biggest first",
    expect: {
      view: "table",
      filters: [{ field: "amount", test: "atLeast", values: [2500] }],
      sort: { by: "amount", descending: true },
    },
  },
  {
    data: "orders",
    request: "orders with a quantity between 10 and 20 as a table",
    expect: { view: "table", filters: [{ field: "quantity", test: "between", values: [10, 20] }] },
  },
  {
    data: "orders",
    request: "Revenue by product for all regions except EMEA",
    expect: {
      view: GROUPED,
      values: ["amount"],
      category: "product",
      filters: [
        [
          { field: "region", test: "not", values: ["EMEA"] },
          { field: "region", test: "is", values: ["Americas", "APAC"] },
        ],
      ],
    },
  },
  {
    data: "orders",
    request: "show the orders in March 2024 in a table",
    expect: { view: "table", filters: [{ field: "date", test: "is", values: ["2024-03"] }] },
  },
  {
    data: "orders",
    request: "amount per month since June 2024",
    expect: {
      view: OVER_TIME,
      values: ["amount"],
      bucket: "month",
      filters: [{ field: "date", test: "atLeast", values: ["2024-06"] }],
    },
    shown: { date: "date" },
  },
  {
    data: "orders",
    request: "Total amount per region before 2024",
    expect: {
      view: GROUPED,
      values: ["amount"],
      category: "region",
      aggregate: "sum",
      filters: [{ field: "date", test: "under", values: ["2024"] }],
    },
  },
  {
    data: "orders",
    request: "sales by customer in Q1 2024",
    expect: {
      view: GROUPED,
      values: ["amount"],
      category: "customer",
      filters: [{ field: "date", test: "is", values: ["2024-Q1"] }],
    },
  },
  {
    data: "orders",
    request: "Monthly amount in EMEA",
    expect: {
      view: OVER_TIME,
      values: ["amount"],
      bucket: "month",
      filters: [{ field: "region", test: "is", values: ["EMEA"] }],
    },
    shown: { date: "date" },
  },
  {
    data: "orders",
    request: "EMEA orders of 2024, desks only, as a table",
    expect: {
      view: "table",
      filters: [
        { field: "region", test: "is", values: ["EMEA"] },
        { field: "date", test: "is", values: ["2024"] },
        { field: "product", test: "is", values: ["Desk"] },
      ],
    },
  },
  {
    data: "orders",
    request: "top 3 customers by amount",
    expect: { view: ["bar", "table"], values: ["amount"], category: "customer", limit: 3 },
  },
  {
    data: "orders",
    request: "Which were the 5 largest orders? Show them in a table.",
    expect: { view: "table", sort: { by: "amount", descending: true }, limit: 5 },
  },
  {
    data: "orders",
    request: "table sorted by date, newest first",
    expect: { view: "table", sort: { by: "date", descending: true } },
  },
  {
    data: "orders",
    request: "table with only the columns customer, product and amount",
    expect: { view: "table", columns: ["customer", "product", "amount"] },
  },
  {
    data: "orders",
    request: "a table without the order id and the quantity please",
    expect: { view: "table", hidden: ["order_id", "quantity"] },
  },
  {
    data: "employees",
    request: "table of all employees without a manager",
    expect: { view: "table", filters: [{ field: "manager", test: "missing", values: [] }] },
  },
  {
    data: "employees",
    request: "people whose name contains ann, as a table",
    expect: { view: "table", filters: [{ field: "name", test: "contains", values: ["ann"] }] },
  },
  {
    data: "employees",
    request: "everyone hired before 2010, table",
    expect: { view: "table", filters: [{ field: "hired", test: "under", values: ["2010"] }] },
  },
  {
    data: "employees",
    request: "average salary by department for people over 40",
    expect: {
      view: GROUPED,
      values: ["salary"],
      category: "department",
      aggregate: "mean",
      filters: [{ field: "age", test: "over", values: [40] }],
    },
  },
  {
    data: "employees",
    request: "who earns less than 40000? table please",
    expect: { view: "table", filters: [{ field: "salary", test: "under", values: [40_000] }] },
  },
  {
    data: "employees",
    request: "table of the nurses, sorted by age from old to young",
    expect: {
      view: "table",
      filters: [
        [
          { field: "job_title", test: "is", values: ["Nurse"] },
          { field: "job_title", test: "contains", values: ["nurse"] },
        ],
      ],
      sort: { by: "age", descending: true },
    },
    shown: { filters: [{ field: "job_title", test: "is", values: ["Nurse"] }] },
  },
  {
    data: "employees",
    request: "table of staff in Leeds or York",
    expect: { view: "table", filters: [{ field: "city", test: "is", values: ["Leeds", "York"] }] },
  },
  {
    data: "employees",
    request: "bottom 5 salaries as a table",
    expect: { view: "table", sort: { by: "salary", descending: false }, limit: 5 },
  },
  {
    data: "tickets",
    request: "all tickets that are not closed, in a table",
    expect: {
      view: "table",
      filters: [
        [
          { field: "status", test: "not", values: ["Closed"] },
          { field: "status", test: "is", values: ["Open", "In Progress"] },
        ],
      ],
    },
  },
  {
    data: "tickets",
    request: "open tickets by priority",
    expect: { view: GROUPED, category: "priority", filters: [{ field: "status", test: "is", values: ["Open"] }] },
    shown: { aggregate: "count" },
  },
  {
    data: "tickets",
    request: "table: urgent tickets only",
    expect: { view: "table", filters: [{ field: "priority", test: "is", values: ["Urgent"] }] },
  },
  {
    data: "tickets",
    request: "table of tickets nobody is assigned to (no assignee)",
    expect: { view: "table", filters: [{ field: "assignee", test: "missing", values: [] }] },
  },
  {
    data: "tickets",
    request: "Tickets with a rating, by channel, average rating",
    expect: { view: GROUPED, values: ["rating"], category: "channel", aggregate: "mean" },
  },
  {
    data: "tickets",
    request: "table of tickets created after 15 June 2024",
    expect: { view: "table", filters: [{ field: "created", test: "over", values: ["2024-06-15"] }] },
  },
  {
    data: "tickets",
    request: "table of tickets from email or chat with a rating of at most 3",
    expect: {
      view: "table",
      filters: [
        { field: "channel", test: "is", values: ["Email", "Chat"] },
        { field: "rating", test: "atMost", values: [3] },
      ],
    },
  },
  {
    data: "inventory",
    request: "table of items that cost more than $100",
    expect: { view: "table", filters: [{ field: "unit_price", test: "over", values: [100] }] },
  },
  {
    data: "inventory",
    request: "table of everything with stock under 10, lowest first",
    expect: {
      view: "table",
      filters: [{ field: "stock", test: "under", values: [10] }],
      sort: { by: "stock", descending: false },
    },
  },
  {
    data: "inventory",
    request: "what is out of stock (stock is 0)? show a table",
    expect: {
      view: "table",
      filters: [
        [
          { field: "stock", test: "is", values: [0] },
          { field: "stock", test: "atMost", values: [0] },
        ],
      ],
    },
  },
  {
    data: "inventory",
    request: "Total stock per supplier without Lumio",
    expect: {
      view: GROUPED,
      values: ["stock"],
      category: "supplier",
      aggregate: "sum",
      filters: [{ field: "supplier", test: "not", values: ["Lumio"] }],
    },
  },
  {
    data: "grades",
    request: "average score by student, maths only",
    expect: {
      view: GROUPED,
      values: ["score"],
      category: "student",
      aggregate: "mean",
      filters: [{ field: "subject", test: "is", values: ["Maths"] }],
    },
  },
  {
    data: "grades",
    request: "best 5 students by average score",
    expect: { view: ["bar", "table"], values: ["score"], category: "student", aggregate: "mean", limit: 5 },
  },
  {
    data: "grades",
    request: "table of scores below 50",
    expect: { view: "table", filters: [{ field: "score", test: "under", values: [50] }] },
  },
  {
    data: "countries",
    request: "bar chart of life expectancy for countries in Europe or Asia",
    expect: {
      view: "bar",
      values: ["life_expectancy"],
      category: "country",
      filters: [{ field: "continent", test: "is", values: ["Europe", "Asia"] }],
    },
    shown: { aggregate: "mean" },
  },
  {
    data: "countries",
    request: "table of countries with more than 100 million people",
    expect: { view: "table", filters: [{ field: "population", test: "over", values: [100_000_000] }] },
  },
  {
    data: "countries",
    request: "Top 5 countries by population, as bars",
    expect: { view: "bar", values: ["population"], category: "country", limit: 5 },
  },
  {
    data: "traffic",
    request: "table of months with a bounce rate under 43%",
    expect: {
      view: "table",
      filters: [
        [
          { field: "bounce_rate", test: "under", values: [43] },
          { field: "bounce_rate", test: "under", values: [0.43] },
        ],
      ],
    },
    shown: { filters: [{ field: "bounce_rate", test: "under", values: [0.43] }] },
  },
  {
    data: "traffic",
    request: "visits from March to August 2024",
    expect: {
      view: [...OVER_TIME, "table"],
      values: ["visits"],
      filters: [{ field: "month", test: "between", values: ["2024-03", "2024-08"] }],
    },
    shown: { date: "month", bucket: "month" },
  },
  {
    data: "sales",
    request: "revenue by product in 2023, web channel only, sorted from small to large",
    expect: {
      view: ["bar", "table"],
      values: ["revenue"],
      category: "product",
      sort: { by: ["value", "revenue"], descending: false },
      filters: [
        { field: "date", test: "is", values: ["2023"] },
        { field: "channel", test: "is", values: ["Web"] },
      ],
    },
  },
  {
    data: "sales",
    request: "bar chart of revenue by region in alphabetical order",
    expect: { view: "bar", values: ["revenue"], category: "region", sort: { by: ["label", "region"], descending: false } },
  },
  {
    data: "shipments",
    request: "table of delayed shipments",
    expect: { view: "table", filters: [{ field: "status", test: "is", values: ["Delayed"] }] },
  },
  {
    data: "shipments",
    request: "total cost per carrier for parcels heavier than 5 kg",
    expect: {
      view: GROUPED,
      values: ["cost"],
      category: "carrier",
      aggregate: "sum",
      filters: [{ field: "weight_kg", test: "over", values: [5] }],
    },
  },
  {
    data: "visits",
    request: "table of patients under 18",
    expect: {
      view: "table",
      filters: [{ field: "patient.age", test: "under", values: [18] }],
      text: ["Lily Chen", "Noah Weiss"],
    },
  },
  {
    data: "umsatz",
    request: "Umsatz by Filiale in March 2024",
    expect: {
      view: GROUPED,
      values: ["Umsatz"],
      category: "Filiale",
      filters: [{ field: "Datum", test: "is", values: ["2024-03"] }],
    },
  },
  {
    data: "umsatz",
    request: "table of days with Umsatz above 1,200 €",
    expect: { view: "table", filters: [{ field: "Umsatz", test: "over", values: [1200] }] },
  },
  {
    data: "expenses",
    request: "Amount by category for Ana",
    expect: {
      view: GROUPED,
      values: ["Amount"],
      category: "Category",
      filters: [{ field: "Employee", test: "is", values: ["Ana"] }],
    },
  },
  {
    data: "expenses",
    request: "table of the hotel and travel costs in April 2024",
    expect: {
      view: "table",
      filters: [
        { field: "Category", test: "is", values: ["Hotel", "Travel"] },
        { field: "Date", test: "is", values: ["2024-04"] },
      ],
    },
  },
  {
    data: "survey",
    request: "table of answers with a comment that mentions coffee",
    expect: { view: "table", filters: [{ field: "comment", test: "contains", values: ["coffee"] }] },
  },
  {
    data: "survey",
    request: "How satisfied are people under 30? Average score of the age group 18-29 by team.",
    expect: {
      view: GROUPED,
      values: ["score"],
      category: "team",
      aggregate: "mean",
      filters: [{ field: "age_group", test: "is", values: ["18-29"] }],
    },
  },
  {
    data: "matches",
    request: "table of games with attendance of 20,000 or more",
    expect: { view: "table", filters: [{ field: "attendance", test: "atLeast", values: [20_000] }] },
  },
  {
    data: "tasks",
    request: "table of the high priority tasks that are not done",
    expect: {
      view: "table",
      filters: [
        { field: "priority", test: "is", values: ["High"] },
        [
          { field: "status", test: "not", values: ["Done"] },
          { field: "status", test: "is", values: ["In progress", "To do"] },
        ],
      ],
    },
  },
  {
    data: "sensors",
    request: "table of readings from the cellar colder than 15 degrees (temperature)",
    expect: {
      view: "table",
      filters: [
        { field: "sensor", test: "is", values: ["Cellar"] },
        { field: "temperature", test: "under", values: [15] },
      ],
    },
  },
];
