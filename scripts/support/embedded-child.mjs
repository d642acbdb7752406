import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Refusal, say } from "./say.mjs";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
// After this long without a crash the next one counts as the first again.
const STEADY_MS = 60_000;
const STOP_MS = 8_000;
// Services whose parent was killed close their database first; they give themselves five seconds.
const PREDECESSOR_MS = 6_000;

/**
 * Starts the embedded services and keeps them running: a crash restarts them with a growing pause, on the port they had, so that
 * the app needs no news. They end with this process, because their channel to it closes.
 */
export async function superviseEmbedded({ root, dataDirectory, origin, env = process.env, firstPauseMs = FIRST_PAUSE_MS }) {
  const file = join(root, ".build/embedded.mjs");
  const state = { child: undefined, info: undefined, isStopping: false, pauseMs: firstPauseMs };
  const start = () => {
    const child = forkEmbedded({ root, file, env: embeddedEnvironment({ env, dataDirectory, origin, info: state.info }) });
    state.child = child;
    return readiness(child);
  };
  const superviseAgain = (child) => {
    const startedAt = performance.now();
    child.once("exit", (code, signal) => {
      if (state.isStopping) return;
      if (performance.now() - startedAt > STEADY_MS) state.pauseMs = firstPauseMs;
      say(`The embedded services ended (${signal ?? `code ${code}`}); starting them again in ${state.pauseMs} ms`);
      setTimeout(restart, state.pauseMs);
      state.pauseMs = Math.min(state.pauseMs * 2, LONGEST_PAUSE_MS);
    });
  };
  const restart = async () => {
    if (state.isStopping) return;
    const ready = start();
    superviseAgain(state.child);
    const info = await ready.catch(() => undefined);
    if (!info) return;
    if (info.url !== state.info.url)
      console.error(`The embedded services moved from ${state.info.url} to ${info.url}: stop and start Spark.`);
    state.info = info;
    say("The embedded services are back");
  };
  await predecessorGone(dataDirectory);
  state.info = await start();
  superviseAgain(state.child);
  return {
    get info() {
      return state.info;
    },
    /** Ends the running services; the supervision brings up the ones that are on disk now. */
    renew: () => state.child.kill("SIGTERM"),
    stop: async () => {
      state.isStopping = true;
      await endChild(state.child);
    },
  };
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

function runningServices(dataDirectory) {
  try {
    const { pid } = JSON.parse(readFileSync(join(dataDirectory, "embedded.json"), "utf8"));
    process.kill(pid, 0);
    // The number may belong to somebody else by now; where that cannot be looked up, waiting in vain costs seconds only.
    if (process.platform !== "linux") return pid;
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("embedded.mjs") ? pid : undefined;
  } catch {
    return undefined;
  }
}

function embeddedEnvironment({ env, dataDirectory, origin, info }) {
  return {
    ...env,
    SPARK_DATA_DIR: dataDirectory,
    SPARK_ORIGIN: origin,
    ...(info ? { SPARK_EMBEDDED_PORT: new URL(info.url).port } : {}),
  };
}

function forkEmbedded({ root, file, env }) {
  // A group of its own: Ctrl-C reaches the whole foreground group, and the services must outlive the last request.
  return fork(file, [], { cwd: root, env, execArgv: [], detached: true, stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

function readiness(child) {
  return new Promise((resolve, reject) => {
    child.on("message", (message) => {
      if (message?.type === "ready") resolve(message.info);
    });
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      reject(new Refusal(`The embedded services did not start (${signal ?? `code ${code}`}): see the message above.`));
    });
  });
}

async function endChild(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await ended;
  clearTimeout(timer);
}
