import { expect, test } from "vitest";
import { indexPaths, resolveCitation } from "../../../app/_client/citations";

const index = indexPaths([
  "src/a.ts",
  "src/deep/a.ts",
  "src/only.tsx",
  "Makefile",
  "docs/the plan.md",
  "app/[id]/page.tsx",
  "index",
]);

test.each([
  ["src/a.ts:12", { path: "src/a.ts", line: 12 }],
  ["src/a.ts:12-20", { path: "src/a.ts", line: 12 }],
  ["src/a.ts:12:5", { path: "src/a.ts", line: 12 }],
  ["src/a.ts#L7", { path: "src/a.ts", line: 7 }],
  ["src/a.ts#L7-L9", { path: "src/a.ts", line: 7 }],
  ["./src/a.ts", { path: "src/a.ts", line: undefined }],
  ["src/a.ts:0", { path: "src/a.ts", line: undefined }],
  ["Makefile", { path: "Makefile", line: undefined }],
  ["docs/the plan.md:3", { path: "docs/the plan.md", line: 3 }],
  ["app/[id]/page.tsx:1", { path: "app/[id]/page.tsx", line: 1 }],
])("%s names a place", (text, place) => {
  expect(resolveCitation(text, index)).toEqual(place);
});

test("a path without its first folders is found when only one file ends so", () => {
  expect(resolveCitation("only.tsx:4", index)).toEqual({ path: "src/only.tsx", line: 4 });
  expect(resolveCitation("deep/a.ts:4", index)).toEqual({ path: "src/deep/a.ts", line: 4 });
  expect(resolveCitation("a.ts:4", index)).toBeUndefined();
});

test.each(["src/b.ts:1", "useState", "a = b", "nly.tsx", "https://example.com/a.ts", "", ":12", "src"])(
  "%s stays plain text",
  (text) => {
    expect(resolveCitation(text, index)).toBeUndefined();
  },
);
