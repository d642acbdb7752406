import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { takeLock, waitForLock } from "../../../scripts/support/lock-file.mjs";

const MODULE = join(import.meta.dirname, "../../../scripts/support/lock-file.mjs");

function setup() {
  const folder = mkdtempSync(join(tmpdir(), "spark-lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return { folder, path: join(folder, "data/start.lock") };
}

/** A process that takes the lock, says what came of it and stays until it is killed. */
function contender(path) {
  const script = `import { takeLock } from ${JSON.stringify(MODULE)};
    console.log(JSON.stringify(takeLock(${JSON.stringify(path)})));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => child.kill("SIGKILL"));
  const answer = new Promise((resolve) => child.stdout.once("data", (chunk) => resolve(JSON.parse(chunk.toString()))));
  return { child, answer };
}

test("a lock is held until it is released", () => {
  const { path, folder } = setup();
  const first = takeLock(path);
  expect(takeLock(path)).toEqual({ holder: process.pid });
  first.release();
  expect(takeLock(path).release).toBeTypeOf("function");
  expect(readdirSync(join(folder, "data"))).toEqual(["start.lock"]);
});

test("another process is named as the holder, and its lock is free again after kill -9", async () => {
  const { path } = setup();
  const { child, answer } = contender(path);
  await answer;
  expect(takeLock(path)).toEqual({ holder: child.pid });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
  expect(takeLock(path).release).toBeTypeOf("function");
  expect(JSON.parse(readFileSync(path, "utf8")).pid).toBe(process.pid);
});

test("a living process that only has the number of the dead holder does not hold the lock", () => {
  const { path } = setup();
  takeLock(path).release();
  writeFileSync(path, JSON.stringify({ pid: process.ppid, born: "long ago" }));
  expect(takeLock(path).release).toBeTypeOf("function");
});

test("a lock file with half a content is taken over", () => {
  const { path } = setup();
  takeLock(path).release();
  writeFileSync(path, '{"pid":');
  expect(takeLock(path).release).toBeTypeOf("function");
});

test("of eight that come at once for a dead one's lock exactly one gets it", async () => {
  const { path } = setup();
  takeLock(path).release();
  writeFileSync(path, JSON.stringify({ pid: 2 ** 22 + 1, born: "0" }));
  const answers = await Promise.all(Array.from({ length: 8 }, () => contender(path).answer));
  expect(answers.filter((answer) => answer.holder === undefined)).toHaveLength(1);
}, 20_000);

test("waiting ends when the holder releases", async () => {
  const { path } = setup();
  const first = takeLock(path);
  const waitedFor = [];
  const second = waitForLock(path, (pid) => waitedFor.push(pid));
  setTimeout(first.release, 150);
  (await second)();
  expect(waitedFor).toEqual([process.pid]);
});
