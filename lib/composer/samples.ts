import type { Json } from "#lib/core/json";

/** Realistic data for requests that bring none; always shown as sample data. */
export interface Sample {
  name: string;
  /** Which requests it suits. */
  words: RegExp;
  data: Json;
}

const REGIONS = ["North", "South", "East", "West"];
const PRODUCTS: readonly (readonly [string, string, number])[] = [
  ["Desk lamp", "Lighting", 49],
  ["Office chair", "Furniture", 229],
  ["Standing desk", "Furniture", 489],
  ["Monitor arm", "Accessories", 119],
  ["Notebook set", "Stationery", 18],
];

/** A number that looks grown, the same for the same place. */
function vary(index: number, salt: number): number {
  return ((Math.sin(index * 12.9898 + salt * 78.233) * 43_758.5453) % 1) ** 2;
}

function sales(): Json {
  return Array.from({ length: 24 }, (_, index) => {
    const [product, , price] = PRODUCTS[Math.floor(vary(index, 1) * 4.99)] ?? ["Desk lamp", "", 49];
    const units = 4 + Math.floor(vary(index, 2) * 36);
    const month = String(1 + Math.floor(index / 2)).padStart(2, "0");
    const day = String(3 + Math.floor(vary(index, 3) * 24)).padStart(2, "0");
    return {
      date: `2025-${month}-${day}`,
      product,
      region: REGIONS[(index * 7 + Math.floor(index / 5)) % 4] ?? "North",
      units,
      revenue: units * price,
    };
  });
}

function months(): Json {
  const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  return names.map((month, index) => ({
    month,
    revenue: 42_000 + index * 1_900 + Math.round(vary(index, 4) * 6_000),
    customers: 310 + index * 17 + Math.round(vary(index, 5) * 40),
    conversion_rate: `${(2.4 + index * 0.08 + vary(index, 6) * 0.5).toFixed(1)}%`,
  }));
}

function catalogue(): Json {
  const items: readonly (readonly [string, string, number, number, number, string])[] = [
    ["Walnut desk lamp", "Lighting", 79, 4.6, 24, "Dimmable, warm light, walnut foot."],
    ["Reading lamp", "Lighting", 39, 4.2, 61, "Clips to a shelf or a headboard."],
    ["Ergonomic chair", "Furniture", 329, 4.7, 12, "Adjustable back, arms and height."],
    ["Standing desk", "Furniture", 489, 4.5, 8, "Rises quietly from 70 to 120 cm."],
    ["Bookshelf", "Furniture", 149, 4.1, 17, "Five boards of solid birch."],
    ["Monitor arm", "Accessories", 119, 4.4, 33, "Holds up to 9 kg, turns freely."],
    ["Cable tray", "Accessories", 24, 4.0, 120, "Keeps everything off the floor."],
    ["Felt desk mat", "Accessories", 35, 4.3, 54, "Merino wool, 70 by 35 cm."],
    ["Notebook set", "Stationery", 18, 4.8, 210, "Three books of dotted paper."],
    ["Fountain pen", "Stationery", 45, 4.6, 42, "Steel nib, refillable."],
    ["Planner", "Stationery", 22, 4.4, 88, "Undated, one week on two pages."],
    ["Floor lamp", "Lighting", 159, 4.3, 9, "Brass, with a linen shade."],
  ];
  return items.map(([name, category, price, rating, stock, description]) => ({
    name,
    category,
    price: `$${price}`,
    rating,
    stock,
    description,
  }));
}

function tasks(): Json {
  const list: readonly (readonly [string, string, string, string, string])[] = [
    ["Write the release notes", "To do", "Mara", "High", "2025-09-18"],
    ["Fix the export of long tables", "In progress", "Jonas", "High", "2025-09-12"],
    ["Interview three customers", "In progress", "Ines", "Medium", "2025-09-15"],
    ["Renew the certificates", "To do", "Jonas", "Low", "2025-09-30"],
    ["Review the pricing page", "Review", "Mara", "Medium", "2025-09-10"],
    ["Plan the autumn campaign", "To do", "Ines", "Medium", "2025-10-02"],
    ["Set up the staging database", "Done", "Jonas", "Medium", "2025-09-03"],
    ["Design the onboarding", "Review", "Tom", "High", "2025-09-11"],
    ["Translate the help pages", "Done", "Tom", "Low", "2025-09-05"],
  ];
  return list.map(([task, status, assignee, priority, due_date]) => ({ task, status, assignee, priority, due_date }));
}

