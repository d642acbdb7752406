import { spawnSync } from "node:child_process";
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Takes the lock and answers `{ release }`, or `{ holder }` when a living process has it.
 * The lock of a dead process is taken over.
 */
export function takeLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${path}.${process.pid}`;
  const content = JSON.stringify({ pid: process.pid, born: birthOf(process.pid) });
  writeFileSync(mine, content, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      if (tryLink(mine, path)) return { release: () => releaseLock(path, content) };
      const text = readOrEmpty(path);
      const holder = livingHolder(text);
      if (holder !== undefined) return { holder };
      moveAway(path, text);
    }
    return { holder: livingHolder(readOrEmpty(path)) ?? 0 };
  } finally {
    rmSync(mine, { force: true });
  }
}

/** As `takeLock`, but waits for the holder to finish; `onWait` hears once whom it waits for. */
export async function waitForLock(path, onWait = () => {}) {
  let hasSaid = false;
  for (;;) {
    const lock = takeLock(path);
    if (lock.release) return lock.release;
    if (!hasSaid) onWait(lock.holder);
    hasSaid = true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function tryLink(from, to) {
  try {
    // A link is created whole or not at all, so nobody ever reads a lock without its content.
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function livingHolder(text) {
  const { pid, born } = parseOrEmpty(text);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  // In a container the same small pid comes back after a restart: another birth means another process.
  return birthOf(pid) === born ? pid : undefined;
}

function moveAway(path, staleText) {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
    // Somebody may have taken it over between our look and our move: then it goes back.
    if (readOrEmpty(aside) !== staleText) tryLink(aside, path);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  rmSync(aside, { force: true });
}

function releaseLock(path, content) {
  if (readOrEmpty(path) === content) rmSync(path, { force: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** When a process began, as text that no later process with the same number repeats. */
function birthOf(pid) {
  const stat = readOrEmpty(`/proc/${pid}/stat`);
  // The name in brackets may hold spaces; the start time is the 20th field after it.
  if (stat) return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  if (existsSync("/proc/self/stat")) return "";
  return (spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "").trim();
}

function readOrEmpty(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function parseOrEmpty(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
