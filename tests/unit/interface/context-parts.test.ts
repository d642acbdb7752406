import { expect, test } from "vitest";
import type { ContextData } from "../../../app/_client/chat-message";
import { contextParts, usedTokens } from "../../../app/_client/context-parts";

const CONTEXT: ContextData = {
  limit: 1_000,
  fixed: 100,
  prompt: 20,
  history: { tokens: 200, full: 2, summary: 1, dropped: 3 },
  file: { tokens: 150, mode: "truncated", path: "src/a.ts" },
  map: { tokens: 230, files: 12, of: 90 },
  memories: { tokens: 30, count: 1 },
  remaining: 270,
};

const detailOf = (context: ContextData, id: string) => contextParts(context).find((part) => part.id === id)?.detail;

test("the parts are in the order in which they are sent and add up to the limit", () => {
  const parts = contextParts(CONTEXT);
  expect(parts.map(({ id }) => id)).toEqual(["fixed", "map", "memories", "history", "file", "prompt", "free"]);
  expect(parts.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(1_000);
  expect(usedTokens(CONTEXT)).toBe(730);
});

test("each part says what it consists of", () => {
  expect(detailOf(CONTEXT, "map")).toBe("12 of 90 files");
  expect(detailOf(CONTEXT, "memories")).toBe("1 memory");
  expect(detailOf(CONTEXT, "history")).toBe("2 turns whole, 1 in short, 3 left out");
  expect(detailOf(CONTEXT, "file")).toBe("src/a.ts, a part of it");
});

test("what is not there is said in words", () => {
  const empty: ContextData = {
    ...CONTEXT,
    history: { tokens: 0, full: 0, summary: 0, dropped: 0 },
    file: { tokens: 0, mode: "none", path: null },
    memories: { tokens: 0, count: 0 },
  };
  expect(detailOf(empty, "history")).toBe("This is the first turn");
  expect(detailOf(empty, "file")).toBe("No file was open");
  expect(detailOf(empty, "memories")).toBe("0 memories");
  expect(detailOf({ ...empty, file: { tokens: 0, mode: "none", path: "big.ts" } }, "file")).toBe("big.ts did not fit");
});