function stages(): Json {
  const list = { Visited: 18_420, "Viewed a product": 11_260, "Added to cart": 4_310, "Started checkout": 2_480, Ordered: 1_690 };
  return Object.entries(list).map(([stage, visitors]) => ({ stage, visitors }));
}

function targets(): Json {
  return REGIONS.map((region, index) => ({
    region,
    sales: 61_000 + Math.round(vary(index + 2, 7) * 58_000),
    target: 80_000 + index * 5_000,
  }));
}

function activity(): Json {
  return Array.from({ length: 130 }, (_, index) => {
    const day = new Date(Date.UTC(2025, 0, 2 + Math.floor(index * 2.7 + vary(index, 7) * 3)));
    return { date: day.toISOString().slice(0, 10), commits: 1 + Math.floor(vary(index, 8) * 11) };
  });
}

function project(): Json {
  const list: readonly (readonly [string, string, string, string, string, number])[] = [
    ["Interviews with customers", "Research", "Ines", "2025-09-01", "2025-09-12", 100],
    ["Kickoff", "Milestone", "Mara", "2025-09-08", "2025-09-08", 100],
    ["Wireframes", "Design", "Tom", "2025-09-10", "2025-09-24", 100],
    ["Visual design", "Design", "Tom", "2025-09-22", "2025-10-10", 60],
    ["Database and accounts", "Engineering", "Jonas", "2025-09-15", "2025-10-03", 80],
    ["Search and filters", "Engineering", "Jonas", "2025-10-06", "2025-10-24", 25],
    ["Help pages", "Content", "Ines", "2025-10-13", "2025-10-31", 10],
    ["Beta", "Milestone", "Mara", "2025-10-27", "2025-10-27", 0],
    ["Test with ten customers", "Research", "Ines", "2025-10-28", "2025-11-14", 0],
    ["Launch", "Milestone", "Mara", "2025-11-18", "2025-11-18", 0],
  ];
  return list.map(([task, phase, owner, start, end, progress]) => ({ task, phase, owner, start, end, progress }));
}

/** The samples, most specific first; the last one suits everything. */
export const SAMPLES: readonly Sample[] = [
  { name: "stages", words: /\bfunnel|\bconversions?\b(?! rate)/, data: stages() },
  { name: "targets", words: /\bgauge|\bspeedometer|\bdials?\b|\bprogress (?:to|against)/, data: targets() },
  { name: "project", words: /\bgantt|\broad ?map|\bproject (?:plan|schedule)|\bschedule chart/, data: project() },
  {
    name: "activity",
    words: /\bcontribution|\bactivity (?:calendar|heat|grid)|\bcalendar heat|\bheat ?map calendar/,
    data: activity(),
  },
  { name: "products", words: /\bproducts?\b|\bcatalog|\binventory|\bshop|\bstore\b|\bitems?\b/, data: catalogue() },
  {
    name: "tasks",
    words: /\btasks?\b|\bkanban|\bboard\b|\bproject|\btime ?line|\bcalendar|\bagenda|\bdeadline|\broadmap/,
    data: tasks(),
  },
  {
    name: "months",
    words: /\bkpis?\b|\bmetrics?\b|\bmonth|\btrend|\bline\b|\barea\b|\bgrowth|\bover time|\bfigures?\b/,
    data: months(),
  },
  { name: "sales", words: /./, data: sales() },
];

/** The sample that suits a request. */
export function chooseSample(text: string): Sample {
  return SAMPLES.find((sample) => sample.words.test(text)) ?? (SAMPLES.at(-1) as Sample);
}

/** A sample by its name, for recipes that were made with one. */
export function findSample(name: string | undefined): Sample | undefined {
  return SAMPLES.find((sample) => sample.name === name);
}
