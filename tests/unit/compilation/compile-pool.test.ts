import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createCompilePool } from "#lib/platform/compile-pool";
import { findingsOf } from "./support/findings";
import { SAMPLES } from "./support/samples";

// The first call loads the tools, and other tests may keep the machine busy.
vi.setConfig({ testTimeout: 60_000 });

const WORKER = path.resolve(".build/compile.worker.mjs");
const CRASHING = path.resolve("tests/unit/compilation/support/crashing.worker.mjs");
// Solid's plugin takes half a minute for so many siblings; validation refuses them long before.
const ENDLESS = `export default () => <div>${"<b/>".repeat(12_000)}</div>;`;

const pool = createCompilePool({ workerFile: WORKER, maxThreads: 2 });
beforeAll(() => pool.warm(), 60_000);
afterAll(() => pool.close());

test("a pool compiles and bundles off the main thread", async () => {
  await pool.check();
  const { js, css, hash } = await pool.compile(SAMPLES[0]?.source ?? "");
  expect(js).toContain("spark:runtime");
  expect(typeof css).toBe("string");
  expect(hash).toHaveLength(64);
  expect(await pool.bundle(js)).toContain("mount");
});

test("a refusal crosses the thread whole", async () => {
  const findings = await findingsOf(() => pool.compile("export default () => <p><div>x</div></p>;"));
  expect(findings).toMatchObject([{ code: "malformed_nesting", line: 1, column: 25 }]);
});

test.each(["nested-elements-3000", "nested-parentheses-3000", "nested-if-6000", "deep-member-chain-9000", "binary-chain-8000"])(
  "a source of extreme depth (%s) is compiled or refused, and the thread goes on",
  async (name) => {
    const source = readFileSync(`tests/security/samples/hostile/${name}.tsx`, "utf8");
    const outcome = await pool.compile(source).then(
      ({ js }) => js.slice(0, 6),
      (error: unknown) => (error as { code: string }).code,
    );
    expect(["import", "invalid_component"]).toContain(outcome);
    await pool.check();
  },
);

test("a call that takes too long fails alone, and the next one succeeds", { timeout: 60_000 }, async () => {
  const impatient = createCompilePool({ workerFile: WORKER, maxThreads: 1, timeoutMs: 1_500 });
  try {
    await impatient.check();
    const endless = findingsOf(() => impatient.compile(ENDLESS));
    const next = impatient.compile(SAMPLES[0]?.source ?? "");
    expect((await endless).map(({ code }) => code)).toEqual(["too_complex"]);
    expect((await next).js).toContain("spark:runtime");
  } finally {
    await impatient.close();
  }
});

test("a slow call does not hold up the others", { timeout: 60_000 }, async () => {
  // The second thread loads its tools meanwhile, which takes a busy machine many seconds.
  const roomy = createCompilePool({ workerFile: WORKER, maxThreads: 2, timeoutMs: 12_000 });
  try {
    await roomy.check();
    const finished: string[] = [];
    const slow = findingsOf(() => roomy.compile(ENDLESS)).then(() => finished.push("slow"));
    const quick = roomy.compile(SAMPLES[0]?.source ?? "").then(() => finished.push("quick"));
    await Promise.all([slow, quick]);
    expect(finished).toEqual(["quick", "slow"]);
  } finally {
    await roomy.close();
  }
});

test.each(["exit", "throw-later", "fill-memory"])(
  "a thread that dies (%s) costs its call only",
  { timeout: 60_000 },
  async (how) => {
    const fragile = createCompilePool({ workerFile: CRASHING, maxThreads: 1 });
    try {
      const dying = findingsOf(() => fragile.compile(how));
      const next = fragile.compile("fine");
      expect((await dying).map(({ code }) => code)).toEqual(["too_complex"]);
      expect(await next).toBe("fine");
    } finally {
      await fragile.close();
    }
  },
);

test("a caller that gives up stops waiting, and its turn goes on to the next", async () => {
  const giveUp = new AbortController();
  const works = SAMPLES.slice(0, 6).map(({ source }) => pool.compile(source));
  const impatient = pool.compile(SAMPLES[7]?.source ?? "", giveUp.signal);
  giveUp.abort(new Error("enough"));
  await expect(impatient).rejects.toThrow("enough");
  expect(await Promise.all(works)).toHaveLength(6);
  await expect(pool.compile("", AbortSignal.abort(new Error("before")))).rejects.toThrow("before");
});

test("a worker that does not exist is reported by the check", async () => {
  const broken = createCompilePool({ workerFile: path.resolve(".build/no.worker.mjs"), maxThreads: 1 });
  await expect(broken.check()).rejects.toMatchObject({ code: "internal" });
  await broken.close();
});
