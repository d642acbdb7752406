import { existsSync, readFileSync, realpathSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

import { say } from "./say.mjs";

// Services whose parent was killed close their database first; they give themselves five seconds.
const PREDECESSOR_MS = 6_000;

/**
 * What the services will say about themselves when they start again on this data: everything is kept there, and they get the port
 * they had. So the app need not wait for them to be told. Undefined on a first start, or when somebody else has the port now.
 */
export async function expectServices(dataDirectory) {
  await predecessorGone(dataDirectory);
  const info = readInfo(dataDirectory);
  const isWhole = ["url", "databaseUrl", "redisUrl", "redisToken", "publishableKey", "secretKey"].every(
    (name) => typeof info?.[name] === "string",
  );
  if (!isWhole || !info.localOwner?.userId || !existsSync(join(dataDirectory, "keys.json"))) return undefined;
  // A copy of a data directory still describes the services of the original.
  if (!new URL(info.databaseUrl).searchParams.get("host")?.startsWith(realpathSync(dataDirectory))) return undefined;
  return (await isFree(Number(new URL(info.url).port))) ? info : undefined;
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/** The facts in which two descriptions of the services differ. */
export function differingFacts(info, expected) {
  return Object.keys(expected).filter((name) => name !== "pid" && JSON.stringify(info[name]) !== JSON.stringify(expected[name]));
}

/** After kill -9 of an earlier start its services may still be closing the database. */
async function predecessorGone(dataDirectory) {
  const pid = runningServices(dataDirectory);
  if (pid === undefined) return;
  say(`Waiting for the services of an earlier start (process ${pid}) to end ...`);
  const deadline = performance.now() + PREDECESSOR_MS;
  while (performance.now() < deadline && runningServices(dataDirectory) === pid)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

function readInfo(dataDirectory) {
  try {
    return JSON.parse(readFileSync(join(dataDirectory, "embedded.json"), "utf8"));
  } catch {
    return undefined;
  }
}

function runningServices(dataDirectory) {
  const pid = readInfo(dataDirectory)?.pid;
  if (!Number.isInteger(pid)) return undefined;
  try {
    process.kill(pid, 0);
    // The number may belong to somebody else by now; where that cannot be looked up, waiting in vain costs seconds only.
    if (process.platform !== "linux") return pid;
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("embedded.mjs") ? pid : undefined;
  } catch {
    return undefined;
  }
}
