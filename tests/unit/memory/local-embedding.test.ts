import fc from "fast-check";
import { expect, test } from "vitest";
import { EMBEDDING_DIMENSIONS, embedLocally, similarityOf } from "#lib/memory/local-embedding";
import { SEEN, UNSEEN, type Pair } from "./pairs";

const THRESHOLD = 0.78;

const similarity = (one: string, other: string): number => similarityOf(embedLocally(one), embedLocally(other));
const near = (pairs: readonly Pair[]): string[] =>
  pairs.filter(([memory, request]) => similarity(memory, request) >= THRESHOLD).map((pair) => pair.join(" ~ "));

test.each([
  ["that the weights were chosen by", SEEN, 1],
  ["that were written afterwards", UNSEEN, 0.8],
])("of the pairs %s the related ones are above the threshold, and no other", (_name, { related, unrelated }, recall) => {
  expect(near(unrelated)).toEqual([]);
  expect(near(related).length).toBeGreaterThanOrEqual(recall * related.length);
});

test("how a thing is spelt and inflected makes no difference, and names of one thing are near", () => {
  expect(similarity("Use dark colours for charts!", "use DARK color for chart")).toBeCloseTo(1, 6);
  expect(similarity("sorted tables", "sort the table")).toBeGreaterThan(0.9);
  expect(similarity("Zahlen über München", "zahlen uber munchen")).toBeCloseTo(1, 6);
  expect(similarity("all prices in €", "prices in euros")).toBeGreaterThan(0.9);
  expect(similarity("show amounts in EUR", "show amounts in USD")).toBeLessThan(0.97);
  expect(similarity("使用深色图表", "我要一个深色的图表")).toBeGreaterThan(THRESHOLD);
});

test("texts of common words are near to nothing but themselves", () => {
  for (const text of ["make it nicer, please", "and then?", "", "...", "🎉"]) {
    expect(similarity(text, "always use dark charts")).toBeLessThan(THRESHOLD);
    expect(similarity(text, text)).toBeCloseTo(1, 6);
  }
});

test("any text has one vector of length one", () => {
  const anyText = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes));
  fc.assert(
    fc.property(anyText, (text) => {
      const vector = embedLocally(text);
      expect(vector).toHaveLength(EMBEDDING_DIMENSIONS);
      expect(similarityOf(vector, vector)).toBeCloseTo(1, 6);
      expect(embedLocally(text).every((value, index) => value === vector[index])).toBe(true);
    }),
    { numRuns: 100, seed: 7 },
  );
});

test.each([
  ["lone surrogates", "\ud800 dark \udc00 chart \ud83d"],
  ["what unfolds to many characters", "\ufdfa".repeat(4_000)],
  ["one endless word", "a".repeat(4_000)],
  ["marks on marks", `a${"\u0301".repeat(4_000)}`],
  ["NUL", "\0\0\0"],
])("%s do no harm", (_name, text) => {
  const vector = embedLocally(text);
  expect(vector.every((value) => Number.isFinite(value))).toBe(true);
  expect(similarityOf(vector, vector)).toBeCloseTo(1, 6);
});
