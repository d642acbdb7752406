import { expect, test } from "vitest";
import type { Json } from "#lib/core/json";
import { describeShape } from "#lib/generation/data-shape";
import { shapeKey } from "#lib/generation/shape-key";

const same = (a: Json, b: Json) => shapeKey(a) === shapeKey(b);

test("fresh values of the same form have the same key, whatever the order of the fields", () => {
  expect(same({ revenue: 5000, growth: "15%" }, { growth: "-3.5%", revenue: 1 })).toBe(true);
  expect(same([{ day: "2026-01-02", n: 1 }], [{ day: "2025-11-30", n: 7 }])).toBe(true);
});

test.each<[string, Json, Json]>([
  ["how a text is written", { growth: "15%" }, { growth: "high" }],
  ["currencies", { price: "$5" }, { price: "5" }],
  ["a missing field", [{ a: 1, b: 2 }], [{ a: 1 }]],
  ["few and many rows", [1, 2], Array.from({ length: 100 }, (_, index) => index)],
  ["few and many categories", rows(4, 60), rows(60, 60)],
  ["nothing at all", [], [{ a: 1 }]],
])("%s makes another key", (_name, a, b) => {
  expect(same(a, b)).toBe(false);
});

test("a text that is a table has the key of its columns, wherever it lies", () => {
  const spent = "Date,Amount\n2024-01-03,12.50\n2024-01-04,8.00";
  const fresh = "Date,Amount\n2025-06-01,99.00\n2025-06-02,7.25";
  const other = "Team,Points\nReds,4\nBlues,9";
  for (const wrap of [(text: string): Json => text, (content: string): Json => ({ files: [{ name: "a.csv", content }] })]) {
    expect(same(wrap(spent), wrap(fresh))).toBe(true);
    expect(same(wrap(spent), wrap(other))).toBe(false);
    expect(same(wrap(spent), wrap(spent.replaceAll(",", ";")))).toBe(false);
    expect(same(wrap(spent), wrap("Date,Amount\nsoon,high\nlate,low"))).toBe(false);
  }
});

test("deep and wide data cost a bounded amount", () => {
  let deep: Json = 1;
  for (let level = 0; level < 150; level += 1) deep = [deep];
  const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, index]));
  expect(shapeKey(deep).length).toBeLessThan(2_000);
  expect(shapeKey(wide).length).toBeLessThan(40_000);
});

test("a description for models holds types, ranges and three rows, and schema-only holds no value", () => {
  const data = Array.from({ length: 50 }, (_, index) => ({ city: `Town ${index}`, amount: index }));
  expect(describeShape(data, false)).toContain("Town 2");
  expect(describeShape(data, false)).not.toContain("Town 3");
  expect(describeShape(data, false)).toContain('"max":49');
  expect(describeShape(data, true)).not.toMatch(/Town|49/);
});

function rows(categories: number, count: number): Json {
  return Array.from({ length: count }, (_, index) => ({ name: `c${index % categories}`, n: index }));
}
