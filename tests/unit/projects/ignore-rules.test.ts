import fc from "fast-check";
import { expect, test } from "vitest";
import { createIgnoreRules } from "#lib/projects/ignore-rules";

const FILES = [
  { path: ".gitignore", content: "*.log\n/build\ncoverage/\ndocs/*.tmp\n\\#odd\nlogs \n" },
  { path: "app/.gitignore", content: "\\!literal\n!keep.log\n/only-here.ts\nsub/deep.ts\nout/\r\n# comment\n\n**/gen\n" },
  { path: "app/[id]/.gitignore", content: "page.tmp\n" },
  { path: "build/.gitignore", content: "!saved.ts\n" },
];

const CASES: readonly (readonly [path: string, isIgnored: boolean])[] = [
  ["a.log", true],
  ["app/a.log", true],
  ["app/keep.log", false],
  ["app/x/keep.log", false],
  ["keep.log", true],
  ["build/a.ts", true],
  ["build/saved.ts", true],
  ["app/build/a.ts", false],
  ["coverage/a.ts", true],
  ["app/coverage/a.ts", true],
  ["coverage", false],
  ["docs/a.tmp", true],
  ["docs/x/a.tmp", false],
  ["#odd", true],
  ["logs/a", true],
  ["app/!literal", true],
  ["app/only-here.ts", true],
  ["app/x/only-here.ts", false],
  ["only-here.ts", false],
  ["app/sub/deep.ts", true],
  ["app/x/sub/deep.ts", false],
  ["app/out/a.ts", true],
  ["app/x/out/a.ts", true],
  ["out/a.ts", false],
  ["app/gen/a.ts", true],
  ["app/x/gen/a.ts", true],
  ["gen/a.ts", false],
  ["app/[id]/page.tmp", true],
  ["app/i/page.tmp", false],
  ["app/Keep.LOG", false],
];

test.each(CASES)("%s is left out: %s", (path, isIgnored) => {
  expect(createIgnoreRules(FILES)(path)).toBe(isIgnored);
});

test("no rule, however odd, breaks", () => {
  const line = fc.string({ unit: fc.constantFrom(..."ab*?[]!\\/#-^ .{}()|+$\r\t"), maxLength: 12 });
  const content = fc.array(line, { maxLength: 5 }).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(content, content, (top, inner) => {
      const isIgnored = createIgnoreRules([
        { path: ".gitignore", content: top },
        { path: "a/b/.gitignore", content: inner },
      ]);
      expect(typeof isIgnored("a/b/a.b")).toBe("boolean");
    }),
    { numRuns: 1_000 },
  );
});
