// `npm run escape-suite`: hostile code against the product's frames in a real browser; the report goes to test-results/escape-suite.md.
import "./support/node-version.mjs";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { buildNode } from "./build-node.mjs";
import { ensureChromium } from "./support/chromium.mjs";
import { ensurePackages } from "./support/packages.mjs";
import { run } from "./support/run-child.mjs";
import { Refusal, failWith, say } from "./support/say.mjs";

const ROOT = join(import.meta.dirname, "..");
const REPORT = join(ROOT, "test-results/escape-suite.md");

async function runSuite(vitestArguments) {
  await ensurePackages(ROOT);
  const chromium = await ensureChromium();
  await buildNode({ root: ROOT, log: say });
  rmSync(REPORT, { force: true });
  const env = { ...process.env, CHROMIUM_PATH: chromium, NODE_ENV: "test" };
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const files = ["tests/security/channels.test.ts", "tests/security/frame-behaviour.test.ts"];
  const code = await run(process.execPath, [vitest, "run", "--project", "security", ...files, ...vitestArguments], {
    cwd: ROOT,
    env,
  });
  say(`\n${readReport()}`);
  if (code !== 0) throw new Refusal(`Something got out, or the suite could not see: look above and at ${REPORT}.`);
  say(`Nothing got out. Report: ${REPORT}`);
}

function readReport() {
  try {
    return readFileSync(REPORT, "utf8");
  } catch {
    throw new Refusal("The suite ended before it could write its report.");
  }
}

await runSuite(process.argv.slice(2)).catch(failWith);
