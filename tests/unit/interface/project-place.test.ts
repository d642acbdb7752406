import { expect, test } from "vitest";
import { addressOf, lineOf } from "../../../app/_client/use-project-place";

const AT = { pathname: "/workspace/p", search: "?file=src/a.ts&chat=c1", hash: "#L12" };

test.each([
  ["#L12", 12],
  ["#L0", undefined],
  ["#L12x", undefined],
  ["", undefined],
])("%s marks line %s", (hash, line) => {
  expect(lineOf(hash)).toBe(line);
});

test("another file keeps the chat and has its own line or none", () => {
  expect(addressOf(AT, { file: "lib/b c.ts", line: 3 })).toBe("/workspace/p?file=lib/b+c.ts&chat=c1#L3");
  expect(addressOf(AT, { file: "lib/b.ts" })).toBe("/workspace/p?file=lib/b.ts&chat=c1");
});

test("another chat keeps the file and its line; what is let go leaves the address", () => {
  expect(addressOf(AT, { chat: "c2" })).toBe("/workspace/p?file=src/a.ts&chat=c2#L12");
  expect(addressOf(AT, { chat: undefined })).toBe("/workspace/p?file=src/a.ts#L12");
  expect(addressOf(AT, { file: undefined, chat: undefined })).toBe("/workspace/p");
  expect(addressOf(AT, { line: undefined })).toBe("/workspace/p?file=src/a.ts&chat=c1");
});
