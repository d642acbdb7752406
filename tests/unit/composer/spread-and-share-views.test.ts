import { describe, expect, test } from "vitest";
import { compose } from "#lib/composer/compose";
import type { Json } from "#lib/core/json";
import { validateComponent } from "#lib/validation/validate-component";
import { draw } from "../rendering/support";
import { DATA, salesRows } from "./data";

function component(prompt: string, data?: Json, previousRecipe?: Json) {
  const answer = compose({ prompt, data, theme: "auto", mode: "component", ...(previousRecipe ? { previousRecipe } : {}) });
  if (answer.kind !== "component") throw new Error(`"${prompt}" was answered with text`);
  return answer;
}

/** What the server draws of an app; `labels` are the names of its marks, for people who hear them. */
async function drawn(prompt: string, data?: Json, shown: Json | undefined = data) {
  const { source } = component(prompt, data);
  const result = await draw(source, shown ?? null);
  if (result.state === "failed") throw new Error(result.message);
  const labels = [...result.html.matchAll(/<[^>]*tabindex="0"[^>]*>/g)].map(([tag]) =>
    (/aria-label="([^"]*)"/.exec(tag)?.[1] ?? "").replaceAll("&amp;", "&"),
  );
  return { html: result.html, text: result.text, labels };
}

const STAGES = [
  { stage: "Visited", users: 1000 },
  { stage: "Signed up", users: 400 },
  { stage: "Paid", users: 100 },
];
const TARGETS = [
  { region: "North", sales: 80, target: 100 },
  { region: "South", sales: 150, target: 120 },
];

describe("requests", () => {
  test.each([
    ["box plot of amount by region", { view: "boxplot", values: ["amount"], category: "region" }],
    ["show a box and whisker chart of units", { view: "boxplot", values: ["units"] }],
    ["quartiles of amount by product", { view: "boxplot", category: "product" }],
    ["spread of units by region", { view: "boxplot", values: ["units"], category: "region" }],
    ["treemap of amount by product", { view: "treemap", values: ["amount"], category: "product" }],
    ["tree map by region and product", { view: "treemap", category: "region", series: "product" }],
    ["funnel of amount by product", { view: "funnel", category: "product" }],
    ["conversion by stage", { view: "funnel" }],
    ["dashboard with a box plot and a treemap", { view: "dashboard", panels: ["boxplot", "treemap"] }],
    ["json tree", { view: "tree" }],
    ["heat map by region and product", { view: "heatmap" }],
  ])("%j", (prompt, recipe) => {
    expect(component(prompt, salesRows()).recipe).toMatchObject(recipe);
  });

  test.each(["gauge", "progress towards target", "speedometer of sales", "dial"])("%j", (prompt) => {
    expect(component(prompt, TARGETS).recipe).toMatchObject({ view: "gauge" });
  });

  test("a chart becomes another and keeps its fields", () => {
    const bars = component("bar chart of amount by region", salesRows());
    const boxes = component("make it a box plot", salesRows(), bars.recipe);
    expect(boxes.recipe).toMatchObject({ view: "boxplot", category: "region", values: ["amount"] });
    expect(component("add a treemap", salesRows(), boxes.recipe).recipe).toMatchObject({
      view: "dashboard",
      panels: ["boxplot", "treemap"],
    });
  });

  test("what the data cannot fill becomes what they can, and says why", () => {
    const gauge = component("gauge", salesRows());
    expect(gauge.recipe).toMatchObject({ view: "kpi" });
    expect(gauge.notes.join(" ")).toContain("A gauge needs a number and its target, or a percent. Shown as figures instead.");
    expect(component("box plot", [{ a: "x" }, { a: "y" }, { a: "x" }]).recipe).toMatchObject({ view: "bar" });
  });

  test("converting units and rates are no funnels", () => {
    expect(component("unit conversion").recipe).toMatchObject({ template: "unit-converter" });
    expect(component("line chart of conversion rate by month").recipe).toMatchObject({ view: "line" });
  });
});

describe("every view passes the gate with data of every form, and is drawn", () => {
  const prompts = ["box plot", "treemap", "funnel", "gauge", "dashboard with box plot, treemap, funnel, gauge and table"];
  test.each(Object.keys(DATA))(
    "data: %s",
    async (name) => {
      for (const prompt of prompts) {
        const { source } = component(prompt, DATA[name]);
        expect(await validateComponent(source), prompt).toEqual({ ok: true });
        expect(source.length, prompt).toBeLessThan(prompt.startsWith("dashboard") ? 51_200 : 31_000);
        expect((await draw(source, DATA[name] ?? null)).state, prompt).not.toBe("failed");
      }
    },
    60_000,
  );

  test.each(prompts)("%s follows data that are no longer there or of another shape", async (prompt) => {
    const { source } = component(prompt, salesRows());
    for (const data of [
      [],
      null,
      { other: 1 },
      [{ amount: null, region: "" }],
      [
        { amount: 1e308, region: "x" },
        { amount: -1e308, region: "x" },
      ],
    ]) {
      expect((await draw(source, data)).state, JSON.stringify(data)).toBe("ok");
    }
  });
});

