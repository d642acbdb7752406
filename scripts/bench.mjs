// `npm run bench`: runs every tests/bench/*.bench.ts in turn, each in a process of its own, prints what they measured and writes it to test-results/bench.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { spawn } from "node:child_process";

import { buildNode } from "./build-node.mjs";
import { say } from "./support/say.mjs";

const ROOT = join(import.meta.dirname, "..");
const FOLDER = "tests/bench";
const RESULTS = join(ROOT, "test-results/bench");

/** Bundles one bench and runs it in this process. */
async function runBench(name) {
  const { default: esbuild } = await import("esbuild-wasm");
  const outfile = join(ROOT, ".build/bench", name.replace(/\.ts$/, ".mjs"));
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: [join(FOLDER, name)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "error",
  });
  const { bench } = await import(pathToFileURL(outfile).href);
  const lines = [];
  await bench((label, values) => {
    lines.push({ label: label.trim(), ...values });
    say(`  ${label.padEnd(72)} ${Object.entries(values).map(printed).join(", ")}`);
  });
  mkdirSync(RESULTS, { recursive: true });
  const machine = `${availableParallelism()} x ${cpus()[0]?.model}, Node ${process.version}`;
  const file = join(RESULTS, name.replace(".bench.ts", ".json"));
  writeFileSync(file, `${JSON.stringify({ machine, at: new Date().toISOString(), lines }, null, 1)}\n`);
}

/** Three digits say enough. */
function printed([name, value]) {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.01))));
  return `${name} ${Number(value.toFixed(digits)).toLocaleString("en")}`;
}

function runInProcess(name) {
  return new Promise((resolve) => {
    spawn(process.execPath, [import.meta.filename, name], { cwd: ROOT, stdio: "inherit" }).once("close", resolve);
  });
}

const [only] = process.argv.slice(2);
if (only?.endsWith(".bench.ts")) {
  await runBench(only);
  process.exit();
}
await buildNode();
say(`${availableParallelism()} cores, ${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}`);
const benches = readdirSync(join(ROOT, FOLDER)).filter((name) => name.endsWith(".bench.ts") && name.includes(only ?? ""));
for (const name of benches.toSorted()) {
  say(`${name.replace(".bench.ts", "")}:`);
  if ((await runInProcess(name)) !== 0) process.exitCode = 1;
}
