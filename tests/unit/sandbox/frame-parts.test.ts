import { describe, expect, test } from "vitest";
import { deepFreeze } from "#lib/sandbox/frame/deep-freeze";
import { createOutbox } from "#lib/sandbox/frame/outbox";
import { shareStructure } from "#lib/sandbox/frame/share-structure";
import type { Json } from "#lib/core/json";

describe("sharing structure", () => {
  test("equal data is the same object", () => {
    const before = { rows: [{ id: 1, tags: ["a"] }], total: 3 };
    expect(shareStructure(before, structuredClone(before))).toBe(before);
  });

  test("what did not change keeps its identity, also when a row was put before it", () => {
    const before = {
      rows: [
        { id: 1, name: "one" },
        { id: 2, name: "two" },
      ],
      other: { deep: [1, 2] },
    };
    const next = {
      rows: [
        { id: 3, name: "three" },
        { id: 1, name: "one" },
        { id: 2, name: "zwei" },
      ],
      other: { deep: [1, 2] },
    };
    const shared = shareStructure(before, next) as typeof before;
    expect(shared).toEqual(next);
    expect(shared.rows[1]).toBe(before.rows[0]);
    expect(shared.rows[2]).not.toBe(before.rows[1]);
    expect(shared.other).toBe(before.other);
  });

  test.each<[string, Json, Json]>([
    ["another kind of value", [1], { 0: 1 }],
    ["a list that became shorter", [1, 2], [1]],
    ["a key that went away", { a: 1, b: 2 }, { a: 1 }],
    ["a key that is now undefined elsewhere", { a: 1 }, { b: 1 }],
    ["nothing", { a: 1 }, null],
    ["something", null, [1]],
  ])("the result is always the next value: %s", (_name, before, next) => {
    expect(shareStructure(before, next)).toEqual(next);
  });

  test("data nested deeper than the stack is taken as it is", () => {
    const nested = (): Json => {
      let value: Json = 1;
      for (let level = 0; level < 200_000; level++) value = [value];
      return value;
    };
    const next = nested();
    expect(shareStructure(nested(), next)).toBe(next);
  });
});

test("frozen data cannot be changed at any depth", () => {
  const data = deepFreeze({ rows: [{ id: 1, tags: ["b", "a"] }] });
  expect(() => data.rows.push({ id: 2, tags: [] })).toThrow(TypeError);
  expect(() => data.rows[0]?.tags.sort()).toThrow(TypeError);
});

describe("the outbox", () => {
  function setup() {
    let now = 0;
    const sent: string[] = [];
    const timers: { at: number; work: () => void }[] = [];
    const enqueue = createOutbox<string>({
      send: (message) => void sent.push(message),
      now: () => now,
      later: (work, milliseconds) => void timers.push({ at: now + milliseconds, work }),
    });
    const advance = (milliseconds: number) => {
      now += milliseconds;
      for (const timer of timers.splice(0).toSorted((a, b) => a.at - b.at)) {
        if (timer.at <= now) timer.work();
        else timers.push(timer);
      }
    };
    return { enqueue, sent, advance };
  }

  test("sends at once what is little and keeps the rest for the next second", () => {
    const { enqueue, sent, advance } = setup();
    for (let index = 0; index < 40; index++) enqueue(`m${index}`);
    expect(sent).toHaveLength(25);
    advance(1_000);
    expect(sent).toHaveLength(40);
    expect(sent.at(-1)).toBe("m39");
  });

  test("of several waiting messages with one key the last is sent, and the others hear of it", () => {
    const { enqueue, sent, advance } = setup();
    for (let index = 0; index < 25; index++) enqueue("first");
    const replaced: number[] = [];
    for (let index = 0; index < 5; index++) enqueue(`save ${index}`, "state k", () => replaced.push(index));
    advance(1_000);
    expect(sent.slice(25)).toEqual(["save 4"]);
    expect(replaced).toEqual([0, 1, 2, 3]);
  });

  test("refuses more than it can keep", () => {
    const { enqueue } = setup();
    const answers = Array.from({ length: 300 }, (_, index) => enqueue(`m${index}`));
    expect(answers.filter((isTaken) => !isTaken)).toHaveLength(75);
  });
});
