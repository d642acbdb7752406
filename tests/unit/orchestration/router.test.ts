import { APICallError } from "ai";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { SparkError } from "#lib/core/errors";
import { DEFAULT_BUDGETS } from "#lib/orchestration/attempt";
import { createCircuits } from "#lib/orchestration/circuits";
import { createHedge } from "#lib/orchestration/hedge";
import type { AttemptNote, Provider } from "#lib/orchestration/legs";
import { createRouter, type RouteOptions } from "#lib/orchestration/router";
import { memoryCache } from "../../support/memory-cache";

type Play = (stage: { onPart(): boolean }, signal: AbortSignal) => Promise<string>;

const clock = { now: () => performance.now() };
const httpError = (statusCode: number, responseHeaders: Record<string, string> = {}) =>
  new APICallError({ message: "no", url: "http://model.example", requestBodyValues: {}, statusCode, responseHeaders });

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] }));
afterEach(() => vi.useRealTimers());

function createBench() {
  const notes: AttemptNote[] = [];
  const faults: unknown[] = [];
  const circuits = createCircuits(["one", "two"], { options: {}, clock, wall: { now: () => Date.now() }, store: memoryCache() });
  const hedge = createHedge();
  const ask = createRouter({
    circuits,
    hedge,
    budgets: DEFAULT_BUDGETS,
    clock,
    onAttempt: (note, fault) => {
      notes.push(note);
      if (fault !== undefined) faults.push(fault);
    },
  });
  /** Asks two providers that behave as told, and moves time until there is an answer. */
  async function run(plays: Record<string, Play>, options: Partial<RouteOptions> = {}) {
    const restarts: string[] = [];
    const providers = Object.entries(plays).map(([name, play]): Provider<string, string> => ({
      provider: name,
      model: undefined,
      call: (_request, stage, signal) => play(stage, signal),
    }));
    const startedAt = clock.now();
    const asked = ask(providers, "hello", {
      signal: new AbortController().signal,
      onRestart: (name) => restarts.push(name),
      ...options,
    });
    const settled = asked.then(
      (value) => ({ value, error: undefined }),
      (error: unknown) => ({ value: undefined, error }),
    );
    let isDone = false;
    void settled.then(() => (isDone = true));
    for (let step = 0; step < 4_000 && !isDone; step++) await vi.advanceTimersByTimeAsync(50);
    const { value, error } = await settled;
    return { ...value, error: error as SparkError | undefined, restarts, ms: clock.now() - startedAt };
  }
  return { run, notes, faults, circuits, hedge };
}

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const answers =
  (text: string, firstMs = 100, restMs = 100): Play =>
  async (stage) => {
    await after(firstMs);
    if (!stage.onPart()) return "unseen";
    await after(restMs);
    return text;
  };
const fails =
  (error: unknown): Play =>
  async () => {
    await after(20);
    throw error;
  };
const hangs: Play = () => new Promise(() => {});
const cuts: Play = async (stage) => {
  await after(100);
  stage.onPart();
  await after(100);
  throw new TypeError("terminated");
};
const stalls: Play = async (stage) => {
  await after(100);
  stage.onPart();
  return new Promise(() => {});
};

describe("the first provider that can", () => {
  test("answers, and nobody else is asked", async () => {
    const { run, notes } = createBench();
    const other = vi.fn<Play>();
    const { answer, route } = await run({ one: answers("hi"), two: other });
    expect([answer, route?.fallbackReason, other.mock.calls.length]).toEqual(["hi", undefined, 0]);
    expect(notes).toMatchObject([{ provider: "one", outcome: "success", firstMs: 100 }]);
  });

  test.each([
    ["429", httpError(429, { "retry-after": "7" }), "failure"],
    ["503", httpError(503), "failure"],
    ["401", httpError(401), "neutral"],
    ["no answer", new TypeError("fetch failed"), "failure"],
  ])("is replaced silently after %s", async (reason, error, outcome) => {
    const { run, notes, faults } = createBench();
    const { answer, route, restarts } = await run({ one: fails(error), two: answers("hi") });
    expect([answer, route?.fallbackReason, restarts]).toEqual(["hi", `one: ${reason}`, []]);
    expect(notes[0]).toMatchObject({ provider: "one", outcome, reason });
    expect(faults).toEqual(reason === "401" ? [error] : []);
  });

  test("that says nothing for four seconds is replaced", async () => {
    const { answer, ms, restarts } = await createBench().run({ one: hangs, two: answers("hi") });
    expect([answer, restarts]).toEqual(["hi", []]);
    expect(ms).toBeLessThan(4_400);
  });

  test.each([
    ["is cut", cuts, 700],
    ["falls silent", stalls, 5_800],
  ])("that %s in its answer is replaced by a whole new one", async (_what, play, most) => {
    const { answer, ms, restarts, route } = await createBench().run({ one: play, two: answers("hi") });
    expect([answer, restarts, route?.attempts.map(({ outcome }) => outcome)]).toEqual(["hi", ["two"], ["failure", "success"]]);
    expect(ms).toBeLessThan(most);
  });
});

