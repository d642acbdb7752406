import { expect, test } from "vitest";
import { compose } from "#lib/composer/compose";
import type { Json } from "#lib/core/json";
import { validateComponent } from "#lib/validation/validate-component";
import { draw } from "../rendering/support";
import { DATA } from "./data";

function component(prompt: string, data?: Json, previousRecipe?: Json) {
  const answer = compose({ prompt, data, theme: "auto", mode: "component", ...(previousRecipe ? { previousRecipe } : {}) });
  if (answer.kind !== "component") throw new Error(`"${prompt}" was answered with text`);
  return answer;
}

/** What an app shows at first, as markup and as text. */
async function shown(prompt: string, data: Json, later: Json = data) {
  const { source } = component(prompt, data);
  const drawing = await draw(source, later);
  if (drawing.state !== "ok") throw new Error(`${prompt}: ${JSON.stringify(drawing).slice(0, 500)}`);
  return { html: drawing.html, text: drawing.text.replace(/\s+/g, " ") };
}

const labels = (html: string) => [...html.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => label);

const commits = [
  { day: "2025-03-03", lines: 10 },
  { day: "2025-03-03", lines: 30 },
  { day: "2025-12-31", lines: 5 },
  { day: "2024-02-29", lines: 8 },
  { day: "soon", lines: 9 },
  { day: "2025-03-04", lines: null },
];

const project = [
  { task: "Build", owner: "Tom", start_date: "2030-01-15", due_date: "2030-02-10", progress: 40 },
  { task: "Plan", owner: "Mara", start_date: "2030-01-01", due_date: "2030-01-10", progress: 100 },
  { task: "Kickoff", owner: "Mara", start_date: "2030-01-03", due_date: "2030-01-03", progress: 0 },
  { task: "Lost", owner: "Tom", start_date: "2030-03-01", due_date: null, progress: 0 },
  { task: "Backwards", owner: "Tom", start_date: "2030-03-01", due_date: "2030-02-01", progress: 0 },
];

const people = [
  {
    name: "Mara",
    role: "Lead",
    salary: 70_000,
    skills: ["Solid", "SQL"],
    site: "https://example.com/mara",
    joined: "2021-05-03",
  },
  { name: "Tom", role: "Design", salary: 90_000, skills: [], site: "https://example.com/tom", joined: "2020-01-31" },
  { name: "Ines", role: "Lead", salary: 80_000, skills: ["Figma"], site: "https://example.com/ines", joined: "2022-11-30" },
];

test.each([
  ["calendar heat map", "calendar-heatmap"],
  ["a contribution graph", "calendar-heatmap"],
  ["show an activity calendar", "calendar-heatmap"],
  ["heat map calendar of lines", "calendar-heatmap"],
  ["calendar", "calendar"],
  ["timeline", "timeline"],
])("%j of days makes a %s", (prompt, view) => {
  expect(component(prompt, commits).recipe).toMatchObject({ view });
});

test.each(["gantt", "Gantt chart of these tasks", "project plan", "roadmap", "schedule chart"])(
  "%j makes bars of time",
  (prompt) => {
    expect(component(prompt, project).recipe).toMatchObject({ view: "gantt", date: "start_date", end: "due_date" });
  },
);

test.each(["detail view", "detail page", "record view", "a profile of each person", "one at a time"])(
  "%j makes pages",
  (prompt) => {
    expect(component(prompt, people).recipe).toMatchObject({ view: "detail" });
  },
);

test.each([
  "calendar heat map",
  "gantt chart",
  "detail view",
  "detail view, top 1 by salary",
  "dashboard with activity calendar and table",
])("%s passes the gate with every form of data", async (prompt) => {
  for (const [name, data] of Object.entries({ ...DATA, commits, project, people })) {
    const { source, recipe } = component(prompt, data);
    expect(await validateComponent(source), `${prompt}: ${name}`).toEqual({ ok: true });
    expect(source.length, `${prompt}: ${name}`).toBeLessThan(40_000);
    expect(component("make it blue", data, recipe).recipe).toMatchObject({ version: 1 });
  }
});

