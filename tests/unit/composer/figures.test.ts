import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileComponent } from "#lib/compilation/compile-component";
import { frameScript } from "#lib/compilation/frame-script";
import { compose } from "#lib/composer/compose";
import type { Recipe } from "#lib/composer/types";
import type { Json } from "#lib/core/json";
import { createRenderer } from "#lib/rendering/render-component";
import { ALLOWED_ELEMENTS, isAllowedAttribute } from "#lib/validation/rules/jsx-names";
import { validateComponent } from "#lib/validation/validate-component";

const render = createRenderer(readFileSync(".build/render-guest.js", "utf8"), {
  isElement: (name) => ALLOWED_ELEMENTS.has(name),
  isAttribute: isAllowedAttribute,
});

const SALES: Json[] = [
  { product: "Chair", region: "North", customer: "Ada", amount: 10.5, day: "2024-04-03" },
  { product: "Chair", region: "South", customer: "Ben", amount: 20, day: "2024-05-03" },
  { product: "Chair", region: "North", customer: "Ada", amount: 30, day: "2024-06-03" },
  { product: "Desk", region: "South", customer: "Cem", amount: 100, day: "2024-04-09" },
  { product: "Desk", region: "North", customer: "Ada", amount: 39.5, day: "2024-05-11" },
  { product: "Lamp", region: "South", customer: "Ben", amount: 5, day: "2024-06-21" },
  { product: "Lamp", region: "North", customer: "Dan", amount: 7, day: "2024-06-22" },
  { product: "Rug", region: "South", customer: "Ben", amount: 88, day: "2024-06-28" },
  { product: "Sofa", region: "South", customer: "", amount: 200, day: "2024-06-29" },
];

/** The app of a recipe, as it is written and as it is drawn; `press` changes what a switch of it starts with. */
async function show(recipe: Partial<Recipe>, data: Json, press: readonly (readonly [string, string])[] = []) {
  const previousRecipe = JSON.parse(JSON.stringify({ version: 1, ...recipe })) as Json;
  const answer = compose({ prompt: "as it is", data, theme: "light", mode: "component", previousRecipe });
  if (answer.kind !== "component") throw new Error("It was answered with text");
  expect(await validateComponent(answer.source)).toEqual({ ok: true });
  const source = press.reduce((code, [before, after]) => {
    if (!code.includes(before)) throw new Error(`The app has no ${before}`);
    return code.replace(before, after);
  }, answer.source);
  const { js } = await compileComponent(source);
  const result = await render({ script: frameScript(js), data: JSON.stringify(data), theme: "light" });
  if (result.state !== "ok") throw new Error(JSON.stringify(result));
  return { ...result, source: answer.source, answer };
}

const AS_TABLE = ['createSignal("Chart")', 'createSignal("Table")'] as const;

/** The words in each row of the tables in some HTML. */
const rowsOf = (html: string) =>
  [...html.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, cell = ""]) => cell.replaceAll(/<[^>]+>/g, "").trim()),
  );

const table = async (recipe: Partial<Recipe>, data: Json = SALES) => rowsOf((await show(recipe, data, [AS_TABLE])).html);