test("an answer that goes on is not cut by the deadline, but no call lasts for ever", async () => {
  const talks: Play = async (stage) => {
    for (;;) {
      await after(1_000);
      stage.onPart();
    }
  };
  const patient = await createBench().run({ one: answers("a long one", 100, 4_900), two: hangs });
  expect(patient.answer).toBe("a long one");
  const { error, ms } = await createBench().run({ one: talks });
  expect(error?.code).toBe("providers_unavailable");
  expect(ms).toBeGreaterThan(120_000);
  expect(ms).toBeLessThan(122_000);
});

test("a run that is limited as a whole ends after fifteen seconds, whatever still comes", async () => {
  const talks: Play = async (stage) => {
    for (;;) {
      await after(1_000);
      stage.onPart();
    }
  };
  const { run, notes } = createBench();
  const { error, ms, restarts } = await run({ one: talks, two: talks }, { isWholeRunLimited: true });
  expect(error?.code).toBe("timeout");
  expect(notes.map(({ reason }) => reason)).toEqual(["attempt", "deadline"]);
  expect(error?.code).toBe("timeout");
  expect(restarts).toEqual(["two"]);
  expect(ms).toBeLessThan(15_200);
});

test("a fault of the request is told, asks nobody else and opens no circuit", async () => {
  const { run, circuits } = createBench();
  for (let round = 0; round < 4; round++) {
    const other = vi.fn<Play>();
    const { error } = await run({ one: fails(httpError(400)), two: other });
    expect([error?.code, other.mock.calls.length]).toEqual(["invalid_request", 0]);
  }
  expect(circuits.states()).toEqual({ one: "CLOSED", two: "CLOSED" });
});

test("who goes away ends the call at once and counts against nobody", async () => {
  const { run, notes, circuits } = createBench();
  for (let round = 0; round < 4; round++) {
    const leaving = new AbortController();
    setTimeout(() => leaving.abort(new DOMException("gone", "AbortError")), 500);
    let isEnded = false;
    const waits: Play = (_stage, signal) =>
      new Promise(() => signal.addEventListener("abort", () => (isEnded = true), { once: true }));
    const { error, ms } = await run({ one: waits, two: answers("hi") }, { signal: leaving.signal });
    expect([error?.name, isEnded]).toEqual(["AbortError", true]);
    expect(ms).toBeLessThanOrEqual(600);
  }
  expect(notes.map(({ outcome, reason }) => `${outcome} ${reason}`)).toEqual(Array(4).fill("neutral user"));
  expect(circuits.states()["one"]).toBe("CLOSED");
});

test("with both circuits open nobody is asked, and the answer says when to come again", async () => {
  const { run, circuits } = createBench();
  for (let round = 0; round < 3; round++) await run({ one: fails(httpError(500)), two: fails(httpError(503)) });
  expect(circuits.states()).toEqual({ one: "OPEN", two: "OPEN" });
  const asked = vi.fn<Play>();
  const { error, ms } = await run({ one: asked, two: asked });
  expect([error?.code, asked.mock.calls.length]).toEqual(["providers_unavailable", 0]);
  expect(error?.retryAfterSeconds).toBeGreaterThanOrEqual(29);
  expect(ms).toBeLessThan(100);
  await vi.advanceTimersByTimeAsync(31_000);
  const back = await run({ one: answers("back"), two: asked });
  expect([back.answer, circuits.states()["one"]]).toEqual(["back", "CLOSED"]);
});

describe("a provider that is late for once", () => {
  async function practised() {
    const bench = createBench();
    for (let round = 0; round < 40; round++) await bench.run({ one: answers("hi"), two: answers("other") });
    return bench;
  }

  test("is raced by the other one, and the loser is not held against it", async () => {
    const { run, notes } = await practised();
    const { answer, restarts, ms } = await run({ one: answers("late", 3_500), two: answers("quick") });
    expect([answer, restarts]).toEqual(["quick", []]);
    expect(ms).toBeLessThan(1_400);
    await vi.advanceTimersByTimeAsync(100);
    expect(notes.slice(-2)).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ provider: "one", outcome: "neutral", reason: "race" }),
        expect.objectContaining({ provider: "two", outcome: "success" }),
      ]),
    );
  });

  test("wins when it begins first, and the other one is cut", async () => {
    const { run } = await practised();
    const { answer } = await run({ one: answers("late but first", 1_200), two: answers("never", 2_000) });
    expect(answer).toBe("late but first");
  });

  test("is raced in one request out of twenty at most, and never while a circuit is not closed", async () => {
    const { run } = await practised();
    const other = vi.fn<Play>(answers("other", 9_000));
    for (let round = 0; round < 40; round++) await run({ one: answers("late", 2_500), two: other });
    expect(other.mock.calls.length).toBeGreaterThan(0);
    expect(other.mock.calls.length).toBeLessThanOrEqual(4);
  });
});
