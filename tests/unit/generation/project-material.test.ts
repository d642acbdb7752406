import { expect, test } from "vitest";
import { toProjectMaterial } from "#lib/generation/project-material";

test("the places of a request are the map's best entries with their lines, at most three of one file", () => {
  const names = ["a", "b", "c", "d"];
  const blocks = [
    {
      path: "one.ts",
      text: "## one.ts\n1: function a()\n2: function b()\n3: function c()\n4: function d()\n",
      entries: names.map((name, index) => ({ name, line: index + 1 })),
    },
    { path: "two.ts", text: "## two.ts\n7: class E\n", entries: [{ name: "E", line: 7 }] },
  ];
  const entries = [...names.toReversed().map((name) => ({ path: "one.ts", name })), { path: "two.ts", name: "E" }];
  const { project } = toProjectMaterial({ name: "p", paths: ["one.ts", "two.ts"], blocks, entries, activeFile: undefined });
  expect(project?.places.map(({ path, line, signature }) => `${path}:${line} ${signature}`)).toEqual([
    "one.ts:4 function d()",
    "one.ts:3 function c()",
    "one.ts:2 function b()",
    "two.ts:7 class E",
  ]);
});
