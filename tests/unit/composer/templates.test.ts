import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileComponent } from "#lib/compilation/compile-component";
import { findTemplate, listTemplates } from "#lib/composer/template-library";
import { validateComponent } from "#lib/validation/validate-component";

const MAX_SOURCE_BYTES = 14 * 1024;
/** The first one warms the compiler up. */
const COLD_COMPILE_MS = 30_000;
const templates = listTemplates();

describe("the shelf", () => {
  test("holds one entry for each file, and no id twice", () => {
    const files = readdirSync("lib/composer/templates").flatMap((file) =>
      file.endsWith(".tsx") ? [file.replace(".tsx", "")] : [],
    );
    expect(templates.map((template) => template.id).toSorted()).toEqual(files.toSorted());
    expect(new Set(templates.map((template) => template.id)).size).toBe(templates.length);
    expect(templates.length).toBeGreaterThanOrEqual(24);
  });

  test("gives no keyword to two templates", () => {
    const all = templates.flatMap((template) => template.keywords);
    expect(all.filter((keyword, index) => all.indexOf(keyword) !== index)).toEqual([]);
  });

  test.each(templates)("$id is small and passes the gate", async ({ source }) => {
    expect(Buffer.byteLength(source)).toBeLessThan(MAX_SOURCE_BYTES);
    expect(await validateComponent(source)).toEqual({ ok: true });
  });

  test.each(templates)(
    "$id compiles",
    async ({ source }) => {
      const { js, css } = await compileComponent(source);
      expect(js.length).toBeGreaterThan(1000);
      expect(css.length).toBeGreaterThan(1000);
    },
    COLD_COMPILE_MS,
  );
});

const FOUND: readonly (readonly [string, string])[] = [
  ["make me a pomodoro timer", "pomodoro-timer"],
  ["build a todo list with priorities", "todo-list"],
  ["I need a to-do app", "todo-list"],
  ["Create a task tracker", "todo-list"],
  ["todos", "todo-list"],
  ["I need a tip calculator", "tip-calculator"],
  ["a calculator for tips", "tip-calculator"],
  ["Help me split the bill at a restaurant", "tip-calculator"],
  ["unit converter", "unit-converter"],
  ["Convert kilometres to miles", "unit-converter"],
  ["quiz about capitals", "quiz"],
  ["a trivia quiz about mortgages", "quiz"],
  ["times tables quiz", "quiz"],
  ["flash cards for Spanish words", "flashcards"],
  ["Please build a calculator", "calculator"],
  ["mortgage calculator with chart", "loan-planner"],
  ["compound interest calculator", "savings-planner"],
  ["BMI calculator", "bmi-calculator"],
  ["an expense tracker with a donut chart", "expense-tracker"],
  ["I want to track my expenses with a chart", "expense-tracker"],
  ["Invoice generator with a table of lines", "invoice-editor"],
  ["monthly budget planner", "budget-planner"],
  ["kanban board for my team", "kanban-board"],
  ["Gantt chart for a project", "timeline-planner"],
  ["calendar app with events", "month-calendar"],
  ["a timetable for school", "weekly-schedule"],
  ["stop watch with laps", "stopwatch"],
  ["countdown timer", "kitchen-timers"],
  ["a 10 minute timer", "kitchen-timers"],
  ["countdown to my birthday", "date-countdown"],
  ["world clock with four cities", "world-clock"],
  ["habit tracker with a heat map", "habit-tracker"],
  ["workout log for the gym", "workout-log"],
  ["weekly meal plan", "meal-planner"],
  ["scale a recipe to 6 servings", "recipe-scaler"],
  ["packing list", "checklist"],
  ["a shopping list app", "checklist"],
  ["sticky notes", "notes"],
  ["word counter", "word-counter"],
  ["Make a simple counter", "counter"],
  ["create a poll", "poll"],
  ["customer satisfaction survey", "survey"],
  ["contact form with validation", "contact-form"],
  ["RSVP page for our wedding", "event-signup"],
  ["book an appointment", "appointment-booking"],
  ["colour palette generator", "palette-generator"],
  ["a whiteboard to draw on", "drawing-pad"],
  ["roll two dice", "dice-roller"],
  ["dice roller", "dice-roller"],
  ["roll two d20", "dice-roller"],
  ["a die roller for our D&D evening", "dice-roller"],
  ["Make me an app that rolls 4d6", "dice-roller"],
  ["I need a dice app with d20 and d6", "dice-roller"],
  ["currency converter", "currency-converter"],
  ["convert EUR to USD", "currency-converter"],
  ["Convert 100 euros to dollars", "currency-converter"],
  ["how much is 50 GBP in CHF", "currency-converter"],
  ["a currency calculator with exchange rates I can edit", "currency-converter"],
  ["money converter for our trip to Japan", "currency-converter"],
  ["time zone converter", "time-zone-converter"],
  ["what time is it in Tokyo when it is 9 in Berlin", "time-zone-converter"],
  ["Convert 3pm New York time to London time", "time-zone-converter"],
  ["time difference between Sydney and Paris", "time-zone-converter"],
  ["convert time zones for a meeting", "time-zone-converter"],
  ["time zones of our offices", "world-clock"],
  ["a clock", "world-clock"],
  ["seat map for a cinema", "seat-map"],
  ["choose seats in a theatre", "seat-map"],
  ["Build a seating plan for a concert hall", "seat-map"],
  ["cinema seat booking", "seat-map"],
  ["how strong is my password", "password-strength"],
  ["password strength meter", "password-strength"],
  ["Check my password", "password-strength"],
  ["a tool that tests passwords", "password-strength"],
  ["is my password safe?", "password-strength"],
  ["seating chart for a wedding hall", "seat-map"],
  ["what is 9:00 UTC in California", "time-zone-converter"],
  ["Convert pounds to kilograms", "unit-converter"],
  ["celsius to fahrenheit converter", "unit-converter"],
  ["a converter", "unit-converter"],
  ["book a table at a restaurant", "appointment-booking"],
  ["pick a random name", "random-picker"],
  ["flip a coin", "random-picker"],
  ["tic-tac-toe", "tic-tac-toe"],
  ["memory card game", "memory-game"],
  ["2048", "game-2048"],
  ["snake game", "snake"],
  ["typing speed test", "typing-test"],
];

