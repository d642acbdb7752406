import { afterEach, expect, test, vi } from "vitest";
import { createLiveTurns, startTurn, type LiveTurn } from "#lib/chat/live-turns";
import type { TurnOutcome } from "#lib/chat/types";

const OUTCOME = {
  sessionId: "s",
  message: { id: "m", role: "assistant", parts: [] },
  component: undefined,
  run: {},
  failure: undefined,
} as TurnOutcome;
const chunk = (type: string) => ({ type });

afterEach(() => void vi.useRealTimers());

async function readAll(turn: LiveTurn): Promise<string[]> {
  const reader = turn.read();
  const types: string[] = [];
  for (let next = await reader.next(); next; next = await reader.next()) types.push(next.type);
  reader.leave();
  return types;
}

test("a late reader gets everything from the start", async () => {
  let finish = () => {};
  const turn = startTurn(async ({ emit }) => {
    emit(chunk("start"));
    await new Promise<void>((resolve) => (finish = resolve));
    emit(chunk("finish"));
    return OUTCOME;
  });
  const early = readAll(turn);
  await Promise.resolve();
  const late = readAll(turn);
  finish();
  expect(await early).toEqual(["start", "finish"]);
  expect(await late).toEqual(["start", "finish"]);
  expect(await readAll(turn)).toEqual(["start", "finish"]);
});

test("a turn nobody reads any more is aborted after a minute, and not before", async () => {
  vi.useFakeTimers();
  const turn = startTurn(
    ({ signal }) => new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  );
  const reader = turn.read();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(turn.signal.aborted).toBe(false);
  reader.leave();
  await vi.advanceTimersByTimeAsync(59_000);
  const second = turn.read();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(turn.signal.aborted).toBe(false);
  second.leave();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(turn.signal.aborted).toBe(true);
});

test("leaving wakes a reader that waits", async () => {
  const turn = startTurn(() => new Promise(() => {}));
  const reader = turn.read();
  const waiting = reader.next();
  reader.leave();
  expect(await waiting).toBeUndefined();
});

test("a session is taken for one turn at a time, and free again when the turn does not begin or has ended", async () => {
  const turns = createLiveTurns();
  expect([turns.claim("s"), turns.claim("s"), turns.claim("other")]).toEqual([true, false, true]);
  turns.release("s");
  expect(turns.claim("s")).toBe(true);
  const turn = turns.begin("s", async () => OUTCOME);
  expect(turns.claim("s")).toBe(false);
  await turn.finished;
  expect(turns.claim("s")).toBe(true);
});

test("closing stops every turn and forgets it", async () => {
  const turns = createLiveTurns();
  const turn = turns.begin(
    "s",
    ({ signal }) => new Promise((resolve) => signal.addEventListener("abort", () => resolve(OUTCOME))),
  );
  expect(turns.find("s")).toBe(turn);
  await turns.close();
  await turn.finished;
  expect(turns.find("s")).toBeUndefined();
});
