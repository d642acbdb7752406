import { APICallError } from "ai";
import { describe, expect, test } from "vitest";
import { classifyOutcome, isConfigurationFault, mayFallBack, retryAfterMs } from "#lib/orchestration/provider-failure";

const httpError = (statusCode: number, message = "no", responseHeaders: Record<string, string> = {}) =>
  new APICallError({ message, url: "http://model.example", requestBodyValues: {}, statusCode, responseHeaders });

describe("what a call says of its provider", () => {
  test.each([408, 429, 500, 502, 503, 504, 529, 599])("%i speaks against it, and another one is asked", (status) => {
    expect(classifyOutcome({ status })).toBe("failure");
    expect(classifyOutcome({ error: httpError(status) })).toBe("failure");
    expect(mayFallBack({ status })).toBe(true);
  });

  test.each([401, 402, 403, 404])("%i is our set-up: not counted, told, and another one is asked", (status) => {
    expect(classifyOutcome({ status })).toBe("neutral");
    expect(mayFallBack({ error: httpError(status) })).toBe(true);
    expect(isConfigurationFault({ error: httpError(status) })).toBe(true);
  });

  test.each([400, 405, 409, 413, 415, 418, 422])("%i is the request: not counted, and nobody else is asked", (status) => {
    expect(classifyOutcome({ status })).toBe("neutral");
    expect(mayFallBack({ error: httpError(status) })).toBe(false);
    expect(isConfigurationFault({ status })).toBe(false);
  });

  test.each(["context_length_exceeded", "Stopped by the content_filter"])("a 400 that says %s may fit another model", (text) => {
    expect(classifyOutcome({ error: httpError(400, text) })).toBe("neutral");
    expect(mayFallBack({ error: httpError(400, text) })).toBe(true);
  });

  test.each([
    ["a network error", { error: new TypeError("fetch failed") }],
    ["its own time", { abortedBy: "timeout" as const }],
    ["no first token in time", { abortedBy: "first_token" as const }],
    ["a stall", { abortedBy: "stall" as const, phase: "after_first" as const }],
    ["a stream cut on a 200", { error: httpError(200), phase: "after_first" as const }],
    ["a 200 with nothing in it", { status: 200, error: new Error("empty") }],
    ["a body that is not JSON", { error: new SyntaxError("Unexpected token") }],
  ])("%s speaks against it", (_name, outcome) => {
    expect(classifyOutcome(outcome)).toBe("failure");
    expect(mayFallBack(outcome)).toBe(true);
  });

  test.each(["user", "race", "deadline"] as const)("an end by %s says nothing of it", (abortedBy) => {
    expect(classifyOutcome({ abortedBy, error: httpError(500) })).toBe("neutral");
    expect(mayFallBack({ abortedBy })).toBe(false);
  });

  test("a whole answer is a success, and an abort of unknown origin is not a failure", () => {
    expect(classifyOutcome({ status: 200 })).toBe("success");
    expect(classifyOutcome({})).toBe("success");
    expect(classifyOutcome({ error: new DOMException("stopped", "AbortError") })).toBe("neutral");
  });
});

test("how long a provider asks to be left alone", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  const asked = (headers: Record<string, string>) => retryAfterMs(httpError(429, "slow down", headers), now);
  expect(asked({ "retry-after": "7" })).toBe(7_000);
  expect(asked({ "retry-after-ms": "250", "retry-after": "7" })).toBe(250);
  expect(asked({ "retry-after": "Thu, 01 Jan 2026 00:00:30 GMT" })).toBe(30_000);
  expect(asked({ "retry-after": "Wed, 31 Dec 2025 23:59:30 GMT" })).toBe(0);
  expect(asked({ "retry-after": "soon" })).toBeUndefined();
  expect(asked({})).toBeUndefined();
  expect(retryAfterMs(new Error("x"), now)).toBeUndefined();
});
