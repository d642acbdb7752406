import { expect, test } from "vitest";
import { problemOf, ProblemError, sayFailure } from "../../../app/_client/problem";

const LIMITED = JSON.stringify({
  code: "rate_limited",
  detail: "Too many requests. Try again in 12 seconds.",
  status: 429,
  request_id: "r1",
});

test("a refusal keeps its code, words and request id", () => {
  expect(problemOf(LIMITED, 429)).toMatchObject({ code: "rate_limited", status: 429, requestId: "r1" });
  expect(sayFailure(problemOf(LIMITED, 429))).toBe("Too many requests. Try again in 12 seconds.");
});

test("an answer that is not a problem is named by its status", () => {
  expect(problemOf("<html>Bad gateway</html>", 502).message).toBe("The server answered with status 502.");
});

test("the AI SDK's error holds the refusal as its message", () => {
  expect(sayFailure(new Error(LIMITED))).toBe("Too many requests. Try again in 12 seconds.");
});

test("a network failure says what to look at, and anything else says at least something", () => {
  expect(sayFailure(new TypeError("Failed to fetch"))).toContain("could not be reached");
  expect(sayFailure(undefined)).toBe("Something went wrong.");
  expect(new ProblemError("internal", "x", 500, undefined)).toBeInstanceOf(Error);
});
