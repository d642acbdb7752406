import { expect, test } from "vitest";
import { sayFallback } from "../../../app/_client/fallback";

const run = { id: "r", phase: "ready", ms: 1 } as const;

test.each([
  ["openai: 503", "Answered by Gemini, because OpenAI answered with status 503."],
  ["openai: 429", "Answered by Gemini, because OpenAI was busy."],
  ["openai: first_token", "Answered by Gemini, because OpenAI gave no answer in time."],
  ["openai: cut", "Answered by Gemini, because OpenAI broke off."],
  ["openai: circuit open", "Answered by Gemini, because OpenAI is resting after failures."],
  ["openai: something new", "Answered by Gemini, because OpenAI gave no answer."],
])("%s is told in words", (reason, told) => {
  expect(sayFallback({ ...run, provider: "google", fallback_reason: reason })).toBe(told);
});

test("of an answer by the first provider nothing is told", () => {
  expect(sayFallback({ ...run, provider: "openai", fallback_reason: null })).toBeUndefined();
  expect(sayFallback(run)).toBeUndefined();
});
