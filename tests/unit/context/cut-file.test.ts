import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countTokens } from "#lib/context/count-tokens";
import { cutFile } from "#lib/context/cut-file";

const RUNS = { seed: 20_261_128, numRuns: 80 };
const SOURCE = readFileSync("lib/composer/compose.ts", "utf8");
const LINES = SOURCE.split("\n");

const part = (content: string, fromLine: number, toLine: number) =>
  content
    .split(/(?<=\n)/)
    .slice(fromLine - 1, toLine)
    .join("");

describe("cutting a file", { timeout: 30_000 }, () => {
  test("a file that fits is whole", () => {
    const tokens = countTokens(SOURCE);
    expect(cutFile({ content: SOURCE, maxTokens: tokens })).toEqual({
      text: SOURCE,
      fromLine: 1,
      toLine: LINES.length - 1,
      tokens,
    });
  });

  test("without a cursor it is the beginning, as many lines as fit", () => {
    const cut = cutFile({ content: SOURCE, maxTokens: 300 });
    expect(cut.fromLine).toBe(1);
    expect(cut.tokens).toBeLessThanOrEqual(300);
    expect(countTokens(part(SOURCE, 1, cut.toLine + 1))).toBeGreaterThan(300);
  });

  test("with a cursor it is what stands around it", () => {
    const cursorLine = Math.floor(LINES.length / 2);
    const { fromLine, toLine, tokens } = cutFile({ content: SOURCE, maxTokens: 300, cursorLine });
    expect(tokens).toBeGreaterThan(240);
    expect(cursorLine - fromLine).toBeGreaterThan(3);
    expect(toLine - cursorLine).toBeGreaterThan(3);
  });

  test("at the end of the file it reaches back, and a cursor beyond it is the end", () => {
    const end = cutFile({ content: SOURCE, maxTokens: 300, cursorLine: LINES.length - 1 });
    expect(end).toMatchObject({ toLine: LINES.length - 1 });
    expect(end.tokens).toBeGreaterThan(240);
    expect(cutFile({ content: SOURCE, maxTokens: 300, cursorLine: 1e9 })).toEqual(end);
  });

  test("a cursor that is no line is the beginning", () => {
    const start = cutFile({ content: SOURCE, maxTokens: 100 });
    for (const cursorLine of [0, -5, Number.NaN, -Infinity]) {
      expect(cutFile({ content: SOURCE, maxTokens: 100, cursorLine })).toEqual(start);
    }
  });

  test("a line longer than all the room is cut inside, and no pair in two", () => {
    const cut = cutFile({ content: `a\n${"😀".repeat(5_000)}\nb\n`, maxTokens: 100, cursorLine: 2 });
    expect(cut).toMatchObject({ fromLine: 2, toLine: 2 });
    expect(cut.text).toMatch(/^(?:😀)+$/u);
    expect(cut.tokens).toBeLessThanOrEqual(100);
    expect(cut.tokens).toBeGreaterThan(90);
  });

  test("without room there is nothing, without a limit everything", () => {
    expect(cutFile({ content: SOURCE, maxTokens: Number.NaN }).text).toBe("");
    expect(cutFile({ content: SOURCE, maxTokens: Infinity, cursorLine: 9 }).text).toBe(SOURCE);
    expect(cutFile({ content: SOURCE, maxTokens: 0, cursorLine: 7 })).toEqual({ text: "", fromLine: 7, toLine: 7, tokens: 0 });
    expect(cutFile({ content: "", maxTokens: 10 })).toEqual({ text: "", fromLine: 1, toLine: 1, tokens: 0 });
  });

  test("whatever the text, the limit holds, and the lines are those named", () => {
    const line = fc.oneof(
      fc.constantFrom("", "  ", "}", "    return value;", "// a comment", "/".repeat(40), "x".repeat(700)),
      fc.string({ unit: "binary", maxLength: 30 }),
    );
    const content = fc.tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom("\n", "\r\n")).map(([all, end]) => all.join(end));
    const inputs = fc.record({
      content,
      maxTokens: fc.integer({ min: 0, max: 200 }),
      cursorLine: fc.integer({ min: 1, max: 45 }),
    });
    fc.assert(
      fc.property(inputs, (input) => {
        const { text, fromLine, toLine, tokens } = cutFile(input);
        const last = part(input.content, 1, Infinity).split(/(?<=\n)/).length;
        const cursor = Math.min(input.cursorLine, last);
        expect(tokens).toBe(countTokens(text));
        expect(tokens).toBeLessThanOrEqual(Math.max(input.maxTokens, 0));
        expect(fromLine <= cursor && cursor <= toLine).toBe(true);
        const lines = part(input.content, fromLine, toLine);
        if (fromLine === toLine) expect(lines.startsWith(text)).toBe(true);
        else expect(text).toBe(lines);
      }),
      RUNS,
    );
  });
});