describe("box plots", () => {
  const rows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50].map((v) => ({ team: "A", v }));

  test("quartiles lie between values, and what is far out is a dot and no whisker", async () => {
    const { labels, html } = await drawn("box plot of v by team", [...rows, { team: "B", v: 4 }]);
    expect(labels).toEqual([
      "A: 11 values, 1 far out. Largest 50, Upper quartile 8.5, Median 6, Lower quartile 3.5, Smallest 1",
      "B: 1 value. Largest 4, Upper quartile 4, Median 4, Lower quartile 4, Smallest 4",
    ]);
    expect(html.match(/<circle/g)).toHaveLength(1);
  });

  test("without a category there is one box, of numbers that are named one for each", async () => {
    const two = rows.map(({ v }) => ({ first: v, second: v * 2 }));
    expect((await drawn("box plot of first", two)).labels).toHaveLength(1);
    const { labels } = await drawn("box plot of first and second", two);
    expect(labels.map((label) => label.split(":")[0])).toEqual(["First", "Second"]);
  });

  test("months follow one another, other groups go by their median, the smallest groups share a box", async () => {
    const sales = salesRows();
    const { labels } = await drawn("box plot of amount by month", sales);
    expect(labels[0]).toMatch(/^Jan 2025/);
    expect(labels).toHaveLength(12);
    const many = Array.from({ length: 300 }, (_, index) => ({ name: `n${index % 200}`, v: index }));
    const boxes = (await drawn("box plot of v by name", many)).labels;
    expect(boxes).toHaveLength(20);
    expect(boxes.at(-1)).toMatch(/^Other \(181\): \d+ values/);
  });

  test("numbers at the end of what numbers can hold stay numbers", async () => {
    const { html } = await drawn("box plot of v by g", [
      { g: "a", v: 1e308 },
      { g: "a", v: -1e308 },
      { g: "b", v: 1e308 },
      { g: "b", v: 3 },
    ]);
    expect(html).not.toMatch(/NaN|Infinity/);
  });
});

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the tiles are, in percent of the map. */
function tilesOf(html: string): Box[] {
  return [...html.matchAll(/<rect[^>]*role="img"[^>]*>/g)].map(([tag]) => {
    const read = (name: string) => Number(new RegExp(` ${name}="([-\\d.e]+)%"`).exec(tag)?.[1]);
    return { x: read("x"), y: read("y"), width: read("width"), height: read("height") };
  });
}

function overlap(a: Box, b: Box): boolean {
  const slack = 1e-6;
  return (
    a.x + slack < b.x + b.width && b.x + slack < a.x + a.width && a.y + slack < b.y + b.height && b.y + slack < a.y + a.height
  );
}

describe("tree maps", () => {
  const values = [60, 30, 25, 18, 12, 9, 4, 1, 0.2];

  test("tiles are as large as their values, fill the map, and never overlap", async () => {
    const { html } = await drawn(
      "treemap of v by name",
      values.map((v, index) => ({ name: `tile ${index}`, v })),
    );
    const tiles = tilesOf(html);
    const total = values.reduce((sum, value) => sum + value, 0);
    expect(tiles).toHaveLength(values.length);
    tiles.forEach((tile, index) => {
      expect((tile.width * tile.height) / 10_000).toBeCloseTo((values[index] ?? 0) / total, 6);
      expect(Math.max(tile.x + tile.width, tile.y + tile.height)).toBeLessThan(100.000001);
      expect(tiles.slice(0, index).filter((other) => overlap(tile, other))).toEqual([]);
    });
  });

  test("tiles of large and of nested groups are as large as their values too", async () => {
    const { html, labels } = await drawn("treemap of amount by product and region", salesRows());
    const rows = salesRows() as { region: string; product: string; amount: number }[];
    const total = rows.reduce((sum, row) => sum + row.amount, 0);
    const tiles = tilesOf(html);
    expect(tiles).toHaveLength(20);
    labels.forEach((label, index) => {
      const [region, product] = label.split(":")[0]?.split(", ") ?? [];
      const amount = rows
        .filter((row) => row.region === region && row.product === product)
        .reduce((sum, row) => sum + row.amount, 0);
      const { width = 0, height = 0 } = tiles[index] ?? {};
      expect((width * height) / 10_000).toBeCloseTo(amount / total, 6);
    });
  });

  test("values without a size have no tile, many groups share one, and huge ones have sizes", async () => {
    const rows = [
      { g: "a", v: 1e308 },
      { g: "b", v: 1e308 },
      { g: "c", v: -4 },
      { g: "d", v: 0 },
    ];
    const huge = tilesOf((await drawn("treemap of v by g", rows)).html);
    expect(huge.map((tile) => Math.round(tile.width * tile.height))).toEqual([5000, 5000]);
    const many = Array.from({ length: 400 }, (_, index) => ({ name: `n${index}`, v: index + 1 }));
    const { labels } = await drawn("treemap of v by name", many);
    expect(labels).toHaveLength(30);
    expect(labels.some((label) => label.startsWith("Other (371): "))).toBe(true);
  });
});

