import { expect, test } from "vitest";
import { findPreferences } from "#lib/memory/find-preferences";

test.each([
  ["Always use dark charts", ["Always use dark charts"]],
  ["Make a chart of sales. Always use dark charts!", ["Always use dark charts"]],
  ["Show the sales by month, and always use EUR for the amounts", ["always use EUR for the amounts"]],
  ["Please never use pie charts.", ["Please never use pie charts"]],
  ["amounts in EUR", ["amounts in EUR"]],
  ["All prices in Swiss francs, please", ["All prices in Swiss francs, please"]],
  ["Dates should be written as DD.MM.YYYY", ["Dates should be written as DD.MM.YYYY"]],
  ["amounts in euros with two decimals", ["amounts in euros with two decimals"]],
  ["Show all prices in $", ["Show all prices in $"]],
  ["dates like 2026-01-31", ["dates like 2026-01-31"]],
  ["use metric units", ["use metric units"]],
  ["Please use British spelling", ["Please use British spelling"]],
  ["I prefer tables with zebra stripes", ["I prefer tables with zebra stripes"]],
  ["We usually prefer bar charts over lines", ["We usually prefer bar charts over lines"]],
  ["From now on, round to whole numbers", ["From now on, round to whole numbers"]],
  ["Show totals in bold from now on", ["Show totals in bold from now on"]],
  ["Please remember that our fiscal year begins in April", ["Please remember that our fiscal year begins in April"]],
  ["Hi! My company is called Nordwind GmbH. Make a landing page", ["My company is called Nordwind GmbH"]],
  ["Our brand colour is #ff6600", ["Our brand colour is #ff6600"]],
  ["My currency is CHF", ["My currency is CHF"]],
  ["By the way, I'm colour-blind", ["I'm colour-blind"]],
  ["When you draw a chart, leave out the legend", ["When you draw a chart, leave out the legend"]],
  ["Do not ever use Comic Sans", ["Do not ever use Comic Sans"]],
  ["Whenever you make a table, add a search field", ["Whenever you make a table, add a search field"]],
  ["Don’t ever use Comic Sans", ["Don't ever use Comic Sans"]],
  ["Answer in German", ["Answer in German"]],
  ["I always want totals below tables", ["I always want totals below tables"]],
])("%s", (message, found) => {
  expect(findPreferences(message)).toEqual(found);
});

test.each([
  "Show a table",
  "Create a table showing sales data with sorting",
  "Build a KPI dashboard with 3 metrics",
  "Use dark colours for this chart",
  "make the bars blue",
  "Show the amounts in EUR for this report",
  "Make a table with amounts in EUR",
  "List tenants who pay, never late",
  "When you click the button, a dialog opens",
  "My team is Bayern in this quiz",
  "Please remember that my password is swordfish",
  "Sales in March",
  "Sales in EUR by region as a bar chart",
  "Revenue in 2025",
  "Temperatures in Berlin",
  "times in Tokyo and New York",
  "Show the amounts in EUR",
  "Should I always use dark charts?",
  "do you always use EUR",
  "What is my company called?",
  "what is my currency",
  "Always use dark mode for this one",
  "Just this once, never show the legend",
  "List customers who always pay late",
  "Show me users that never logged in",
  "customers who order, pay and never return",
  "Never mind",
  "Never mind, undo that",
  "A game called Never Have I Ever",
  "Never have I ever quiz for a party",
  "Always-on display clock",
  "I prefer this version",
  "I prefer the second one",
  "I like it",
  "Add a remember me checkbox",
  "Remember to add a header",
  "Please remember to add a header",
  "My company is losing money, show me where",
  "My name is missing in the list",
  "A timer that rings every time I press start",
  "When I click the button, show a dialog",
  "the first tab is open by default",
  "> Always quote what others wrote",
  "```\nalways use tabs in code\n```",
  "Build an app where you always win",
  "numbers in the middle column are wrong?",
  "",
  "   \n\n ",
])("nothing lasting: %s", (message) => {
  expect(findPreferences(message)).toEqual([]);
});

test("at most three of a message, each once, cut to 500 characters", () => {
  const message = ["Always use red", "always use red", "Never use blue", "Always use green", "Always use grey"].join("\n");
  expect(findPreferences(message)).toEqual(["always use red", "Never use blue", "Always use green"]);
  const [long = ""] = findPreferences(`Always use ${"very ".repeat(500)}dark charts`);
  expect(long.length).toBeLessThanOrEqual(500);
});

test.each([
  ["white space", " ".repeat(200_000)],
  ["a clause without an end", `my ${"company ".repeat(30_000)}`],
  ["turns", ", and always".repeat(20_000)],
  ["points", "always use a. ".repeat(20_000)],
  ["fences", "```".repeat(50_000)],
  ["greetings", "hi, ".repeat(50_000)],
  ["what nearly ends", `use ${"every time ".repeat(20_000)}x`],
])("a message of endless %s is read to its end and holds at most three", (_name, message) => {
  expect(findPreferences(message).length).toBeLessThanOrEqual(3);
});
