import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { LegOrder } from "#lib/generation/candidate-leg";
import { createLegPool } from "#lib/platform/leg-pool";

// A leg that ends its thread, one that throws, one that never ends, and one that reports.
const WORKER = `
export default async ({ input: { id, order } }) => {
  if (order.provider === "dies") process.exit(1);
  if (order.provider === "throws") throw new Error("broken");
  if (order.provider === "hangs") return new Promise(() => setInterval(() => {}, 1000));
  return { ok: true, value: { provider: order.provider } };
};`;

test("a thread that dies, throws or is stopped takes no other leg with it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "spark-legs-"));
  const workerFile = join(folder, "leg.worker.mjs");
  await writeFile(workerFile, WORKER);
  const pool = createLegPool({ workerFile, models: { openai: undefined, google: undefined } });
  const leaving = new AbortController();
  const run = (provider: string, signal = new AbortController().signal) =>
    pool
      .runLeg({ provider } as LegOrder, signal, () => {})
      .then(
        (report) => report.provider,
        (error: unknown) => (error as Error).name,
      );
  const legs = Promise.all([run("dies"), run("well"), run("throws"), run("hangs", leaving.signal)]);
  setTimeout(() => leaving.abort(), 500);
  expect(await legs).toEqual(["Error", "well", "Error", "AbortError"]);
  expect(await run("well again")).toBe("well again");
  await pool.close();
  await rm(folder, { recursive: true });
});
