import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { digestFiles, listFiles } from "./digest.mjs";
import { waitForLock } from "./lock-file.mjs";
import { runNode } from "./run-child.mjs";
import { Refusal, say, withProgress } from "./say.mjs";

const SOURCES = [
  "app",
  "lib",
  "workers",
  "middleware.ts",
  "instrumentation.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

/** Builds the app when there is no build of exactly these sources. */
export async function ensureNextBuild(root) {
  if (buildIsCurrent(root)) return;
  const release = await waitForLock(join(root, ".build/next.lock"), (pid) =>
    say(`Another build (process ${pid}) is running, waiting ...`),
  );
  try {
    if (buildIsCurrent(root)) return;
    await build(root);
  } finally {
    release();
  }
}

/** Does `.next` hold a whole build of the sources as they are now? */
export function buildIsCurrent(root) {
  const stamp = join(root, ".next/spark-build");
  return existsSync(join(root, ".next/BUILD_ID")) && existsSync(stamp) && readFileSync(stamp, "utf8") === digestOf(root);
}

async function build(root) {
  const digest = digestOf(root);
  for (const mark of [".next/spark-build", ".next/BUILD_ID"]) rmSync(join(root, mark), { force: true });
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const work = () => runNode(join(root, "node_modules/next/dist/bin/next"), ["build"], { cwd: root, env });
  const code = await withProgress("Building the app (after a change, about a minute)", work);
  if (code !== 0 || !existsSync(join(root, ".next/BUILD_ID")))
    throw new Refusal("The app could not be built: see the message above.");
  writeFileSync(join(root, ".next/spark-build"), digest);
}

function digestOf(root) {
  return digestFiles(root, listFiles(root, SOURCES));
}
