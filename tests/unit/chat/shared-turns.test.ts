import { expect, onTestFinished, test, vi } from "vitest";
import { createSharedTurns, type SharedTurns } from "#lib/chat/shared-turns";
import type { Chunk, RunningTurn, TurnOutcome } from "#lib/chat/types";
import { bridgedRedis } from "../../support/bridged-redis";

const SESSION = crypto.randomUUID();
const OUTCOME = {
  sessionId: "s",
  message: { id: "m", role: "assistant", parts: [] },
  component: undefined,
  run: {},
  failure: undefined,
} as TurnOutcome;

/** Two processes on one Redis; time passes only when the test lets it. */
async function setup() {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance", "Date"] });
  const { lines, settle } = await bridgedRedis(2);
  const [here, there] = lines.map((line) => ({ turns: createSharedTurns(line.home.turns), line }));
  if (!here || !there) throw new Error("Two processes are needed");

  /** Lets time pass in small steps, as it does: in between messages arrive. */
  async function pass(milliseconds: number): Promise<void> {
    const step = milliseconds > 1_000 ? 50 : 10;
    for (let left = milliseconds; left > 0; left -= step) {
      await vi.advanceTimersByTimeAsync(Math.min(step, left));
      await settle();
    }
  }

  /** Waits for something that takes time to happen. */
  async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
    let isDone = false;
    const end = () => void (isDone = true);
    work.then(end, end);
    await settle();
    for (let passed = 0; !isDone && passed < milliseconds; passed += 10) await pass(10);
    if (!isDone) throw new Error(`Not done within ${milliseconds} ms`);
    return work;
  }

  // Nothing of a test goes on in the next one.
  onTestFinished(async () => {
    await within(2_000, Promise.all([here.turns.close(), there.turns.close()]));
    vi.useRealTimers();
  });

  const claim = (turns: SharedTurns) => within(200, turns.claim(SESSION));

  /** Takes the session, for a turn that says what the test makes it say. */
  async function begin(turns: SharedTurns, replaces?: number) {
    expect(await claim(turns)).toBe(true);
    return beginTurn(turns, replaces);
  }

  const find = (turns: SharedTurns) => within(100, turns.find(SESSION));
  return { here, there, pass, within, claim, begin, find };
}

function beginTurn(turns: SharedTurns, replaces?: number) {
  let say: (chunk: Chunk) => void = () => {};
  let finish = () => {};
  const turn = turns.begin(
    SESSION,
    ({ emit, signal }) =>
      new Promise((resolve) => {
        say = emit;
        finish = () => resolve(OUTCOME);
        signal.addEventListener("abort", finish);
      }),
    replaces,
  );
  return { turn, say: (text: string) => say({ type: "text-delta", id: "text", delta: text }), finish };
}

async function readAll(turn: RunningTurn | undefined): Promise<string[]> {
  if (!turn) throw new Error("No turn runs");
  const reader = turn.read();
  const said: string[] = [];
  for (let next = await reader.next(); next; next = await reader.next()) said.push(String(next["delta"] ?? next.type));
  reader.leave();
  return said;
}

test("another process resumes a turn from its start, gets everything once and in order, and the end", async () => {
  const { here, there, pass, within, begin, find } = await setup();
  const { turn, say, finish } = await begin(here.turns);
  for (const text of ["a", "b"]) say(text);
  await pass(100);
  const early = readAll(await find(there.turns));
  for (let index = 0; index < 200; index++) {
    say(`${index}`);
    if (index % 7 === 0) await pass(20);
  }
  const late = readAll(await find(there.turns));
  await pass(500);
  say("z");
  finish();
  const all = ["a", "b", ...Array.from({ length: 200 }, (_none, index) => `${index}`), "z"];
  expect(await within(1_000, early)).toEqual(all);
  expect(await within(1_000, late)).toEqual(all);
  expect(await readAll(turn)).toEqual(all);
  expect(await find(there.turns)).toBeUndefined();
});

test("a stop that arrives in another process ends the turn within 100 ms, and answers when it is over", async () => {
  const { here, there, pass, within, begin, find } = await setup();
  const { turn, say } = await begin(here.turns);
  await pass(1_000);
  say("a");
  const remote = await find(there.turns);
  const stopped = remote?.stop();
  await pass(100);
  expect(turn.signal.aborted).toBe(true);
  await within(200, Promise.resolve(stopped));
  expect(await find(there.turns)).toBeUndefined();
});

test("a session has one turn at a time over all processes, and is free when the turn has not begun or is over", async () => {
  const { here, there, pass, within, claim, begin } = await setup();
  expect(await claim(here.turns)).toBe(true);
  expect(await claim(there.turns)).toBe(false);
  expect(await claim(here.turns)).toBe(false);
  await within(100, here.turns.release(SESSION));
  const { finish } = await begin(there.turns);
  await pass(30_000);
  expect(await claim(here.turns)).toBe(false);
  finish();
  await begin(here.turns);
});

test("whoever goes on the moment the answer is there is not refused, in any process", async () => {
  const { here, there, within, claim, begin } = await setup();
  for (const next of [here, there]) {
    const { turn, finish } = await begin(here.turns);
    finish();
    await turn.finished;
    expect(await claim(next.turns)).toBe(true);
    await within(100, next.turns.release(SESSION));
  }
});

