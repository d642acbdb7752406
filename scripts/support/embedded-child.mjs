import { fork } from "node:child_process";
import { join } from "node:path";

import { differingFacts } from "./expected-services.mjs";
import { Refusal, say } from "./say.mjs";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
// After this long without a crash the next one counts as the first again.
const STEADY_MS = 60_000;
const STOP_MS = 8_000;

/**
 * Starts the embedded services and keeps them running: a crash restarts them with a growing pause, on the port they had, so that
 * the app needs no news. They end with this process, because their channel to it closes.
 */
export async function superviseEmbedded({
  root,
  dataDirectory,
  origin,
  expected,
  env = process.env,
  firstPauseMs = FIRST_PAUSE_MS,
}) {
  const file = join(root, ".build/embedded.mjs");
  const state = { child: undefined, info: expected, isStopping: false, pauseMs: firstPauseMs };
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
    const differing = differingFacts(info, state.info);
    if (differing.length > 0)
      console.error(`The embedded services came back with another ${differing.join(", ")}: stop and start Spark.`);
    state.info = info;
    say("The embedded services are back");
  };
  state.info = await start();
  const differing = expected ? differingFacts(state.info, expected) : [];
  if (differing.length > 0)
    throw new Refusal(`The embedded services came back with another ${differing.join(", ")}: start Spark again.`);
  }
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
