import { expect, test } from "vitest";
import { compose } from "#lib/composer/compose";
import type { Json } from "#lib/core/json";
import { validateComponent } from "#lib/validation/validate-component";
import { draw } from "../rendering/support";

function component(prompt: string, data: Json) {
  const answer = compose({ prompt, data, theme: "auto", mode: "component" });
  if (answer.kind !== "component") throw new Error(`"${prompt}" was answered with text`);
  return answer;
}

async function shownText(prompt: string, data: Json, later: Json = data): Promise<string> {
  const drawing = await draw(component(prompt, data).source, later);
  if (drawing.state !== "ok") throw new Error(`${prompt}: ${JSON.stringify(drawing).slice(0, 300)}`);
  return drawing.text.replace(/\s+/g, " ");
}

const sales = Array.from({ length: 60 }, (_, index) => ({
  date: new Date(Date.UTC(2025, 0, 1 + index * 5)).toISOString().slice(0, 10),
  region: ["North", "South", "East"][index % 3] ?? "North",
  channel: ["Web", "Store"][index % 2] ?? "Web",
  revenue: 1_000 + ((index * 7_919) % 900),
  units: 5 + ((index * 31) % 40),
}));

test("figures and five charts have room in one source", async () => {
  const prompt = "dashboard with KPIs, a line chart, a bar chart, a donut, a histogram and a scatter plot";
  const { source, recipe, notes } = component(prompt, sales);
  expect(recipe).toMatchObject({ panels: ["kpi", "line", "bar", "donut", "histogram", "scatter"] });
  for (const name of ["MetricCard", "LineChart", "ColumnChart", "Donut", "Histogram", "Scatter"])
    expect(source).toContain(`<${name}`);
  expect(notes.join(" ")).not.toContain("left out");
  expect(await validateComponent(source)).toEqual({ ok: true });
});

test("weekdays and hours are read from the date that has them", async () => {
  const data = Array.from({ length: 12 }, (_, index) => ({
    ordered: `2024-01-0${1 + (index % 2)}`,
    packed: index < 3 ? null : `2024-03-0${1 + (index % 5)}T0${7 + (index % 2)}:30:00Z`,
    weight: 2 + index,
  }));
  const text = await shownText("heat map of the number of records by weekday and hour", data);
  expect(text).toContain("07:00");
  expect(text).toContain("08:00");
  expect(text).toContain("Monday");
  expect(text).not.toContain("00:00");
  expect(text).not.toContain("Friday");
});

test("a target that stands beside the records is the target of all of them", async () => {
  const data = {
    target: 100,
    rows: [
      { name: "a", value: 20 },
      { name: "b", value: 40 },
    ],
  };
  expect(await shownText("gauge", data)).toContain("60 Value 60% of target 100");
  expect(await shownText("gauge by name", data)).toContain("20 a 20% of target 100");
});

test("what is rounded to nothing has no sign, and the smallest numbers are not zero", async () => {
  expect(await shownText("KPI cards", { margin: -0.0000001, revenue: 5 })).not.toMatch(/-0/);
  expect(
    await shownText("bar chart of size by name", [
      { name: "a", size: 0.0000017 },
      { name: "b", size: 0.0000034 },
    ]),
  ).toMatch(/1\.7e-?6/i);
});

test("a rate below a tenth of a percent is not nothing", async () => {
  const rates = ["0.04%", "0.021%", "2.5%"].map((rate, index) => ({ step: `step ${index}`, error_rate: rate }));
  expect(await shownText("table", rates)).toContain("0.04%");
});

test("the numbers of an axis are written alike: 5K only beside 10K", async () => {
  const axisUpTo = async (most: number) => {
    const data = [1, 2, 3].map((index) => ({ month: `2024-0${index}`, visits: (most * index) / 3 }));
    const drawing = await draw(component("line chart of visits by month", data).source, data);
    return drawing.state === "ok" ? drawing.html : "";
  };
  expect(await axisUpTo(18_000)).toMatch(/>5K<.*>20K</);
  expect(await axisUpTo(6_000)).toMatch(/>2,000<.*>6,000</);
});

test("plain dates and numbers are read by shorter code, which still reads what people type", async () => {
  const { source } = component("line chart of revenue by month", sales);
  expect(source).not.toContain("quarter = /");
  const later = [
    { date: "31.01.2025", region: "North", channel: "Web", revenue: "$1,200.50", units: 3 },
    { date: "2025-02-01T08:00", region: "North", channel: "Web", revenue: 800, units: 3 },
  ];
  expect(await shownText("table", sales, later)).toContain("Jan 31, 2025");
  expect(await shownText("line chart of revenue by month", sales, later)).not.toContain("left out");
});

test("bars that have no room are named in the caption", () => {
  const many = Array.from({ length: 40 }, (_, index) => ({ name: `Step ${index}`, score: 40 - index }));
  expect(component("bar chart of score by name sorted by name", many).source).toContain("the first 20");
});
