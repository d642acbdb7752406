import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { applyDiff } from "#lib/projects/apply-diff";
import { makeDiff } from "#lib/projects/make-diff";

// Many random inputs, on a machine that other tests keep busy.
vi.setConfig({ testTimeout: 60_000 });

const files = (record: Record<string, string>) => new Map(Object.entries(record));

/** The files after the diff, or what was wrong with it. */
function patched(before: Record<string, string>, diff: string) {
  const outcome = applyDiff(files(before), diff);
  if (!outcome.ok) return outcome.problem;
  const after = files(before);
  for (const { path, content } of outcome.files) {
    if (content === undefined) after.delete(path);
    else after.set(path, content);
  }
  return Object.fromEntries(after);
}

const GREETING = "import { a } from './a';\n\nexport function greet(name: string) {\n  return a(name);\n}\n";

describe("a diff", () => {
  test("changes, adds, removes and renames, and counts its lines", () => {
    const diff = `diff --git a/src/greet.ts b/src/greet.ts
index 1234567..89abcde 100644
--- a/src/greet.ts
+++ b/src/greet.ts
@@ -1,5 +1,6 @@
 import { a } from './a';
 
 export function greet(name: string) {
-  return a(name);
+  const text = a(name);
+  return text;
 }
diff --git a/new.ts b/new.ts
new file mode 100644
--- /dev/null
+++ b/new.ts
@@ -0,0 +1,2 @@
+one
+two
diff --git a/old.ts b/old.ts
deleted file mode 100644
--- a/old.ts
+++ /dev/null
@@ -1 +0,0 @@
-gone
diff --git a/from.ts b/to.ts
similarity index 60%
rename from from.ts
rename to to.ts
--- a/from.ts
+++ b/to.ts
@@ -1,2 +1,2 @@
 same
-before
+after
`;
    const outcome = applyDiff(
      files({ "src/greet.ts": GREETING, "old.ts": "gone\n", "from.ts": "same\nbefore\n", "other.ts": "x" }),
      diff,
    );
    expect(outcome).toMatchObject({
      ok: true,
      files: [
        { path: "src/greet.ts", change: "changed", additions: 2, deletions: 1, before: GREETING },
        { path: "new.ts", change: "added", additions: 2, deletions: 0, content: "one\ntwo\n" },
        { path: "old.ts", change: "removed", additions: 0, deletions: 1, before: "gone\n" },
        { path: "from.ts", change: "removed" },
        { path: "to.ts", change: "added", content: "same\nafter\n" },
      ],
    });
  });

  test("renames, makes and removes files without a hunk", () => {
    const diff = `diff --git a/a.ts b/b.ts
similarity index 100%
rename from a.ts
rename to b.ts
diff --git a/empty.ts b/empty.ts
new file mode 100644
index 0000000..e69de29
diff --git a/void.ts b/void.ts
deleted file mode 100644
`;
    expect(patched({ "a.ts": "a\n", "void.ts": "" }, diff)).toEqual({ "b.ts": "a\n", "empty.ts": "" });
  });

  test("without git's own lines or prefixes is one too", () => {
    const diff = "--- src/a.ts\t2026-01-01 00:00:00\n+++ src/a.ts\t2026-01-02 00:00:00\n@@ -1 +1 @@\n-a\n+b\n";
    expect(patched({ "src/a.ts": "a\n" }, diff)).toEqual({ "src/a.ts": "b\n" });
  });

  test("may name files in quotes", () => {
    const diff =
      'diff --git "a/caf\\303\\251 \\"x\\".ts" "b/caf\\303\\251 \\"x\\".ts"\n--- "a/caf\\303\\251 \\"x\\".ts"\n+++ "b/caf\\303\\251 \\"x\\".ts"\n@@ -1 +1 @@\n-a\n+b\n';
    expect(patched({ 'café "x".ts': "a\n" }, diff)).toEqual({ 'café "x".ts': "b\n" });
  });
});

