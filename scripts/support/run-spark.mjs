import http from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

import { buildNode } from "../build-node.mjs";
import { superviseEmbedded } from "./embedded-child.mjs";
import { claimAddress } from "./front-server.mjs";
import { takeLock } from "./lock-file.mjs";
import { buildIsCurrent, ensureNextBuild } from "./next-build.mjs";
import { ensurePackages } from "./packages.mjs";
import { Refusal, say } from "./say.mjs";
import { appEnvironment, loadEnvFiles, openDataDirectory, readSettings } from "./settings.mjs";
import { summary } from "./summary.mjs";
import { warmUp } from "./warm-up.mjs";

const ROOT = join(import.meta.dirname, "../..");
// Running answers get this long to finish after a stop.
const GRACE_MS = 10_000;

/** Everything from a bare checkout to a warm app: packages, bundles, build, services, Next. Answers how to stop it. */
export async function runSpark({ isDev }) {
  const startedAt = performance.now();
  const parts = {};
  const stop = onceOnly(() => stopAll(parts));
  stopOnSignals(stop);
  await ensurePackages(ROOT, { isBuilt: () => !isDev && buildIsCurrent(ROOT) });
  await buildNode({ root: ROOT, log: say });
  loadEnvFiles(ROOT);
  const settings = await readSettings(ROOT);
  parts.release = lockData(settings.dataDirectory);
  try {
    if (!isDev) await ensureNextBuild(ROOT);
    await startParts(parts, { settings, isDev });
  } catch (error) {
    await stop();
    throw error;
  }
  say(summary({ settings, env: process.env, version: version(), seconds: (performance.now() - startedAt) / 1_000 }));
  if (process.connected) process.send({ type: "ready", origin: process.env.SPARK_ORIGIN, dataDirectory: settings.dataDirectory });
  return { renewEmbedded: () => parts.embedded?.renew(), stop };
}

async function startParts(parts, { settings, isDev }) {
  const { config } = settings;
  parts.front = await claimAddress({ host: config.host, port: config.port });
  const { port } = parts.front;
  const origin = process.env.SPARK_ORIGIN || `http://localhost:${port}`;
  process.env.NODE_ENV = isDev ? "development" : "production";
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  // Preparing Next takes as long as starting the services: both at once. It needs their addresses with the first request.
  const [next, embedded] = await Promise.all([
    prepareNext(parts, { isDev, port, hostname: new URL(origin).hostname }),
    settings.needsEmbedded ? superviseEmbedded({ root: ROOT, dataDirectory: settings.dataDirectory, origin }) : undefined,
  ]);
  parts.embedded = embedded;
  Object.assign(process.env, appEnvironment({ settings, env: process.env, port, embedded }));
  say("Warming up ...");
  await parts.front.open({
    ...next,
    serviceUrl: () => (embedded?.info.url && !config.supabase ? embedded.info.url : process.env.SUPABASE_URL),
    appHost: new URL(origin).host,
    warmUp: (privatePort) => warmUp({ port: privatePort, origin, sandboxHost: process.env.SPARK_SANDBOX_HOST }),
  });
}

async function prepareNext(parts, { isDev, port, hostname }) {
  const next = createRequire(join(ROOT, "package.json"))("next");
  // Next attaches its own upgrade handler to the server it is given; on ours it would end the sockets of the realtime service.
  const upgrades = http.createServer();
  parts.app = next({ dev: isDev, dir: ROOT, hostname, port, httpServer: upgrades });
  await parts.app.prepare();
  return {
    handle: parts.app.getRequestHandler(),
    handleUpgrade: isDev ? (...upgrade) => upgrades.emit("upgrade", ...upgrade) : undefined,
  };
}

function lockData(dataDirectory) {
  openDataDirectory(dataDirectory);
  const lock = takeLock(join(dataDirectory, "start.lock"));
  if (lock.release) return lock.release;
  throw new Refusal(
    `Spark already runs on ${dataDirectory} (process ${lock.holder}). Stop it first, or start beside it: PORT=8001 SPARK_DATA_DIR=.spark-2 npm start`,
  );
}

/**
 * Stops in the order of dependence: requests, Next, services, lock. The app may add its own last work to
 * `globalThis[Symbol.for("spark.stopping")]`, a set of functions that are called first and answer a promise.
 */
async function stopAll({ front, app, embedded, release }) {
  const lastWork = [...(globalThis[Symbol.for("spark.stopping")] ?? [])];
  if (front?.runningCount() > 0) say(`Finishing ${front.runningCount()} running requests (at most ${GRACE_MS / 1_000} s) ...`);
  await front?.close(GRACE_MS, Promise.allSettled(lastWork.map(async (work) => work())));
  await app?.close().catch(() => {});
  await embedded?.stop();
  release?.();
}

function stopOnSignals(stop) {
  const end = async () => {
    await stop();
    say("Spark has stopped");
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, end);
  process.on("disconnect", end);
  stopWithParent(end);
}

/** Under `npm start` the parent is npm: if it is killed without a chance to pass the signal on, nobody else would stop us. */
function stopWithParent(end) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void end();
  }, 1_000).unref();
}

function onceOnly(work) {
  let result;
  return () => (result ??= work());
}

function version() {
  return createRequire(import.meta.url)(join(ROOT, "package.json")).version;
}
