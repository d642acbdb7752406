import { expect, test } from "vitest";
import { nextShown } from "../../../app/_client/reveal";

function stepsFor(text: string): number {
  let steps = 0;
  for (let shown = 0; shown < text.length; shown = nextShown(shown, text)) steps += 1;
  return steps;
}

test("a short text is typed, a long one catches up within about a second of steps", () => {
  expect(stepsFor("twelve chars")).toBeGreaterThan(4);
  expect(stepsFor("x".repeat(20_000))).toBeLessThan(1_000 / 14 + 40);
});

test("no step ends inside a surrogate pair", () => {
  const text = "😀".repeat(50);
  for (let shown = 0; shown < text.length; shown = nextShown(shown, text))
    expect(text.slice(0, shown)).not.toMatch(/[\uD800-\uDBFF]$/);
});

test("nothing left to show stays where it is", () => {
  expect(nextShown(3, "abc")).toBe(3);
  expect(nextShown(9, "abc")).toBe(3);
});
