import { expect, test } from "vitest";
import { diffLinesByPath } from "../../../app/_client/diff-lines";

const DIFF = `diff --git a/src/a.ts b/src/a.ts
--- a/src/a.ts
+++ b/src/a.ts
@@ -1,3 +1,4 @@
 one
-two
+zwei
+drei
 three
@@ -20,2 +21,1 @@
-gone
 kept
diff --git a/new.ts b/new.ts
new file mode 100644
--- /dev/null
+++ b/new.ts
@@ -0,0 +1,2 @@
+first
+-- not a header
diff --git a/old.ts b/old.ts
deleted file mode 100644
--- a/old.ts
+++ /dev/null
@@ -1,1 +0,0 @@
--- x
`;

test("every line has its number before and after, and hunks are parted by a fold", () => {
  expect(diffLinesByPath(DIFF).get("src/a.ts")).toEqual([
    { kind: "same", text: "one", before: 1, after: 1 },
    { kind: "removed", text: "two", before: 2 },
    { kind: "added", text: "zwei", after: 2 },
    { kind: "added", text: "drei", after: 3 },
    { kind: "same", text: "three", before: 3, after: 4 },
    { kind: "fold", text: "" },
    { kind: "removed", text: "gone", before: 20 },
    { kind: "same", text: "kept", before: 21, after: 21 },
  ]);
});

test("new and removed files go by the name they have or had", () => {
  const lines = diffLinesByPath(DIFF);
  expect([...lines.keys()]).toEqual(["src/a.ts", "new.ts", "old.ts"]);
  expect(lines.get("new.ts")).toEqual([
    { kind: "added", text: "first", after: 1 },
    { kind: "added", text: "-- not a header", after: 2 },
  ]);
  expect(lines.get("old.ts")).toEqual([{ kind: "removed", text: "-- x", before: 1 }]);
});

test("lines put between two others are numbered by where they come to stand", () => {
  const inserted = "--- a/x\n+++ b/x\n@@ -4,0 +5,1 @@\n+new\n@@ -9,1 +11,1 @@\n-a\n+b\n";
  expect(diffLinesByPath(inserted).get("x")).toEqual([
    { kind: "added", text: "new", after: 5 },
    { kind: "fold", text: "" },
    { kind: "removed", text: "a", before: 9 },
    { kind: "added", text: "b", after: 10 },
  ]);
});

test("what is no diff has no lines", () => {
  expect(diffLinesByPath("hello")).toEqual(new Map());
});
