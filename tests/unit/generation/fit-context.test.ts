import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countTokens } from "#lib/context/count-tokens";
import { fitContext, LIMITS, type Material, type PastTurn } from "#lib/generation/fit-context";
import { systemPrompt, userPrompt } from "#lib/generation/prompts";
import type { WriteRequest } from "#lib/generation/types";

const REQUEST: WriteRequest = {
  prompt: "Where is the total?",
  data: undefined,
  mode: "code",
  theme: "auto",
  title: undefined,
  schemaOnly: false,
  history: [],
  previous: undefined,
  effort: "fast",
  refused: undefined,
};
const NOTHING: Material = { turns: [], mapBlocks: [], memories: [] };
const words = (count: number): string => Array.from({ length: count }, (_, index) => `word${index}`).join(" ");
const turn = (id: string, count: number, summary?: string): PastTurn => ({
  id,
  question: words(count),
  answer: words(count),
  summary,
});
const memory = (content: string) => ({ content, updatedAt: new Date("2026-01-02"), similarity: 0.9 });
const projectWith = (content: string): Material["project"] => ({
  name: "sums",
  paths: ["a.ts"],
  places: [],
  activeFile: { path: "a.ts", content },
});
/** Everything that is sent, without the schemas of the tools. */
const tokensOf = (request: WriteRequest): number =>
  countTokens(systemPrompt(request)) +
  countTokens(userPrompt(request)) +
  request.history.reduce((sum, { text }) => sum + countTokens(text), 0);

describe("what goes before a prompt", () => {
  test("is all of it while there is room, map and memories first", () => {
    const { request, report } = fitContext(REQUEST, {
      turns: [turn("one", 20), turn("two", 20)],
      project: projectWith("export const total = 1;\n"),
      mapBlocks: [{ path: "b.ts", text: "b.ts\n1: export const sum" }],
      memories: [memory("Amounts in EUR.")],
    });
    expect(report).toMatchObject({ history: { full: 2, dropped: 0 }, file: { mode: "full" }, map: { files: 1, of: 1 } });
    const system = systemPrompt(request);
    expect(system.indexOf("<project-map>")).toBeLessThan(system.indexOf("<background-memories>\n"));
    expect(system).toContain("Amounts in EUR.");
    expect(userPrompt(request)).toContain("1| export const total = 1;");
    expect(request.history.map(({ role }) => role)).toEqual(["user", "assistant", "user", "assistant"]);
  });

  test("leaves out old turns when it is tight: their summary first, then nothing, and everything older with them", () => {
    const limits = { ...LIMITS, tMax: LIMITS.tBuffer + 5_000 } as unknown as typeof LIMITS;
    const turns = [turn("oldest", 10), turn("huge", 3_000), turn("old", 1_000, "About the total."), turn("new", 400)];
    const { request, report } = fitContext(REQUEST, { ...NOTHING, turns }, limits);
    expect(report.history).toMatchObject({ full: 1, summary: 1, dropped: 2 });
    expect(request.history[0]?.text).toBe("About the total.");
  });

  test("shows the part of a large file that fits, by whole lines", () => {
    const content = Array.from({ length: 5_000 }, (_, index) => `export const value${index} = ${index};`).join("\n");
    const { request, report } = fitContext(REQUEST, { ...NOTHING, project: projectWith(content) });
    expect(report.file.mode).toBe("truncated");
    expect(report.file.tokens).toBeLessThanOrEqual(LIMITS.tActiveFile);
    const shown = request.project?.activeFile?.shown;
    expect(shown?.fromLine).toBe(1);
    expect(content.startsWith(shown?.text ?? "nothing")).toBe(true);
    expect(shown?.text.endsWith(";")).toBe(true);
  });

  test("a prompt that is too large by itself is refused before anybody is asked", () => {
    const limits = { ...LIMITS, tMax: LIMITS.tBuffer + 2_000 } as unknown as typeof LIMITS;
    const request = { ...REQUEST, prompt: words(3_000) };
    expect(() => fitContext(request, NOTHING, limits)).toThrow(expect.objectContaining({ code: "payload_too_large" }));
  });

  test("never costs more than the limit, whatever there is", () => {
    const text = fc.string({ unit: "binary", maxLength: 600 });
    const material = fc.record({
      turns: fc.array(fc.record({ id: fc.uuid(), question: text, answer: text, summary: fc.option(text, { nil: undefined }) })),
      project: text.map((content) => projectWith(content.repeat(8))),
      mapBlocks: fc.array(text.map((part) => ({ path: "b.ts", text: part }))),
      memories: fc.array(text.map(memory), { maxLength: 5 }),
    });
    const property = fc.property(material, fc.integer({ min: 2_000, max: 12_000 }), (all, room) => {
      const limits = { ...LIMITS, tMax: LIMITS.tBuffer + room } as unknown as typeof LIMITS;
      const { request, report } = fitContext(REQUEST, all, limits);
      expect(tokensOf(request)).toBeLessThanOrEqual(report.limit);
    });
    fc.assert(property, { numRuns: 40 });
  }, 30_000);
});
