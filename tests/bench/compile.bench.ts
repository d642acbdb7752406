import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { transformSync } from "@babel/core";
import presetTypescript from "@babel/preset-typescript";
import presetSolid from "babel-preset-solid";
import { build } from "esbuild-wasm";
import { bundleStandalone } from "#lib/compilation/bundle-standalone";
import { compileComponent } from "#lib/compilation/compile-component";
import { createCompilePool } from "#lib/platform/compile-pool";
import { describe, median, percentile, time } from "./support/statistics";

const FOLDER = "tests/security/samples/benign";
const SOURCES = readdirSync(FOLDER).map((name) => readFileSync(path.join(FOLDER, name), "utf8"));
const WARM_ROUNDS = 4;
const ROUNDS = 4;
const BASELINE_SOURCES = SOURCES.slice(0, 24);
const AT_ONCE = 50;

/** Compiling one component, against the usual way, and what 50 at once do to the event loop. */
export async function bench(report: (name: string, value: string) => void): Promise<void> {
  for (let round = 0; round < WARM_ROUNDS; round++) for (const source of SOURCES) await compileComponent(source);
  const own = await measureOwn(report);
  await measureBaseline(report, own);
  await measureBundle(report);
  await measureEventLoop(report);
}

async function measureOwn(report: (name: string, value: string) => void): Promise<number> {
  const totals: number[] = [];
  const steps: Record<string, number[]> = { transform: [], minify: [], css: [] };
  const sizes: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const source of SOURCES) {
      const { value, ms } = await time(() => compileComponent(source));
      totals.push(ms);
      for (const [step, list] of Object.entries(steps)) list.push(value.timings[step] ?? 0);
      if (round === 0) sizes.push(Buffer.byteLength(value.js));
    }
  }
  report("compile, all steps (target: median < 15 ms, P95 < 40 ms)", describe(totals));
  for (const [step, list] of Object.entries(steps)) report(`  ${step}`, describe(list));
  report(
    `bundle of ${sizes.length} components (target: median < 5,000 bytes)`,
    `median ${median(sizes)} bytes, P95 ${percentile(sizes, 0.95)} bytes`,
  );
  return median(totals);
}

/** What a component costs when Babel's presets run one by one and esbuild reads Solid from node_modules each time. */
async function measureBaseline(report: (name: string, value: string) => void, own: number): Promise<void> {
  const totals: number[] = [];
  let bytes = 0;
  for (const source of BASELINE_SOURCES) {
    const { value, ms } = await time(async () => {
      const code = transformSync(source, {
        configFile: false,
        babelrc: false,
        filename: "component.tsx",
        presets: [[presetSolid as never, {}], presetTypescript],
      })?.code;
      return build({
        stdin: { contents: code ?? "", resolveDir: process.cwd() },
        bundle: true,
        write: false,
        minify: true,
        format: "esm",
        platform: "browser",
        conditions: ["browser", "production"],
      });
    });
    totals.push(ms);
    bytes += value.outputFiles[0]?.contents.length ?? 0;
  }
  report(
    "baseline: presets + esbuild bundling Solid each time",
    `${describe(totals)}, ${Math.round(bytes / totals.length)} bytes`,
  );
  report("  baseline / ours", `${(median(totals) / own).toFixed(1)} x`);
}

async function measureBundle(report: (name: string, value: string) => void): Promise<void> {
  const totals: number[] = [];
  for (const source of BASELINE_SOURCES) {
    const { js } = await compileComponent(source);
    totals.push((await time(() => bundleStandalone(js))).ms);
  }
  report("one self-contained file, from memory", describe(totals));
}

async function measureEventLoop(report: (name: string, value: string) => void): Promise<void> {
  const pool = createCompilePool({ workerFile: path.resolve(".build/compile.worker.mjs") });
  const { ms: warmMs } = await time(() => pool.warm());
  report("pool: from nothing to warm", `${Math.round(warmMs)} ms`);
  report("pool: event loop at rest", await worstDelay(() => new Promise((resolve) => setTimeout(resolve, 500))));
  const many = SOURCES.slice(0, AT_ONCE);
  const { value, ms } = await time(() => worstDelay(() => Promise.all(many.map((source) => pool.compile(source)))));
  report(`pool: event loop while ${AT_ONCE} compile (target: max < 15 ms)`, `${value}, all done in ${Math.round(ms)} ms`);
  await pool.close();
}

async function worstDelay(work: () => Promise<unknown>): Promise<string> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  await work();
  delays.disable();
  const inMs = (nanoseconds: number) => Math.max(nanoseconds / 1e6 - 1, 0).toFixed(1);
  return `delay P99 ${inMs(delays.percentile(99))} ms, max ${inMs(delays.max)} ms`;
}
