import fc from "fast-check";
import { expect, test } from "vitest";
import { createAnswers } from "../../../app/_client/frame-host-answers";
import { linkToAsk } from "../../../app/_client/frame-host-limits";
import { ERROR_CHARACTERS, MAX_HEIGHT, MESSAGE_BYTES, MIN_HEIGHT } from "#lib/sandbox/bridge-limits";
import { readFrameMessage } from "#lib/sandbox/bridge-messages";

const SEED = 20_261_125;
const KINDS: Record<string, readonly string[]> = {
  ready: [],
  pong: ["seq"],
  size: ["h"],
  press: [],
  moved: [],
  error: ["msg", "fatal"],
  data: ["rid", "query"],
  submit: ["rid", "value"],
  "state-get": ["rid", "key"],
  "state-set": ["rid", "key", "value"],
  "state-delete": ["rid", "key"],
  link: ["rid", "url"],
};
const FIELDS = new Set(["t", ...Object.values(KINDS).flat()]);

// Everything that a structured clone carries, and what only looks like it.
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withSparseArray: true,
});
const value = fc.oneof(
  anything,
  fc.jsonValue(),
  fc.string({ unit: "binary", maxLength: 50 }),
  fc.constantFrom<unknown>(
    -1,
    0,
    1,
    2 ** 53,
    Number.NaN,
    Infinity,
    "x".repeat(40_000),
    "語".repeat(12_000),
    nested(40),
    Array(9_000).fill(1),
  ),
);
// Sometimes right, sometimes with a field of another kind, a wrong value, or one that is nobody's.
const good: Record<string, fc.Arbitrary<unknown>> = {
  seq: fc.nat(),
  h: fc.double(),
  msg: fc.string({ maxLength: 900 }),
  fatal: fc.boolean(),
  rid: fc.integer({ min: 1 }),
  query: fc.jsonValue(),
  value: fc.jsonValue(),
  key: fc.string({ maxLength: 140 }),
  url: fc.webUrl(),
};
const frameMessage = fc
  .tuple(fc.constantFrom(...Object.keys(KINDS)), fc.option(fc.constantFrom(...FIELDS, "componentId"), { freq: 4 }), value)
  .chain(([t, spoiled, spoil]) => {
    const fields = Object.fromEntries((KINDS[t] ?? []).map((field) => [field, good[field] ?? value]));
    return fc.record(fields).map((message) => ({ t, ...message, ...(spoiled === null ? {} : { [spoiled]: spoil }) }));
  });

function nested(depth: number): unknown {
  let inner: unknown = 1;
  for (let level = 0; level < depth; level++) inner = level % 2 === 0 ? [inner] : { inner };
  return inner;
}

test("whatever a frame sends, it is dropped or becomes a small, known message", () => {
  let taken = 0;
  const check = fc.property(fc.oneof(frameMessage, anything), (sent) => {
    const verdict = readFrameMessage(sent);
    if (!verdict.ok) return;
    taken += 1;
    const { message } = verdict;
    expect(Object.keys(KINDS)).toContain(message.t);
    expect(Object.keys(message).filter((field) => !FIELDS.has(field))).toEqual([]);
    expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThanOrEqual(2 * MESSAGE_BYTES);
    if (message.t === "size") expect(message.h).toSatisfy((height: number) => height >= MIN_HEIGHT && height <= MAX_HEIGHT);
    if (message.t === "error") expect(message.msg.length).toBeLessThanOrEqual(ERROR_CHARACTERS);
  });
  fc.assert(check, { seed: SEED, numRuns: 5_000 });
  expect(taken).toBeGreaterThan(500);
});

test("a request is answered whatever is in it and whatever the API does", async () => {
  const never = async (): Promise<never> => {
    throw new Error("no");
  };
  const answer = createAnswers({
    backend: { readData: never, getState: never, putState: never, deleteState: never, submit: never, report: never },
    confirmLink: never,
    openLink: () => expect.unreachable(),
    onSubmitted: () => expect.unreachable(),
    appOrigin: "http://localhost:8000",
    now: () => 0,
  });
  const check = fc.asyncProperty(frameMessage, async (sent) => {
    const verdict = readFrameMessage(sent);
    if (!verdict.ok || !("rid" in verdict.message)) return;
    expect(await answer(verdict.message)).toMatchObject({ t: "reply", rid: verdict.message.rid });
  });
  await fc.assert(check, { seed: SEED, numRuns: 2_000 });
});

test("of all addresses only those of pages elsewhere and of mail are ever shown to the person", () => {
  const address = fc.oneof(fc.string(), fc.webUrl(), fc.stringMatching(/^[a-z]{2,10}:[^ ]*$/), fc.string({ unit: "binary" }));
  const check = fc.property(address, (text) => {
    const url = linkToAsk(text, "http://localhost:8000");
    if (url === undefined) return;
    expect(["http:", "https:", "mailto:"]).toContain(url.protocol);
    expect(url.username + url.password).toBe("");
    expect(url.href).not.toMatch(/^http:\/\/localhost:8000\/(api|auth)\//);
  });
  fc.assert(check, { seed: SEED, numRuns: 3_000 });
});
