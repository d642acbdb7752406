// `npm run escape-suite`: hostile code against the product's frames in a real browser; the reports go to test-results/.
import "./support/node-version.mjs";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { buildNode } from "./build-node.mjs";
import { ensureChromium } from "./support/chromium.mjs";
import { ensureNextBuild } from "./support/next-build.mjs";
import { ensurePackages } from "./support/packages.mjs";
import { run } from "./support/run-child.mjs";
import { Refusal, failWith, say } from "./support/say.mjs";

const ROOT = join(import.meta.dirname, "..");
const REPORTS = ["escape-suite.md", "escape-samples.md"].map((name) => join(ROOT, "test-results", name));

async function runSuite(vitestArguments) {
  await ensurePackages(ROOT);
  const chromium = await ensureChromium();
  await buildNode({ root: ROOT, log: say });
  for (const report of REPORTS) rmSync(report, { force: true });
  const env = { ...process.env, CHROMIUM_PATH: chromium, NODE_ENV: "test", EVERY_CASE: "1" };
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  await ensureNextBuild(ROOT);
  const code = await run(process.execPath, [vitest, "run", "--project", "security", ...vitestArguments], {
    cwd: ROOT,
    env,
  });
  for (const report of REPORTS) say(`\n${readReport(report)}`);
  if (code !== 0) throw new Refusal(`Something got out, or the suite could not see: look above and at ${REPORTS.join(", ")}.`);
  say(`Nothing got out. Reports: ${REPORTS.join(", ")}`);
}

function readReport(report) {
  try {
    return readFileSync(report, "utf8");
  } catch {
    throw new Refusal("The suite ended before it could write its report.");
  }
}

await runSuite(process.argv.slice(2)).catch(failWith);
