import { describe, expect, test } from "vitest";
import { MESSAGE_BYTES } from "#lib/sandbox/bridge-limits";
import { HostMessage, readFrameMessage } from "#lib/sandbox/bridge-messages";
import { jsonSize } from "#lib/sandbox/json-size";

const LIMITS = { maxBytes: 1_000, maxDepth: 8 };

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

describe("what a frame says", () => {
  test.each([
    [{ t: "ready" }],
    [{ t: "pong", seq: 3 }],
    [{ t: "error", msg: "x", fatal: true }],
    [{ t: "data", rid: 1, query: { page: 2 } }],
    [{ t: "submit", rid: 1, value: null }],
    [{ t: "state-get", rid: 1, key: "k" }],
    [{ t: "state-set", rid: 1, key: "k", value: [1, "two"] }],
    [{ t: "state-delete", rid: 1, key: "k" }],
    [{ t: "link", rid: 1, url: "https://example.com" }],
  ])("is taken when it is one of the messages: %j", (message) => {
    expect(readFrameMessage(message)).toEqual({ ok: true, message });
  });

  test("is cut to what is useful: heights between 40 and 2,000, errors of 500 characters", () => {
    expect(readFrameMessage({ t: "size", h: 99_999 })).toMatchObject({ message: { h: 2_000 } });
    expect(readFrameMessage({ t: "size", h: -5 })).toMatchObject({ message: { h: 40 } });
    expect(readFrameMessage({ t: "size", h: 120.2 })).toMatchObject({ message: { h: 121 } });
    const cut = readFrameMessage({ t: "error", msg: "x".repeat(9_000) });
    expect(cut.ok && cut.message.t === "error" && cut.message.msg).toHaveLength(500);
  });

  test.each([
    ["nothing", undefined],
    ["text", "ready"],
    ["an unknown kind", { t: "eval", code: "1" }],
    ["a component of its own choice", { t: "data", rid: 1, componentId: "x" }],
    ["a height that is no number", { t: "size", h: "90" }],
    ["a height that is not finite", { t: "size", h: Number.NaN }],
    ["an endless height", { t: "size", h: Number.POSITIVE_INFINITY }],
    ["a sequence that is no count", { t: "pong", seq: -1 }],
    ["no value", { t: "submit", rid: 1 }],
    ["an empty key", { t: "state-get", rid: 1, key: "" }],
    ["a key that is too long", { t: "state-get", rid: 1, key: "k".repeat(129) }],
    ["a date", { t: "submit", rid: 1, value: new Date(0) }],
    ["bytes", { t: "submit", rid: 1, value: new Uint8Array(1e7) }],
    ["a map", { t: "submit", rid: 1, value: new Map() }],
    ["an array with holes", { t: "submit", rid: 1, value: [undefined] }],
    ["a function", { t: "submit", rid: 1, value: () => 1 }],
  ])("is dropped when it is %s", (_name, value) => {
    expect(readFrameMessage(value)).toEqual({ ok: false, reason: "unknown" });
  });

  test.each([
    ["a long text", { t: "submit", rid: 1, value: "x".repeat(MESSAGE_BYTES) }],
    ["a text of wide letters", { t: "submit", rid: 1, value: "語".repeat(MESSAGE_BYTES / 2) }],
    ["a long list", { t: "submit", rid: 1, value: Array.from({ length: MESSAGE_BYTES }, () => 1) }],
    ["a list that only says it is long", { t: "submit", rid: 1, value: Array(4e9) }],
    ["many keys", { t: "submit", rid: 1, value: Object.fromEntries(Array.from({ length: 9_000 }, (_, key) => [`k${key}`, 1])) }],
    ["a deep value", { t: "submit", rid: 1, value: nested(10_000) }],
  ])("is dropped as oversize when it is %s", (_name, value) => {
    expect(readFrameMessage(value)).toEqual({ ok: false, reason: "oversize" });
  });

  test("may be circular without hanging anything", () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(readFrameMessage({ t: "submit", rid: 1, value: circle })).toEqual({ ok: false, reason: "oversize" });
  });
});

test("what the host says is one of five messages", () => {
  expect(HostMessage.safeParse({ t: "props", data: [1] }).success).toBe(true);
  expect(HostMessage.safeParse({ t: "reply", rid: 1, ok: false, code: "unavailable", message: "x" }).success).toBe(true);
  expect(HostMessage.safeParse({ t: "props", data: 1, token: "x" }).success).toBe(false);
});

test("the size of a value is never more than that of its JSON", () => {
  for (const value of [null, true, false, -1.5, "é", [], {}, [1, [2, { a: "b", c: [true, null] }]], { ключ: "значение" }]) {
    const size = jsonSize(value, LIMITS);
    expect(size).toBeLessThanOrEqual(new TextEncoder().encode(JSON.stringify(value)).byteLength);
    expect(size).toBeGreaterThan(0);
  }
});