test("a calendar heat map adds up each day, a block for each year, and says what it left out", async () => {
  const { text, html } = await shown("calendar heat map of lines", commits);
  expect(text).toContain("202545 on 2 days");
  expect(text).toContain("20248 on 1 day");
  expect(text).toContain("from 6 records; 2 without a readable value are left out.");
  expect(text).toMatch(/None 5 8 40/);
  expect(labels(html)).toContain("Lines by day, 2025");
  // 365 days and 366 days, three of them coloured; so are the three steps of the legend.
  expect(html.match(/<span style="--column/g)).toHaveLength(731);
  expect(html.match(/background:\s?var\(--shade-\d\)/g)).toHaveLength(6);
});

test("without a number a calendar heat map counts the records of each day", async () => {
  const days = commits.map(({ day }) => ({ day, note: `at ${day}` }));
  const { text } = await shown("contribution graph", days);
  expect(text).toContain("20254 on 3 days");
  expect(text).toContain("1 without a readable value is left out.");
});

test("a calendar heat map is a panel that takes the whole width of a dashboard", () => {
  const { recipe, source } = component("dashboard with an activity calendar, a bar chart and a table", people);
  expect(recipe).toMatchObject({ view: "dashboard", panels: expect.arrayContaining(["calendar-heatmap", "bar", "table"]) });
  expect(source).toMatch(/col-span-full[^]*<CalendarHeatMap/);
});

test("without dates there is no calendar, and it says so", () => {
  const { recipe, notes } = component("calendar heat map", [{ a: 1 }, { a: 2 }]);
  expect(recipe).toMatchObject({ view: "table" });
  expect(notes.join(" ")).toContain("No field of the data holds dates.");
});

test("a Gantt chart draws each span once, the earliest first, and counts what has none", async () => {
  const { text, html } = await shown("gantt chart", project);
  const bars = labels(html).filter((label) => label?.includes("% done"));
  expect(bars).toEqual([
    "Plan, Jan 1, 2030 – Jan 10, 2030, 10 days, Mara, 100% done",
    "Kickoff, Jan 3, 2030, 1 day, Mara, 0% done",
    "Build, Jan 15, 2030 – Feb 10, 2030, 27 days, Tom, 40% done",
  ]);
  expect(html.match(/rotate-45/g)).toHaveLength(1);
  expect(text).toContain("3 records from Jan 1, 2030 to Feb 10, 2030");
  expect(text).toContain("1 without a readable start or end is left out; 1 that ends before it starts is left out.");
  expect(text).not.toContain("Today");
});

test("the line of today is drawn only where today is in the range", async () => {
  const around = [
    { task: "Ages", start: "1990-01-01", end: "2190-01-01" },
    { task: "Start", start: "1990-01-01", end: "1991-01-01" },
  ];
  expect((await shown("gantt", around)).text).toContain("Today");
});

test("dates without telling names are taken in order of value, a duration stands in for an end", async () => {
  const unnamed = [
    { item: "A", zweite: "2030-02-01", erste: "2030-01-01" },
    { item: "B", zweite: "2030-03-01", erste: "2030-01-05" },
  ];
  expect(component("gantt", unnamed).recipe).toMatchObject({ date: "erste", end: "zweite" });
  const lasting = [
    { task: "A", start: "2030-01-01", days: 5 },
    { task: "B", start: "2030-01-04", days: 10 },
  ];
  expect(labels((await shown("gantt", lasting)).html)).toEqual(
    expect.arrayContaining(["A, Jan 1, 2030 – Jan 5, 2030, 5 days", "B, Jan 4, 2030 – Jan 13, 2030, 10 days"]),
  );
});

test("a Gantt chart is coloured by what the request names, and two named dates are its ends", () => {
  const rows = project.map((row) => ({ ...row, status: "open", kickoff: row.start_date, launch: row.due_date }));
  expect(component("gantt chart by owner", rows).source).toMatch(/group: OWNER/);
  expect(component("gantt chart from kickoff to launch", rows).recipe).toMatchObject({ date: "kickoff", end: "launch" });
});

test("one date alone is a timeline", () => {
  const { recipe, notes } = component("gantt chart", DATA["tasks"]);
  expect(recipe).toMatchObject({ view: "timeline" });
  expect(notes.join(" ")).toContain("needs a start and an end");
});

test("thousands of spans begin with forty rows", async () => {
  const many = Array.from({ length: 3_000 }, (_, index) => ({
    task: `Task ${index}`,
    start: new Date(Date.UTC(2030, 0, 1 + (index % 700))).toISOString().slice(0, 10),
    end: new Date(Date.UTC(2030, 0, 9 + (index % 700))).toISOString().slice(0, 10),
  }));
  const { html, text } = await shown("gantt", many);
  expect(html.match(/role="img"/g)).toHaveLength(40);
  expect(text).toContain("Show more of 3,000");
});

test("a page shows one record: its title, figures, lists and addresses, with ways to the others", async () => {
  const { html, text } = await shown("detail view sorted by salary descending", people);
  expect(html).toMatch(/<h2[^>]*>Tom<\/h2>/);
  expect(text).toContain("Salary 90,000");
  expect(text).toContain("Joined Jan 31, 2020");
  expect(text).toContain("example.com/tom");
  expect(text).toContain("1 of 3");
  expect([...html.matchAll(/<option[^>]*>([^<]*)</g)].map(([, name]) => name)).toEqual(["Tom", "Ines", "Mara"]);
});

test("lists are chips, and what cannot be read is shown as it came", async () => {
  const later = [{ ...people[2], joined: "someday" }];
  const { html } = await shown("detail view", people, later);
  expect(html).toMatch(/<li[^>]*>Figma<\/li>/);
  expect(html).toContain("someday");
});

test("panels that the data have nothing for are left out of a dashboard, with the reason", () => {
  const { recipe, notes, source } = component("dashboard with activity calendar and table", [{ a: 1 }, { a: 2 }]);
  expect(recipe).toMatchObject({ view: "dashboard" });
  expect(source).not.toContain("CalendarHeatMap");
  expect(notes.join(" ")).toContain("No field of the data holds dates. The calendar-heatmap panel is left out.");
});

test("a page of one record has no ways to others", async () => {
  for (const { html, text } of [
    await shown("detail page of the top 1 sorted by salary descending", people),
    await shown("profile of this person", { name: "Tom", salary: 90_000, team: "Design" }),
  ]) {
    expect(html).toMatch(/<h2[^>]*>Tom<\/h2>/);
    expect(text).toContain("90,000");
    expect(html).not.toContain("<nav");
  }
});

test("more records than a list has room for are searched", async () => {
  const many = Array.from({ length: 2_000 }, (_, index) => ({ name: `Person ${index}`, age: 20 + (index % 50) }));
  const { html, text } = await shown("one at a time", many);
  expect(text).toContain("1 of 2,000");
  expect(labels(html)).toContain("Find by Name");
  expect(html).not.toContain("<select");
});

test.each(["calendar heat map", "gantt chart", "detail view"])(
  "%s follows data that come later, or says why it cannot",
  async (prompt) => {
    const rows = project.map((row) => ({ ...row, start_date: row.start_date }));
    expect((await shown(prompt, rows, [])).text).toContain("no records in the data yet");
    const other = await shown(prompt, rows, [{ quite: "different" }]);
    expect(other.text).toMatch(/found nothing readable there|Untitled/);
  },
);
