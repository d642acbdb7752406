import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findChromium } from "../../../scripts/support/chromium.mjs";

function setup(name) {
  const folder = mkdtempSync(join(tmpdir(), "spark-browser-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, "#!/bin/sh\n");
  chmodSync(file, 0o755);
  return { folder, file };
}

test("CHROMIUM_PATH comes first", () => {
  const { file } = setup("my-browser");
  expect(findChromium({ CHROMIUM_PATH: file, PATH: "/usr/bin" })).toBe(file);
});

test("a CHROMIUM_PATH that is no program is said instead of searching on", () => {
  expect(() => findChromium({ CHROMIUM_PATH: "/gone/chromium", PATH: "/usr/bin" })).toThrow(/CHROMIUM_PATH is \/gone\/chromium/);
});

test("then what is on the PATH", () => {
  const { folder, file } = setup("chromium");
  expect(findChromium({ PATH: folder })).toBe(file);
});
