import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { bundleStandalone } from "#lib/compilation/bundle-standalone";
import { compileComponent } from "#lib/compilation/compile-component";
import { forgetCompiled } from "#lib/compilation/keep";
import { createCompilePool } from "#lib/platform/compile-pool";
import { GROWING_SIZES, appOfSize, smallApps } from "./support/corpus";
import { worstDelay } from "./support/event-loop";
import { OTHER_WAYS } from "./support/other-ways";
import type { Report } from "./support/report";
import { describe, median, percentile, time } from "./support/statistics";

const SOURCES = [...smallApps(), ...GROWING_SIZES.map(appOfSize)];
const WARM_ROUNDS = 4;
const ROUNDS = 4;
const GROWTH_ROUNDS = 15;
// The slow ways take a while; every third source has all sizes among them.
const COMPARED = SOURCES.filter((_, index) => index % 3 === 0);
const AT_ONCE = 50;

/** Compiling one component, beside other ways to do it, by size, and what 50 at once do to the event loop. */
export async function bench(report: Report): Promise<void> {
  const { ms: coldMs } = await time(() => compileComponent(SOURCES[0] ?? ""));
  report("the first component of a process", { "cold ms": coldMs });
  for (let round = 0; round < WARM_ROUNDS; round++) for (const source of SOURCES) await compileAnew(source);
  await measureSteps(report);
  await measureSizes(report);
  await measureOtherWays(report);
  await measureGrowth(report);
  await measureBundle(report);
  await measurePool(report);
}

/** What a thread that has never seen a source does; it keeps what it compiled. */
const compileAnew = (source: string) => {
  forgetCompiled();
  return time(() => compileComponent(source));
};

async function measureSteps(report: Report): Promise<void> {
  const [totals, again]: [number[], number[]] = [[], []];
  const steps: Record<string, number[]> = { transform: [], minify: [], css: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const source of SOURCES) {
      const { value, ms } = await compileAnew(source);
      totals.push(ms);
      again.push((await time(() => compileComponent(source))).ms);
      for (const [step, list] of Object.entries(steps)) list.push(value.timings[step] ?? 0);
    }
  }
  report(`${SOURCES.length} components, all steps (target: median < 15 ms, P95 < 40 ms)`, describe(totals));
  for (const [step, list] of Object.entries(steps)) report(`  ${step}`, describe(list));
  report("  all of their functions known already", describe(again));
}

async function measureSizes(report: Report): Promise<void> {
  const bundles = await Promise.all(SOURCES.map(async (source) => (await compileComponent(source)).js));
  const sizes = {
    raw: bundles.map((js) => Buffer.byteLength(js)),
    gzip: bundles.map((js) => gzipSync(js).length),
    brotli: bundles.map((js) => brotliCompressSync(js).length),
  };
  for (const [kind, list] of Object.entries(sizes)) {
    const target = kind === "raw" ? " (target: median < 5,000)" : "";
    report(`bytes of a bundle, ${kind}${target}`, { median: median(list), P95: percentile(list, 0.95) });
  }
}

/** In turns, so that whatever else the machine does meets all of them alike. */
async function measureOtherWays(report: Report): Promise<void> {
  const own: number[] = [];
  const others = new Map(Object.keys(OTHER_WAYS).map((name) => [name, [] as number[]]));
  for (const run of Object.values(OTHER_WAYS)) await run(COMPARED[0] ?? "");
  for (const source of COMPARED) {
    own.push((await compileAnew(source)).ms);
    for (const [name, run] of Object.entries(OTHER_WAYS)) others.get(name)?.push((await time(() => run(source))).ms);
  }
  report(`${COMPARED.length} of them beside other ways: ours`, describe(own));
  for (const [name, list] of others) {
    report(`  ${name}`, { ...describe(list), "ours / theirs": median(own) / median(list) });
  }
  report("  targets: at most 3 x bare Babel, at most 0.33 x vite build", {});
}

async function measureGrowth(report: Report): Promise<void> {
  for (const size of GROWING_SIZES) {
    const source = appOfSize(size);
    const list: number[] = [];
    for (let round = 0; round < GROWTH_ROUNDS; round++) list.push((await compileAnew(source)).ms);
    report(`a source of ${(source.length / 1_000).toFixed(1)} KB`, {
      ...describe(list),
      "ms/KB": (median(list) / source.length) * 1_000,
    });
  }
}

async function measureBundle(report: Report): Promise<void> {
  const totals: number[] = [];
  for (const source of COMPARED) {
    const { js } = await compileComponent(source);
    totals.push((await time(() => bundleStandalone(js))).ms);
  }
  report("one self-contained file, from memory", describe(totals));
}

async function measurePool(report: Report): Promise<void> {
  const pool = createCompilePool({ workerFile: path.resolve(".build/compile.worker.mjs") });
  report("pool: from nothing to warm", { ms: (await time(() => pool.warm())).ms });
  report("pool: event loop at rest", await worstDelay(() => new Promise((resolve) => setTimeout(resolve, 500))));
  const many = SOURCES.slice(0, AT_ONCE);
  const startedAt = performance.now();
  const delays = await worstDelay(() => Promise.all(many.map((source) => pool.compile(source))));
  const seconds = (performance.now() - startedAt) / 1_000;
  report(`pool: event loop while ${AT_ONCE} compile (target: max < 15 ms)`, { ...delays, "components/s": AT_ONCE / seconds });
  await pool.close();
}
