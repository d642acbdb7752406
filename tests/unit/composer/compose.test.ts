import { describe, expect, test } from "vitest";
import { compileComponent } from "#lib/compilation/compile-component";
import { compose, type ComposeInput } from "#lib/composer/compose";
import { validateComponent } from "#lib/validation/validate-component";
import { partOf } from "../../support/every-case";
import { DATA, PROMPTS, salesRows } from "./data";

const ask = (prompt: string, data?: ComposeInput["data"], extra: Partial<ComposeInput> = {}) =>
  compose({ prompt, data, theme: "auto", mode: "component", ...extra });

function component(prompt: string, data?: ComposeInput["data"], extra: Partial<ComposeInput> = {}) {
  const answer = ask(prompt, data, extra);
  if (answer.kind !== "component") throw new Error(`"${prompt}" was answered with text`);
  return answer;
}

describe.each(Object.entries(DATA))("data: %s", (_name, data) => {
  test.each(partOf(PROMPTS, 3))("%s passes the whole gate", async (prompt) => {
    const { source, title, recipe } = component(prompt, data);
    expect(await validateComponent(source)).toEqual({ ok: true });
    expect(title.length).toBeGreaterThan(0);
    expect(source.length).toBeLessThan(50_000);
    // A stored recipe starts the next refinement.
    expect(component("make it blue", data, { previousRecipe: recipe }).recipe).toMatchObject({ version: 1 });
  });

  test("a change of the app passes it too", async () => {
    const { recipe } = component("dashboard", data);
    const { source } = component("make it blue", data, { previousRecipe: recipe });
    expect(await validateComponent(source)).toEqual({ ok: true });
  });
});

test("what it writes for each view compiles", async () => {
  for (const [data, prompt] of [
    ...PROMPTS.map((prompt) => ["sales", prompt] as const),
    ["metrics", "dashboard"],
    ["tasks", "kanban"],
    ["tasks", "timeline"],
    ["tasks", "calendar"],
    ["tasks", "form"],
    ["matrix", "line chart"],
    ["hostile", "table"],
    ["none", "Make a filterable product list"],
  ] as const) {
    const { js } = await compileComponent(component(prompt, DATA[data]).source);
    expect(js.length, `${data}: ${prompt}`).toBeLessThan(64 * 1024);
  }
}, 120_000);

test("the same question gives the same answer", () => {
  expect(ask("dashboard", salesRows())).toEqual(ask("dashboard", salesRows()));
});

test.each([
  ["table", "table"],
  ["bar chart by region", "bar"],
  ["trend", "line"],
  ["dashboard", "dashboard"],
  ["pie chart of amount by product", "donut"],
])("500 sales rows and %j make a %s", (prompt, view) => {
  expect(component(prompt, salesRows()).recipe).toMatchObject({ view });
});

test.each([
  ["Create a table showing sales data with sorting", "table"],
  ["Build a KPI dashboard with 3 metrics", undefined],
  ["Make a filterable product list", "products"],
  ["Generate a bar chart visualization", "bar"],
])("%j without data shows data marked as sample", (prompt, view) => {
  const { source, notes, recipe } = component(prompt);
  expect(source).toContain("Sample data");
  expect(notes.join(" ")).toContain("Sample data");
  if (view) expect(recipe).toMatchObject({ view });
});

test("two figures become two cards, with the percent as a percent", () => {
  const { source, recipe } = component("Create a dashboard for these metrics", DATA["metrics"]);
  expect(recipe).toMatchObject({ view: "kpi" });
  expect(source).toMatch(/label: "Revenue"/);
  expect(source).toMatch(/label: "Growth", kind: "percent"/);
});

test("a refinement changes the recipe and nothing else", () => {
  const first = component("bar chart of amount by region", salesRows());
  const blue = component("make the bars blue", salesRows(), { previousRecipe: first.recipe });
  expect(blue.recipe).toMatchObject({ view: "bar", category: "region", colour: expect.any(String) });
  const line = component("make it a line chart", salesRows(), { previousRecipe: blue.recipe });
  expect(line.recipe).toMatchObject({ view: "line", colour: expect.any(String) });
});

test("a refinement that says nothing known says so", () => {
  const { recipe } = component("table", salesRows());
  expect(component("make it sing", salesRows(), { previousRecipe: recipe }).notes.join(" ")).toContain(
    "found nothing in the request",
  );
});

test("small talk and what it has no rule for are answered in words, honestly", () => {
  expect(ask("hello", undefined, { mode: "auto" })).toMatchObject({
    kind: "text",
    text: expect.stringContaining("built-in composer"),
  });
  expect(ask("write me a poem about rain", undefined, { mode: "auto" })).toMatchObject({ kind: "text" });
  expect(ask("anything", undefined, { mode: "text" })).toMatchObject({ kind: "text" });
});

test("an app that needs no data comes from the library", () => {
  expect(component("make me a pomodoro timer")).toMatchObject({
    title: "Pomodoro timer",
    recipe: { template: expect.any(String) },
  });
});

test("names and values of the data are text in the source and never code", () => {
  const { source } = component("table", DATA["hostile"]);
  expect(source).not.toContain("</script>");
  expect(source).not.toMatch(/^\s*alert\(1\)/m);
  expect(source).not.toContain("\u202e");
});

test("a dashboard of these orders shows every figure, also when a column is called orders", () => {
  const rows = Array.from({ length: 12 }, (_, month) => ({
    month: `2026-${String(month + 1).padStart(2, "0")}`,
    orders: 400 + month * 7,
    revenue: 38_000 + month * 310,
    refunds: 1_100 - month * 5,
  }));
  const { source } = component("Build a dashboard of these orders", rows);
  for (const label of ["Orders", "Revenue", "Refunds"]) expect(source).toMatch(new RegExp(`label: "${label}",[^}]*total:`));
  expect(source).not.toContain('total: "count"');
  expect(source).toMatch(/label: "Month",\s+kind: "date",[^}]*step: "month"|label: "Month", kind: "date", step: "month"/);
});

test("beside few figures the number of records is one, under a name that no column has", () => {
  const rows = Array.from({ length: 12 }, (_, month) => ({
    month: `2026-${String(month + 1).padStart(2, "0")}`,
    orders: 400 + month * 7,
  }));
  expect(component("Build a dashboard of these orders", rows).source).toMatch(/label: "Records",[^}]*total: "count"/);
});

test("four figures stand in a row or two by two", () => {
  const { source } = component("KPIs", { users: 120, sessions: 340, orders: 27, refunds: 2 });
  expect(source).toContain("sm:grid-cols-2 lg:grid-cols-4");
});

test("single values beside a table are shown, and lists inside records are no groups", () => {
  const { source, title } = component("Show this", {
    company: "Acme",
    address: { city: "Oslo", zip: "0150" },
    status: "ok",
    orders: [
      { id: 1, total: 20, items: [{ sku: "a", qty: 2 }] },
      { id: 2, total: 35, items: [] },
    ],
  });
  expect(source).toMatch(/const DETAILS[\s\S]*"Company"[\s\S]*"City"/);
  expect(source).not.toContain('label: "Status"');
  expect(title).not.toContain("items");
  expect(source).not.toMatch(/Bars/);
});

test("growth beside one amount is that amount's change", () => {
  const { source } = component("dashboard", { revenue: 5000, growth: "15%" });
  expect(source).toMatch(/label: "Revenue"[\s\S]*change: \{[^}]*"Growth"/);
});