describe("charts read as tables", () => {
  test("bars: the groups that are drawn, with their values as exact as the data", async () => {
    expect(await table({ view: "bar", category: "product", values: ["amount"] })).toEqual([
      ["Product", "Amount"],
      ["Sofa", "200.0"],
      ["Desk", "139.5"],
      ["Rug", "88.0"],
      ["Chair", "60.5"],
      ["Lamp", "12.0"],
    ]);
  });

  test("a donut: values and their shares of the whole", async () => {
    const rows = await table({ view: "donut", category: "region", values: ["amount"] });
    expect(rows).toEqual([
      ["Region", "Amount", "Share"],
      ["South", "413.0", "82.6%"],
      ["North", "87.0", "17.4%"],
    ]);
  });

  test("lines: a row for each step, a column for each line", async () => {
    expect(await table({ view: "line", values: ["amount"], date: "day", series: "region", bucket: "month" })).toEqual([
      ["Day", "South", "North"],
      ["Apr 2024", "100.0", "10.5"],
      ["May 2024", "20.0", "39.5"],
      ["Jun 2024", "293.0", "37.0"],
    ]);
  });

  test("grouped bars and heat maps: both groupings, a dash where there is nothing", async () => {
    const groups = await table({ view: "groups", category: "product", series: "region", values: ["amount"] });
    expect(groups[0]).toEqual(["Product", "South", "North"]);
    expect(groups).toContainEqual(["Rug", "88.0", "–"]);
    const heat = await table({ view: "heatmap", category: "product", series: "region", values: ["amount"] });
    expect(heat[0]).toEqual(["Region", "Chair", "Desk", "Lamp", "Rug", "Sofa"]);
    expect(heat).toContainEqual(["North", "40.5", "39.5", "7.0", "–", "–"]);
  });

  test("a histogram: ranges and how many fall into them, all of them together", async () => {
    const [head, ...bins] = await table({ view: "histogram", values: ["amount"] });
    expect(head).toEqual(["Amount", "Records"]);
    expect(bins.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(SALES.length);
    expect(bins[0]).toEqual(["0 – 50", "6"]);
  });

  test("a scatter plot: the points with their names", async () => {
    const points = [1, 2, 3, 4].map((size) => ({ name: `Item ${size}`, size, weight: size * 2.5 }));
    expect(await table({ view: "scatter", x: "size", y: "weight" }, points)).toEqual([
      ["Name", "Size", "Weight"],
      ["Item 1", "1", "2.5"],
      ["Item 2", "2", "5.0"],
      ["Item 3", "3", "7.5"],
      ["Item 4", "4", "10.0"],
    ]);
  });

  test("boxes, funnels, tree maps, gauges and calendar heat maps too", async () => {
    expect(await table({ view: "boxplot", values: ["amount"], category: "region" })).toEqual([
      ["Region", "Values", "Smallest", "Lower quartile", "Median", "Upper quartile", "Largest"],
      ["South", "5", "5", "20", "88", "100", "200"],
      ["North", "4", "7", "9.63", "20.25", "32.38", "39.5"],
    ]);
    expect(await table({ view: "funnel", category: "region", values: ["amount"] })).toEqual([
      ["Region", "Amount", "Of the first"],
      ["South", "413.0", "100%"],
      ["North", "87.0", "21.1%"],
    ]);
    expect((await table({ view: "treemap", category: "product", values: ["amount"] })).slice(0, 2)).toEqual([
      ["Product", "Amount"],
      ["Sofa", "200.0"],
    ]);
    expect((await table({ view: "calendar-heatmap", values: ["amount"] })).slice(0, 2)).toEqual([
      ["Day", "Amount"],
      ["Apr 3, 2024", "10.5"],
    ]);
    const goals = [
      { team: "A", sales: 50, target: 100 },
      { team: "B", sales: 90, target: 80 },
    ];
    expect(await table({ view: "gauge" }, goals)).toEqual([
      ["Team", "Value", "Target"],
      ["A", "50", "100"],
      ["B", "90", "80"],
    ]);
  });

  test("in a dashboard each chart has its own switch, and a chart without figures has none", async () => {
    const board = await show({ view: "dashboard", panels: ["line", "bar", "table"] }, SALES);
    expect(board.html.match(/aria-label="How the figures are shown"/g)).toHaveLength(2);
    const empty = await show({ view: "bar", category: "product", values: ["amount"] }, SALES);
    const { js } = await compileComponent(empty.source);
    const drawn = await render({ script: frameScript(js), data: "[]", theme: "light" });
    expect(drawn.state === "ok" && drawn.html).toContain("Nothing to show yet");
    expect(drawn.state === "ok" && drawn.html).not.toContain("How the figures are shown");
  });
});

describe("top and bottom n", () => {
  const labels = (rows: string[][]) => rows.slice(1).map(([label]) => label);

  test("the n largest or the n smallest groups, without a group of the others", async () => {
    const top: Partial<Recipe> = { view: "bar", category: "product", values: ["amount"], limit: 2 };
    expect(labels(await table(top))).toEqual(["Sofa", "Desk"]);
    expect(labels(await table({ ...top, sort: { by: "value", descending: true } }))).toEqual(["Sofa", "Desk"]);
    expect(labels(await table({ ...top, sort: { by: "amount", descending: false } }))).toEqual(["Lamp", "Chair"]);
    expect(labels(await table({ ...top, sort: { by: "label", descending: false } }))).toEqual(["Chair", "Desk"]);
    expect((await show(top, SALES)).text).toContain("the 2 largest");
  });

  test("without a wish the rest is one bar where values can be added, and left out where they cannot", async () => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      code: `${"abcde"[index % 5]}${"mnopqr"[index % 6]}x`,
      price: 10 + (index % 30),
    }));
    const sums = labels(await table({ view: "bar", category: "code", values: ["price"], aggregate: "sum" }, many));
    expect(sums).toContain("Other (11)");
    const means = labels(await table({ view: "bar", category: "code", values: ["price"], aggregate: "mean" }, many));
    expect(means).toHaveLength(20);
    expect(means.join()).not.toContain("Other");
  });

  test("months stand in their order, but the largest of them are the largest", async () => {
    const months = ["Jan", "Feb", "Mar", "Apr"].flatMap((month, index) =>
      [1, 2].map(() => ({ month, sales: [5, 9, 2, 7][index] ?? 0 })),
    );
    expect(labels(await table({ view: "bar", category: "month", values: ["sales"] }, months))).toEqual([
      "Jan",
      "Feb",
      "Mar",
      "Apr",
    ]);
    expect(labels(await table({ view: "bar", category: "month", values: ["sales"], limit: 2 }, months))).toEqual(["Feb", "Apr"]);
  });

  test("parts of a ring keep the rest of the whole; the smallest parts keep their true shares", async () => {
    const ring: Partial<Recipe> = { view: "donut", category: "product", values: ["amount"], limit: 2 };
    expect(labels(await table(ring))).toEqual(["Sofa", "Desk", "Other (3)"]);
    expect(await table({ ...ring, sort: { by: "value", descending: false } })).toEqual([
      ["Product", "Amount", "Share"],
      ["Lamp", "12.0", "2.4%"],
      ["Chair", "60.5", "12.1%"],
    ]);
  });
});

