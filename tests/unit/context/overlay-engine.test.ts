import { expect, test } from "vitest";
import { createOverlayEngine } from "#lib/context/overlay-engine";

const file = (path: string, content: string) => ({ path, hash: `hash of ${content}`, content });
const request = { prompt: "add", budgetTokens: 1_000 };

test("says what it has not read, and draws the map when it has", () => {
  const engine = createOverlayEngine();
  const files = [file("a.ts", "export const add = 1;"), file("b.ts", "export const sub = 1;"), file("notes.txt", "about add")];
  expect(engine.map({ ...request, files })).toEqual({ kind: "missing", paths: ["a.ts", "b.ts", "notes.txt"] });
  for (const one of files.slice(1)) engine.learn(one);
  expect(engine.map({ ...request, files })).toEqual({ kind: "missing", paths: ["a.ts"] });
  for (const one of files) engine.learn(one);
  expect(engine.map({ ...request, files })).toMatchObject({
    kind: "map",
    map: { entries: [{ path: "a.ts", name: "add" }, { path: "b.ts" }], mappedFileCount: 2 },
  });
});

test("knows a file by path and content: a changed one, and a moved one, are asked for again", () => {
  const engine = createOverlayEngine();
  const first = file("a.ts", "export const add = 1;");
  engine.learn(first);
  const changed = file("a.ts", "export const add = 2;");
  const moved = { ...first, path: "b.ts" };
  expect(engine.map({ ...request, files: [changed] })).toMatchObject({ kind: "missing", paths: ["a.ts"] });
  expect(engine.map({ ...request, files: [first, moved] })).toMatchObject({ kind: "missing", paths: ["b.ts"] });
  engine.learn(moved);
  expect(engine.map({ ...request, files: [first, moved] })).toMatchObject({
    map: {
      entries: expect.arrayContaining([
        { path: "a.ts", name: "add" },
        { path: "b.ts", name: "add" },
      ]),
    },
  });
});

test("a project of nothing has an empty map", () => {
  expect(createOverlayEngine().map({ ...request, files: [] })).toMatchObject({ map: { entries: [], mappedFileCount: 0 } });
});
