import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCanary, type CanaryHit } from "../../support/canary";
import { launchChromium } from "../../support/chromium";
import { componentId } from "../../support/sandbox-stage";
import type { Ground } from "./grounds";
import type { Technique } from "./technique";

// What a technique may wait for, and what arrives late.
const SETTLE_MS = 1_600;
const ALONE_MS = 900;

/** What one technique did. */
export interface Observation {
  readonly technique: Technique;
  readonly hits: readonly CanaryHit[];
  /** What its code got hold of. */
  readonly got: string;
  /** Why it got nothing. */
  readonly refused: string;
  /** The page around it went somewhere else, or opened another. */
  readonly movedPage: boolean;
}

/** Runs every technique in a frame of its own, in a real browser; `apart` ones by themselves. */
export async function runTechniques(ground: Ground, techniques: readonly Technique[], apart: (technique: Technique) => boolean) {
  const canary = await startCanary(techniques.map(({ name }) => name));
  const folder = await mkdtemp(join(tmpdir(), "spark-netlog-"));
  const netLog = join(folder, "net-log.json");
  const browser = await launchChromium({
    args: [`--log-net-log=${netLog}`, "--net-log-capture-mode=Default", "--allow-loopback-in-peer-connection"],
  });
  const version = browser.context.browser()?.version() ?? "";
  const idOf = (technique: Technique) => componentId(techniques.indexOf(technique));
  const moved = new Set<string>();
  for (const technique of techniques) {
    const addresses = canary.addresses.get(technique.name);
    if (addresses !== undefined) await ground.put(idOf(technique), technique.code, addresses);
  }
  try {
    await ground.prepare(browser.context);
    for (const batch of batchesOf(techniques, ground.size, apart)) {
      const ids = batch.map(idOf);
      for (const id of await ground.show(browser.context, ids, batch.length === 1 ? ALONE_MS : SETTLE_MS)) moved.add(id);
    }
  } finally {
    await browser.close();
  }
  await canary.readNetLog(netLog);
  await rm(folder, { recursive: true, force: true });
  canary.close();
  const observations = [];
  for (const technique of techniques) {
    const value = (await ground.submittedBy(idOf(technique))) as { got?: string; refused?: string } | undefined;
    observations.push({
      technique,
      hits: canary.hits.filter((hit) => hit.technique === technique.name),
      got: value?.got ?? "",
      refused: value === undefined ? "no answer" : (value.refused ?? ""),
      movedPage: moved.has(idOf(technique)),
    });
  }
  await ground.close();
  return { browser: `Chromium ${version}`.trim(), observations };
}

function batchesOf(techniques: readonly Technique[], size: number, apart: (technique: Technique) => boolean): Technique[][] {
  const together = techniques.filter((technique) => !apart(technique));
  const batches: Technique[][] = [];
  for (let index = 0; index < together.length; index += size) batches.push(together.slice(index, index + size));
  return [...batches, ...techniques.filter(apart).map((technique) => [technique])];
}