describe("diffs as models write them", () => {
  const lines = Array.from({ length: 40 }, (_none, index) => `line ${index + 1}`);
  const before = { "a.ts": `${lines.join("\n")}\n` };
  const after = { "a.ts": before["a.ts"].replace("line 20\n", "changed\n") };
  const body = " line 19\n-line 20\n+changed\n line 21\n";

  test.each([
    ["right", "@@ -19,3 +19,3 @@"],
    ["in another place", "@@ -3,3 +3,3 @@"],
    ["beyond the end", "@@ -900,3 +900,3 @@"],
    ["with wrong counts", "@@ -19,7 +19,9 @@"],
    ["too few", "@@ -19,1 +19,1 @@"],
    ["missing", "@@ ... @@"],
    ["missing altogether", "@@"],
  ])("line numbers that are %s", (_name, header) => {
    expect(patched(before, `--- a/a.ts\n+++ b/a.ts\n${header}\n${body}`)).toEqual(after);
    expect(patched(before, `Here you are:\n\n--- a/a.ts\n+++ b/a.ts\n${header}\n${body}\n\n`)).toEqual(after);
  });

  test("the nearest of equal places is meant", () => {
    const equal = { "a.ts": "x\nsame\nx\nsame\nx\nsame\nx\n" };
    const diff = (start: number) => `--- a/a.ts\n+++ b/a.ts\n@@ -${start},2 +${start},2 @@\n x\n-same\n+new\n`;
    expect(patched(equal, diff(3))).toEqual({ "a.ts": "x\nsame\nx\nnew\nx\nsame\nx\n" });
    expect(patched(equal, diff(9))).toEqual({ "a.ts": "x\nsame\nx\nsame\nx\nnew\nx\n" });
    expect(patched(equal, diff(3).replace("@@ -3,2 +3,2 @@", "@@"))).toMatchObject({ kind: "conflict", hunk: 1 });
  });

  test("several hunks whose numbers are off by the same", () => {
    const two = `--- a/a.ts\n+++ b/a.ts\n@@ -15,3 +15,4 @@\n line 9\n+new\n line 10\n line 11\n@@ -36,2 +37,1 @@\n-line 30\n line 31\n`;
    const wanted = lines.flatMap((line) => (line === "line 9" ? [line, "new"] : line === "line 30" ? [] : [line]));
    expect(patched(before, two)).toEqual({ "a.ts": `${wanted.join("\n")}\n` });
  });

  test("empty lines of the context that lost their space, and white space at ends", () => {
    const file = { "a.ts": "one  \n\ntwo\t\nthree" };
    expect(patched(file, "--- a/a.ts\n+++ b/a.ts\n@@ -1,4 +1,4 @@\n one\n\n-two\n+2\n three\n")).toEqual({
      "a.ts": "one  \n\n2\nthree",
    });
  });

  test("a file with the line ends of Windows keeps them", () => {
    const file = { "a.ts": "one\r\ntwo\r\nthree\r\n" };
    const diff = "--- a/a.ts\n+++ b/a.ts\n@@ -1,3 +1,4 @@\n one\n-two\n+2\n+2.5\n three\n";
    expect(patched(file, diff)).toEqual({ "a.ts": "one\r\n2\r\n2.5\r\nthree\r\n" });
    expect(patched({ "a.ts": "one\ntwo\nthree\n" }, diff.replaceAll("\n", "\r\n"))).toEqual({ "a.ts": "one\n2\n2.5\nthree\n" });
  });

  test("a new file whose header does not say that it is new", () => {
    expect(patched({}, "--- a/b.ts\n+++ b/b.ts\n@@ -0,0 +1,2 @@\n+one\n+two\n")).toEqual({ "b.ts": "one\ntwo\n" });
  });

  test("lines behind a last one that had no end", () => {
    expect(patched({ "a.ts": "one" }, "--- a/a.ts\n+++ b/a.ts\n@@ -1 +1,2 @@\n one\n+two\n")).toEqual({ "a.ts": "one\ntwo\n" });
  });
});