test("a process that dies keeps its session for no longer than the lease, and its readers elsewhere come to an end", async () => {
  const { here, there, pass, within, claim, begin, find } = await setup();
  const { say } = await begin(here.turns);
  say("a");
  await pass(20_000);
  const reading = readAll(await find(there.turns));
  const stopping = (await find(there.turns))?.stop();
  here.line.state = "down";
  await pass(1_000);
  expect(await claim(there.turns)).toBe(false);
  expect(await within(6_000, reading)).toEqual(["a"]);
  await within(1_000, Promise.resolve(stopping));
  await begin(there.turns);
});

test("readers in other processes keep a turn going; a minute after the last has gone it ends", async () => {
  const { here, there, pass, within, begin, find } = await setup();
  const { turn } = await begin(here.turns);
  const local = turn.read();
  const remote = (await find(there.turns))?.read();
  const next = remote?.next();
  await pass(2_000);
  local.leave();
  await pass(70_000);
  expect(turn.signal.aborted).toBe(false);
  remote?.leave();
  expect(await within(500, Promise.resolve(next))).toBeUndefined();
  await pass(59_000);
  expect(turn.signal.aborted).toBe(false);
  await pass(5_000);
  expect(turn.signal.aborted).toBe(true);
});

test("what the running turn replaces is known everywhere", async () => {
  const { here, there, pass, within, begin } = await setup();
  expect(await within(100, there.turns.findReplaced(SESSION))).toBeUndefined();
  const { say, finish } = await begin(here.turns, 4);
  say("a");
  await pass(100);
  expect(await within(100, here.turns.findReplaced(SESSION))).toBe(4);
  expect(await within(100, there.turns.findReplaced(SESSION))).toBe(4);
  finish();
  await pass(100);
  expect(await within(100, there.turns.findReplaced(SESSION))).toBeUndefined();
});

test("a line that breaks after the message and before the answer doubles nothing", async () => {
  const { here, there, pass, within, begin, find } = await setup();
  const { say, finish } = await begin(here.turns);
  await pass(100);
  say("a");
  here.line.state = "answers-lost";
  await pass(2_500);
  expect(here.line.failures.length).toBeGreaterThan(1);
  say("b");
  here.line.state = "up";
  const reading = readAll(await find(there.turns));
  await pass(2_000);
  finish();
  expect(await within(1_000, reading)).toEqual(["a", "b"]);
});

test("a session that was taken without the answer arriving is taken all the same", async () => {
  const { here, there, claim } = await setup();
  here.line.state = "answer-lost";
  expect(await claim(here.turns)).toBe(true);
  expect(await claim(there.turns)).toBe(false);
});

test("without Redis every process goes on alone, and nobody is told of an error", async () => {
  const { here, there, pass, within, claim, begin, find } = await setup();
  for (const { line } of [here, there]) line.state = "down";
  const { turn, say, finish } = await begin(here.turns);
  const reading = readAll(turn);
  say("a");
  await pass(10_000);
  expect(here.line.failures.length).toBeLessThan(12);
  expect(await find(there.turns)).toBeUndefined();
  expect(await find(here.turns)).toBe(turn);
  expect(await claim(here.turns)).toBe(false);
  expect(await within(100, here.turns.findReplaced(SESSION))).toBeUndefined();
  finish();
  expect(await within(100, reading)).toEqual(["a"]);
  await begin(here.turns);
});

test("a turn keeps its session for as long as it runs, without a gap", async () => {
  const { here, there, pass, within, begin } = await setup();
  const { finish } = await begin(here.turns);
  for (let passed = 0; passed < 15_000; passed += 50) {
    await pass(50);
    expect(await within(50, there.line.home.turns.find(SESSION))).not.toBeNull();
  }
  finish();
  await pass(50);
  expect(await within(50, there.line.home.turns.find(SESSION))).toBeNull();
});

test("a turn that began while Redis was away is known once it is back", async () => {
  const { here, there, pass, within, begin, find } = await setup();
  here.line.state = "down";
  const { say, finish } = await begin(here.turns);
  say("a");
  await pass(10_000);
  here.line.state = "up";
  await pass(1_500);
  const reading = readAll(await find(there.turns));
  say("b");
  finish();
  expect(await within(500, reading)).toEqual(["a", "b"]);
});

test("of two turns that began in one session while Redis was away for one of them, one goes on", async () => {
  const { here, there, pass, begin, find } = await setup();
  here.line.state = "down";
  const first = await begin(here.turns);
  const second = await begin(there.turns);
  first.say("a");
  await pass(1_000);
  here.line.state = "up";
  await pass(1_500);
  expect([first.turn.signal.aborted, second.turn.signal.aborted]).toEqual([true, false]);
  expect(await find(here.turns)).toBeDefined();
});

test("a process that ends stops its turns and leaves no session locked", async () => {
  const { here, there, within, begin } = await setup();
  const { turn } = await begin(here.turns);
  await within(500, here.turns.close());
  expect(turn.signal.aborted).toBe(true);
  await begin(there.turns);
});

test("nothing is asked of Redis while no turn runs", async () => {
  const { here, pass, begin } = await setup();
  const { finish } = await begin(here.turns);
  finish();
  await pass(500);
  const asked = vi.spyOn(here.line.home.turns, "exchange");
  await pass(5_000);
  expect(asked).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBeLessThanOrEqual(1);
});