describe("different values and shares", () => {
  test("different customers of each region, in words, without the nameless", async () => {
    const rows = await table({ view: "bar", category: "region", values: ["customer"], aggregate: "distinct" });
    expect(rows).toEqual([
      ["Region", "Different customers"],
      ["North", "2"],
      ["South", "2"],
    ]);
    const ring = await show({ view: "donut", category: "region", values: ["customer"], aggregate: "distinct" }, SALES);
    expect(ring.html).not.toContain("%<");
  });

  test("shares of a sum, and of the number of records, in percent", async () => {
    const rows = await table({ view: "bar", category: "region", values: ["amount"], aggregate: "share" });
    expect(rows).toEqual([
      ["Region", "Share of amount"],
      ["South", "82.6%"],
      ["North", "17.4%"],
    ]);
    const words = SALES.map((row) => ({ region: (row as { region: string }).region, name: "x" }));
    expect(await table({ view: "bar", category: "region", aggregate: "share" }, words)).toEqual([
      ["Region", "Share of records"],
      ["South", "55.6%"],
      ["North", "44.4%"],
    ]);
  });

  test("figures count different values and have no shares", async () => {
    const distinct = await show({ view: "kpi", values: ["customer"], aggregate: "distinct" }, SALES);
    expect(distinct.text).toMatch(/Different customers\s+4/);
    const share = await show({ view: "kpi", values: ["amount"], aggregate: "share" }, SALES);
    expect(share.text).toMatch(/Amount\s+500/);
  });
});

test("a figure says against which step it has changed", async () => {
  const monthly = [
    ["2024-04", 100],
    ["2024-05", 80],
    ["2024-06", 100],
  ].map(([month, sales]) => ({ month, sales })) as Json;
  const { text } = await show({ view: "kpi", values: ["sales"] }, monthly);
  expect(text).toMatch(/280[\s\S]*▲ 25%[\s\S]*Jun 2024 vs May 2024/);
});

test("the number of records has a course like every other figure", async () => {
  const { text } = await show({ view: "kpi", values: ["amount"], date: "day", bucket: "month" }, SALES);
  expect(text).toMatch(/Records\s+9[\s\S]*vs/);
});