describe("a diff that does not fit", () => {
  const file = { "src/a.ts": "one\ntwo\nthree\n" };

  test.each([
    [
      "lines that are not there",
      "--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1,2 +1,2 @@\n one\n-2\n+zwei\n",
      { path: "src/a.ts", hunk: 1 },
    ],
    [
      "a second hunk that does not fit",
      "--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1 +1 @@\n-one\n+1\n@@ -9 +9 @@\n-nine\n+9\n",
      { path: "src/a.ts", hunk: 2 },
    ],
    ["a file that is not there", "--- a/b.ts\n+++ b/b.ts\n@@ -1 +1 @@\n-one\n+1\n", { path: "b.ts" }],
    ["a new file that is there", "--- /dev/null\n+++ b/src/a.ts\n@@ -0,0 +1 @@\n+one\n", { path: "src/a.ts" }],
    ["a removal of a part", "--- a/src/a.ts\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-one\n", { path: "src/a.ts" }],
    ["an addition to nowhere", "--- a/src/a.ts\n+++ b/src/a.ts\n@@ -90,0 +91,1 @@\n+one\n", { path: "src/a.ts", hunk: 1 }],
  ])("%s is a conflict that says where", (_name, diff, place) => {
    const problem = patched(file, diff);
    expect(problem).toMatchObject({ kind: "conflict", ...place });
    expect(problem).toMatchObject({ message: expect.stringContaining(place.path) });
  });

  test.each([
    ["nothing", ""],
    ["prose", "I would change the second line.\n"],
    ["a hunk without a file", "@@ -1 +1 @@\n-a\n+b\n"],
    ["an empty hunk", "--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\nprose\n"],
    ["a binary patch", "diff --git a/a.png b/a.png\nindex 1..2 100644\nGIT binary patch\nliteral 4\n"],
    ["a copy", "diff --git a/a.ts b/b.ts\nsimilarity index 100%\ncopy from a.ts\ncopy to b.ts\n"],
    ["a path outside", "--- a/../x.ts\n+++ b/../x.ts\n@@ -1 +1 @@\n-a\n+b\n"],
    ["an absolute path", "--- /dev/null\n+++ /etc/passwd\n@@ -0,0 +1 @@\n+root\n"],
  ])("%s cannot be read", (_name, diff) => {
    expect(patched(file, diff)).toMatchObject({ kind: "unreadable", message: expect.stringMatching(/^The (?:diff|path) /) });
  });

  test("a million equal lines are given up and not compared for hours", () => {
    const many = "\n".repeat(400_000);
    const hunk = `${" \n".repeat(100_000)}-other\n`;
    const problem = patched({ "a.ts": many }, `--- a/a.ts\n+++ b/a.ts\n@@ -1,100001 +1,100000 @@\n${hunk}`);
    expect(problem).toMatchObject({ kind: "conflict", message: expect.stringContaining("repeat too often") });
  });
});

describe("the diff of two sets of files", () => {
  const line = fc.constantFrom(
    "a",
    "b",
    "",
    "-- x",
    "++ y",
    "--- a/a",
    "+++ b/a",
    "@@ -1 +1 @@",
    "\\ No newline",
    "c\r",
    " d ",
    "diff --git a/a b/a",
  );
  const content = fc
    .tuple(fc.array(line, { maxLength: 25 }), fc.boolean())
    .map(([lines, isEnded]) => lines.join("\n") + (isEnded && lines.length > 0 ? "\n" : ""));
  const path = fc.constantFrom("a", "b/c.ts", 'with "quotes"', "with space.ts", "b/ünï.ts", "back\u2192", "b");
  const tree = fc.dictionary(path, content, { maxKeys: 5 });

  test("makes the second of the first, for any two", () => {
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        const diff = makeDiff(files(before), files(after));
        if (diff === "") expect(after).toEqual(before);
        else expect(patched(before, diff)).toEqual(after);
      }),
      { numRuns: 1_000 },
    );
  });

  test("fits as well where other lines moved its place", () => {
    fc.assert(
      fc.property(content, fc.integer({ min: 1, max: 30 }), (text, count) => {
        const above = Array.from({ length: count }, (_none, index) => `above ${index}\n`).join("");
        const [before, after] = [`${above}first\nsecond\n${text}`, `${above}first\nchanged\n${text}`];
        const diff = makeDiff(files({ a: `first\nsecond\n${text}` }), files({ a: `first\nchanged\n${text}` }));
        expect(patched({ a: before }, diff)).toEqual({ a: after });
      }),
    );
  });

  test("of texts with nothing in common replaces the whole", () => {
    const [before, after] = ["x", "y"].map((name) =>
      Array.from({ length: 3_000 }, (_none, index) => `${name}${index}\n`).join(""),
    );
    const diff = makeDiff(files({ a: before ?? "" }), files({ a: after ?? "" }));
    expect(patched({ a: before ?? "" }, diff)).toEqual({ a: after });
  });

  test("is as git writes it", () => {
    expect(makeDiff(files({ "a.ts": "one\ntwo\n", "old.ts": "x" }), files({ "a.ts": "one\n2\n", "new.ts": "" }))).toBe(
      `diff --git a/a.ts b/a.ts
--- a/a.ts
+++ b/a.ts
@@ -1,2 +1,2 @@
 one
-two
+2
diff --git a/new.ts b/new.ts
new file mode 100644
diff --git a/old.ts b/old.ts
deleted file mode 100644
--- a/old.ts
+++ /dev/null
@@ -1,1 +0,0 @@
-x
\\ No newline at end of file
`,
    );
  });
});