const NOT_FOUND = [
  "Create a table showing sales data with sorting",
  "Build a KPI dashboard with 3 metrics",
  "Make a filterable product list",
  "Generate a bar chart visualization",
  "line chart of monthly revenue",
  "Show my expenses as a pie chart",
  "bar chart of expenses by category",
  "expense table",
  "table of habits with streaks",
  "a sortable table of invoices",
  "Plot budget against actual spending",
  "dashboard for my workouts",
  "table of exchange rates",
  "chart of EUR over time",
  "a table of passwords and their strength",
  "revenue in USD by region as a bar chart",
  "Show revenue in EUR",
  "how strong is the growth",
  "scatter plot of height and weight",
  "histogram of quiz scores",
  "donut chart for the survey results",
  "heatmap of calendar activity",
  "visualize this data as a timeline",
  "Show this JSON as a kanban board",
  "Analyze my poll results",
  "graph the loan balance over time",
  "a trend of tips per day as a chart",
  "spreadsheet of meal plans",
  "Summarise revenue and growth",
  "hello",
  "make the bars blue",
  "What do you want to do today?",
  "",
  "🙂",
];

describe("finding a template", () => {
  test.each(FOUND)("%j gives %s", (prompt, id) => {
    expect(findTemplate(prompt)?.id).toBe(id);
  });

  test.each(NOT_FOUND)("%j gives none", (prompt) => {
    expect(findTemplate(prompt)).toBeUndefined();
  });

  test.each(templates)("$id answers to its own title", (template) => {
    expect(findTemplate(template.title)?.id).toBe(template.id);
  });

  test("the same request gives the same template, in any case and spacing", () => {
    expect(findTemplate("  MAKE me   a Pomodoro\nTIMER!! ")).toBe(findTemplate("make me a pomodoro timer"));
  });

  test("a very long request is answered quickly", () => {
    expect(findTemplate("timer with many words ".repeat(2000))).toBeDefined();
  });
});