describe("trend lines", () => {
  const draw = (points: readonly (readonly [number, number])[]) =>
    show(
      { view: "scatter", x: "size", y: "weight" },
      points.map(([size, weight]) => ({ size, weight })),
    );

  test("three points on a line are explained by it wholly", async () => {
    const { html } = await draw([
      [1, 2],
      [2, 4],
      [3, 6],
    ]);
    expect(html).toContain("explains 100% of the spread");
    expect(html).toContain("stroke-dasharray");
  });

  test("two points, or points without a trend, get none", async () => {
    expect(
      (
        await draw([
          [1, 2],
          [2, 4],
        ])
      ).html,
    ).not.toContain("stroke-dasharray");
    const cross = await draw([
      [0, 1],
      [1, 0],
      [2, 1],
      [1, 2],
    ]);
    expect(cross.html).toContain("No straight trend");
    expect(cross.html).not.toContain("stroke-dasharray");
  });
});

describe("tables", () => {
  const CSV = ["[showsCsv, setShowsCsv] = createSignal(false)", "[showsCsv, setShowsCsv] = createSignal(true)"] as const;

  test("the first n after sorting, how many that is of all, and what they come to", async () => {
    const { html, text } = await show({ view: "table", limit: 2, sort: { by: "amount", descending: true } }, SALES);
    const rows = rowsOf(html);
    expect(rows.slice(1, 3).map((row) => row[0])).toEqual(["Sofa", "Desk"]);
    expect(rows.at(-1)).toContain("300.0");
    expect(text).toContain("First 2 of 9");
    expect(text).toContain("Show all 9");
    const smallest = await show({ view: "table", limit: 2, sort: { by: "value", descending: false } }, SALES);
    expect(
      rowsOf(smallest.html)
        .slice(1, 3)
        .map((row) => row[0]),
    ).toEqual(["Lamp", "Lamp"]);
  });

  test("sums and means stand below, but not for years, ranks and ids", async () => {
    const rows = [2021, 2022, 2023].map((year, index) => ({
      city: `City ${index}`,
      year,
      rank: index + 1,
      amount: 10 * index,
      price: index + 0.5,
    }));
    const total = rowsOf((await show({ view: "table" }, rows)).html).at(-1);
    expect(total).toEqual(["Total", "", "", "30", "ø 1.5"]);
  });

  test("in groups: a count and totals for each, the rows on demand", async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      name: `Row ${index}`,
      region: index % 4 === 0 ? "North" : "South",
      amount: index,
    }));
    const recipe: Partial<Recipe> = { view: "table", category: "region" };
    const closed = await show(recipe, many);
    expect(rowsOf(closed.html)).toEqual([
      expect.arrayContaining([expect.stringContaining("Region")]),
      [expect.stringMatching(/North\s*10$/), "", "180"],
      [expect.stringMatching(/South\s*30$/), "", "600"],
      ["Total", "", "780"],
    ]);
    expect(closed.text).toContain("40 rows in 2 groups");
    const few = await show({ ...recipe, sort: { by: "amount", descending: true } }, many.slice(0, 12));
    const first = rowsOf(few.html).slice(1);
    expect(first[0]?.[0]).toMatch(/South\s*9$/);
    expect(first[1]).toEqual(["South", "Row 11", "11"]);
  });

  test("CSV is quoted as RFC 4180 says, and no text is a formula", async () => {
    const texts = ['say "hi"', "a,b", "two\nlines", "=1+1", "+cmd|x", "-5 apples", "@sum", "-12.5", "+3", "plain"];
    const rows = texts.map((text, index) => ({ note: text, amount: index === 0 ? -4 : index }));
    const { html } = await show({ view: "table" }, rows, [CSV]);
    const written = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? /value="([^"]*)"/.exec(html)?.[1] ?? "";
    const csv = written.replaceAll("&quot;", '"').replaceAll("&amp;", "&").replaceAll("&#10;", "\n").replaceAll("&#13;", "\r");
    expect(csv.split("\r\n")).toEqual([
      "Note,Amount",
      '"say ""hi""",-4',
      '"a,b",1',
      '"two\nlines",2',
      "'=1+1,3",
      "'+cmd|x,4",
      "'-5 apples,5",
      "'@sum,6",
      "-12.5,7",
      "+3,8",
      "plain,9",
    ]);
  });
});
