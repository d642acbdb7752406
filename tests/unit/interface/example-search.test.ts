import { expect, test } from "vitest";
import { listExamples } from "#lib/composer/example-library";
import { EXAMPLE_CATEGORIES, searchExamples } from "../../../app/_client/example-search";

const examples = listExamples();
const found = (search: string, category = ""): string[] => searchExamples(examples, search, category).map(({ id }) => id);

test("every category of an example has a name", () => {
  expect(examples.filter(({ category }) => !(category in EXAMPLE_CATEGORIES))).toEqual([]);
});

test("no search and no category show everything", () => {
  expect(found("")).toHaveLength(examples.length);
});

test("a search finds titles, summaries, categories and keywords by the beginnings of words", () => {
  expect(found("d20")).toEqual(["dice-roller"]);
  expect(found("Pomod")).toContain("pomodoro-timer");
  expect(found("color palette")).toEqual(["palette-generator"]);
  expect(found("bar chart")).toEqual(expect.arrayContaining(["bar-chart", "grouped-bars"]));
  expect(found("zzz")).toEqual([]);
});

test("a category keeps the rest out", () => {
  expect(found("", "games")).toContain("snake");
  expect(found("timer", "games")).toEqual([]);
});
