// `npm test`: sets up and runs everything; arguments go to vitest (`npm test -- tests/unit`).
import "./support/node-version.mjs";
import { join } from "node:path";

import { buildNode } from "./build-node.mjs";
import { ensureChromium } from "./support/chromium.mjs";
import { ensureNextBuild } from "./support/next-build.mjs";
import { ensurePackages } from "./support/packages.mjs";
import { run } from "./support/run-child.mjs";
import { Refusal, failWith, say } from "./support/say.mjs";

const ROOT = join(import.meta.dirname, "..");

async function testEverything(vitestArguments) {
  step(1, "packages and browser");
  await ensurePackages(ROOT);
  const chromium = await ensureChromium();
  say(`Chromium: ${chromium}`);
  step(2, "format, lint, types, dead code");
  const isClean = (await run(process.execPath, [join(ROOT, "scripts/check.mjs")], { cwd: ROOT })) === 0;
  step(3, "build");
  await buildNode({ root: ROOT, log: say });
  await ensureNextBuild(ROOT);
  step(4, "unit, architecture, security, database, embedded services, API and browser tests");
  const env = { ...process.env, CHROMIUM_PATH: chromium, NODE_ENV: "test" };
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const isGreen = (await run(process.execPath, [vitest, "run", ...vitestArguments], { cwd: ROOT, env })) === 0;
  // The tests run even after a complaint about form, so that one run tells everything.
  const failed = [isClean ? "" : "the checks", isGreen ? "" : "the tests"].filter(Boolean);
  if (failed.length > 0) throw new Refusal(`Not good: ${failed.join(" and ")} failed, see above.`);
  say("\nAll checks and tests passed");
}

function step(number, what) {
  say(`\n[${number}/4] ${what}`);
}

await testEverything(process.argv.slice(2)).catch(failWith);