describe("funnels", () => {
  test("each stage has its part of the first and of the one before", async () => {
    expect((await drawn("funnel", STAGES)).labels).toEqual([
      "Visited: 1,000",
      "Signed up: 400, 40% of Visited, 40% of Visited",
      "Paid: 100, 10% of Visited, 25% of Signed up",
    ]);
  });

  test("stages of one record each keep the order of the data, others go by size", async () => {
    const ordered = await drawn("funnel", [...STAGES].reverse());
    expect(ordered.labels[0]).toBe("Paid: 100");
    const counted = await drawn(
      "funnel by step",
      ["a", "b", "b", "c", "b", "c"].map((step) => ({ step })),
    );
    expect(counted.labels.map((label) => label.split(",")[0])).toEqual(["b: 3", "c: 2", "a: 1"]);
  });

  test("an object of numbers is a funnel of its keys", async () => {
    const { labels } = await drawn("conversion funnel", { visits: 5000, signups: 800, paid: 40 });
    expect(labels.at(-1)).toBe("paid: 40, 0.8% of visits, 5% of signups");
  });

  test("nothing is divided by nothing", async () => {
    const { labels } = await drawn("funnel", [
      { stage: "a", n: 0 },
      { stage: "b", n: -5 },
      { stage: "c", n: 1e308 },
    ]);
    expect(labels[1]).toBe("b: -5, – of a, – of a");
    expect(labels.join()).not.toMatch(/NaN|Infinity/);
  });

  test("of many stages the first twelve are shown, and how many are not", async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ stage: `s${index}`, n: 100 - index }));
    const { labels, text } = await drawn("funnel", many);
    expect(labels).toHaveLength(12);
    expect(text).toContain("28 more are not shown");
  });
});

describe("gauges", () => {
  test("each of a few groups is held against its own target", async () => {
    expect((await drawn("gauge", TARGETS)).labels).toEqual(["North: 80, 80% of target 100", "South: 150, 125% of target 120"]);
  });

  test("many groups are one gauge, total against total", async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ shop: `shop ${index}`, sales: 10, quota: 40 }));
    expect((await drawn("gauge", many)).labels).toEqual(["Sales: 300, 25% of quota 1,200"]);
    const asked = await drawn("gauge of sales by shop", many);
    expect(asked.labels).toHaveLength(12);
    expect(asked.text).toContain("18 more are not shown");
  });

  test("single figures find their targets by name, percents are held against the whole", async () => {
    const figures = { sales: 50, sales_target: 200, leads: 30, leads_goal: 20, churn: "4%" };
    expect((await drawn("gauge", figures)).labels).toEqual([
      "Sales: 50, 25% of sales target 200",
      "Leads: 30, 150% of leads goal 20",
    ]);
    expect((await drawn("gauge", { uptime: "99.5%", done: "40%" })).labels).toEqual([
      "Uptime: 99.5%, of 100%",
      "Done: 40%, of 100%",
    ]);
  });

  test("no target, none above zero and no value are said in words", async () => {
    const rows = [
      { team: "a", sales: 5, target: 0 },
      { team: "b", sales: -5, target: 10 },
      { team: "c", sales: 7, target: null },
      { team: "d", sales: 1e308, target: 1 },
    ];
    const { labels, html } = await drawn("gauge by team", rows);
    expect(labels.slice(0, 3)).toEqual(["a: 5, No target", "b: -5, -50% of target 10", "c: 7, No target"]);
    expect(html).not.toMatch(/NaN|Infinity/);
  });
});
