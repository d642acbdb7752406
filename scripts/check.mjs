// `npm run check`: format, lint, types and dead code, all at once, in seconds and without a build.
import { spawn } from "node:child_process";
import { join } from "node:path";

import { say } from "./support/say.mjs";

const ROOT = join(import.meta.dirname, "..");
const CHECKS = [
  { name: "format", command: ["oxfmt", "--check"] },
  { name: "lint", command: ["oxlint", "--deny-warnings"] },
  // Next writes the types of styles, images and routes; a fresh clone has none yet.
  { name: "types", before: ["next", "typegen"], command: ["tsc", "--noEmit"] },
  { name: "dead code", command: ["knip", "--no-progress"] },
];

/** Runs one program of node_modules quietly; answers whether it was content and everything it said. */
function runTool([name, ...args]) {
  return new Promise((resolve) => {
    const color = process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" };
    const env = { ...process.env, ...color, NEXT_TELEMETRY_DISABLED: "1" };
    const child = spawn(join(ROOT, "node_modules/.bin", name), args, { cwd: ROOT, env, shell: process.platform === "win32" });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += chunk));
    child.once("error", (error) => resolve({ isContent: false, text: error.message }));
    child.once("close", (code) => resolve({ isContent: code === 0, text }));
  });
}

async function runCheck({ name, before, command }) {
  const startedAt = performance.now();
  const prepared = before ? await runTool(before) : { isContent: true };
  const result = prepared.isContent ? await runTool(command) : prepared;
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  say(`  ${result.isContent ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
  if (!result.isContent) say(result.text.trimEnd().replace(/^/gm, "       "));
  return result.isContent;
}

say("Checking format, lint, types and dead code ...");
const results = await Promise.all(CHECKS.map(runCheck));
if (results.includes(false)) process.exitCode = 1;
