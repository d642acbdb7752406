import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { digestFiles, listFiles } from "../../../scripts/support/digest.mjs";
import { buildIsCurrent } from "../../../scripts/support/next-build.mjs";
import { packagesAreCurrent } from "../../../scripts/support/packages.mjs";

function setup(files) {
  const root = mkdtempSync(join(tmpdir(), "spark-fresh-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (path, content) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === "string" ? content : JSON.stringify(content));
  };
  for (const [path, content] of Object.entries(files)) write(path, content);
  return { root, write };
}

test("files are listed in one order, and what does not exist is left out", () => {
  const { root } = setup({ "lib/b.ts": "", "lib/a/c.ts": "", "middleware.ts": "" });
  expect(listFiles(root, ["middleware.ts", "lib", "workers"])).toEqual(["lib/a/c.ts", "lib/b.ts", "middleware.ts"]);
});

test("a digest follows contents and names, not times", () => {
  const { root, write } = setup({ "a.ts": "one" });
  const before = digestFiles(root, ["a.ts"]);
  utimesSync(join(root, "a.ts"), 1, 1);
  expect(digestFiles(root, ["a.ts"])).toBe(before);
  write("a.ts", "two");
  expect(digestFiles(root, ["a.ts"])).not.toBe(before);
  expect(digestFiles(root, ["gone.ts"])).not.toBe(before);
});

const LOCK = {
  packages: {
    "": { name: "spark" },
    "node_modules/a": { version: "1.0.0" },
    "node_modules/other-platform": { version: "1.0.0", optional: true },
  },
};

test("packages are current when each has the version of the lockfile", () => {
  const { root, write } = setup({ "package-lock.json": LOCK });
  expect(packagesAreCurrent(root)).toBe(false);
  write("node_modules/.package-lock.json", { packages: { "node_modules/a": { version: "1.0.0" } } });
  expect(packagesAreCurrent(root)).toBe(true);
  write("node_modules/.package-lock.json", { packages: { "node_modules/a": { version: "0.9.0" } } });
  expect(packagesAreCurrent(root)).toBe(false);
});

test("a package that another branch added is missing", () => {
  const { root, write } = setup({ "node_modules/.package-lock.json": { packages: { "node_modules/a": { version: "1.0.0" } } } });
  write("package-lock.json", { packages: { ...LOCK.packages, "node_modules/b": { version: "1.0.0" } } });
  expect(packagesAreCurrent(root)).toBe(false);
});

test("packages that only development needs may be absent where that is said", () => {
  const packages = { ...LOCK.packages, "node_modules/linter": { version: "1.0.0", dev: true } };
  const { root } = setup({
    "package-lock.json": { packages },
    "node_modules/.package-lock.json": { packages: { "node_modules/a": { version: "1.0.0" } } },
  });
  expect(packagesAreCurrent(root)).toBe(false);
  expect(packagesAreCurrent(root, { withDev: false })).toBe(true);
});

test("a build counts only when it is whole and of these sources", () => {
  const { root, write } = setup({ "app/page.tsx": "one", ".next/BUILD_ID": "x" });
  expect(buildIsCurrent(root)).toBe(false);
  write(".next/spark-build", "of other sources");
  expect(buildIsCurrent(root)).toBe(false);
});
