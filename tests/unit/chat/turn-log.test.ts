import fc from "fast-check";
import { expect, test } from "vitest";
import { createLogReader, createTurnLog, replacedBy } from "#lib/chat/turn-log";
import type { Chunk } from "#lib/chat/types";

const ROOM = 1_000_000;

const source = (text: string, id = "r"): Chunk => ({ type: "data-source", id: `${id}-source`, data: { id, text } });
const word = (delta: string): Chunk => ({ type: "text-delta", id: "text", delta });

function setup(replaces?: number) {
  const chunks: Chunk[] = [];
  const log = createTurnLog({ said: (from) => chunks.slice(from), replaces });
  const reader = createLogReader();
  /** Says chunks and writes what can be written. */
  const write = (...said: Chunk[]) => {
    chunks.push(...said);
    const { line } = log.next(ROOM);
    if (line !== undefined) log.confirm();
    return line;
  };
  return { log, reader, write };
}

test("whatever is said, in whatever portions, is read back as it was", () => {
  const anyText = fc.string({ unit: "binary", maxLength: 8 });
  const anyChunk = fc.oneof(
    anyText.map((delta) => word(delta)),
    fc.tuple(anyText, fc.constantFrom("a", "b")).map(([text, id]) => source(text, id)),
    fc.constant({ type: "reset-step" }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(anyChunk, { maxLength: 6 }), { maxLength: 6 }), (portions) => {
      const { reader, write } = setup();
      const read = portions.flatMap((portion) => {
        const line = write(...portion);
        return line === undefined ? [] : reader.take(line);
      });
      expect(read).toEqual(portions.flat());
    }),
  );
});

test("a source that grows costs what was added, not what it has become", () => {
  const { write, reader } = setup();
  let text = "";
  let bytes = 0;
  for (let index = 0; index < 500; index++) {
    text += `line ${index};\n`;
    const line = write(source(text)) ?? "";
    bytes += line.length;
    expect(reader.take(line)).toEqual([source(text)]);
  }
  expect(bytes).toBeLessThan(5 * text.length);
});

test("a line stays the same until it has arrived, and the one that came twice is read once", () => {
  const chunks = [word("a")];
  const log = createTurnLog({ said: (from) => chunks.slice(from), replaces: undefined });
  const reader = createLogReader();
  const { line = "" } = log.next(ROOM);
  chunks.push(word("b"));
  expect(log.next(ROOM)).toEqual({ line, isLast: false });
  expect([reader.take(line), reader.take(line)]).toEqual([[word("a")], []]);
  log.confirm();
  const next = log.next(ROOM);
  expect(next.isLast).toBe(true);
  expect(reader.take(next.line ?? "")).toEqual([word("b")]);
});

test("after a line that is lost or damaged nothing is made up", () => {
  const { write } = setup();
  const [first = "", second = "", third = ""] = ["a", "b", "c"].map((text) => write(word(text)));
  for (const broken of ["", "{", "[]", '{"from":1,"chunks":[{}]}', third]) {
    const reader = createLogReader();
    expect([first, broken, third].flatMap((line) => reader.take(line))).toEqual([word("a")]);
    expect(reader.take(second)).toEqual([word("b")]);
  }
});

test("what does not fit now waits; what would never fit ends the log", () => {
  const chunks = [word("long enough")];
  const log = createTurnLog({ said: (from) => chunks.slice(from), replaces: undefined });
  expect(log.next(10)).toEqual({ line: undefined, isLast: false });
  expect(log.next(ROOM).line).toContain("long enough");
  log.confirm();
  chunks.push(word("x".repeat(500_000)));
  expect(log.next(ROOM)).toEqual({ line: undefined, isLast: true });
  chunks.push(word("short"));
  expect(log.next(ROOM)).toEqual({ line: undefined, isLast: true });
});

test("a log has an end", () => {
  const { write } = setup();
  let bytes = 0;
  for (let index = 0; index < 40; index++) bytes += write(word("é".repeat(50_000)))?.length ?? 0;
  expect(bytes).toBeGreaterThan(900_000);
  expect(bytes).toBeLessThan(1_000_000);
});

test("the first line says what the turn replaces", () => {
  const { write } = setup(7);
  const first = write(word("a"));
  expect(replacedBy(first)).toBe(7);
  expect(replacedBy(write(word("b")))).toBeUndefined();
  expect([replacedBy(undefined), replacedBy("damaged")]).toEqual([undefined, undefined]);
});
