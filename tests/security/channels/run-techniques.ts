import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright";
import { resolvedNames, startCanary, type CanaryHit } from "../../support/canary";
import { launchChromium } from "../../support/chromium";
import { hostileScript } from "../../support/hostile-script";
import { componentId, startStage, type StageMode } from "../../support/sandbox-stage";
import type { Technique } from "./technique";

const TOGETHER = { bare: 6, protected: 10 };
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

/** Runs every technique in a frame of its own, in a real browser. Also answers every name that the browser tried to resolve. */
export async function runTechniques(mode: StageMode, techniques: readonly Technique[]) {
  const stage = await startStage(mode);
  const canary = await startCanary(techniques.map(({ name }) => name));
  const folder = await mkdtemp(join(tmpdir(), "spark-netlog-"));
  const netLog = join(folder, "net-log.json");
  const browser = await launchChromium({
    args: [`--log-net-log=${netLog}`, "--net-log-capture-mode=Everything", "--allow-loopback-in-peer-connection"],
  });
  const version = browser.context.browser()?.version() ?? "";
  const moved = new Set<string>();
  techniques.forEach(({ name, code }, index) => {
    const addresses = canary.addresses.get(name);
    if (addresses !== undefined) stage.components.set(componentId(index), { script: hostileScript(code, addresses) });
  });
  try {
    for (const batch of batchesOf(techniques, mode)) {
      const page = await openPage(browser.context, stage.origin);
      const before = page.url();
      for (const technique of batch) await stage.open(page, componentId(techniques.indexOf(technique)));
      await page.waitForTimeout(batch.length === 1 ? ALONE_MS : SETTLE_MS);
      if (page.url() !== before || browser.context.pages().length > 1) for (const { name } of batch) moved.add(name);
    }
  } finally {
    await browser.close();
  }
  await canary.readNetLog(netLog);
  const names = await resolvedNames(netLog);
  await rm(folder, { recursive: true, force: true });
  canary.close();
  stage.close();
  return {
    names,
    browser: `Chromium ${version}`.trim(),
    observations: techniques.map((technique, index) => observe(technique, componentId(index), { stage, canary, moved })),
  };
}

function observe(
  technique: Technique,
  id: string,
  facts: { stage: Awaited<ReturnType<typeof startStage>>; canary: Awaited<ReturnType<typeof startCanary>>; moved: Set<string> },
): Observation {
  const submitted = facts.stage.calls.find(({ componentId: from, call }) => from === id && call === "POST results");
  const value = (submitted?.body as { value?: { got?: string; refused?: string } } | undefined)?.value ?? {};
  return {
    technique,
    hits: facts.canary.hits.filter((hit) => hit.technique === technique.name),
    got: value.got ?? "",
    refused: value.refused ?? (submitted === undefined ? "no answer" : ""),
    movedPage: facts.moved.has(technique.name),
  };
}

/** A page of the app, and no other. */
async function openPage(context: BrowserContext, origin: string): Promise<Page> {
  const [page = await context.newPage(), ...others] = context.pages();
  await Promise.all(others.map((other) => other.close()));
  await page.goto(`${origin}/`);
  return page;
}

/** Where nothing is protected some techniques leave the page, so that nothing could be measured beside them. */
function batchesOf(techniques: readonly Technique[], mode: StageMode): Technique[][] {
  const isBare = mode === "bare";
  const size = isBare ? TOGETHER.bare : TOGETHER.protected;
  const together = techniques.filter(({ isAlone }) => !isBare || !isAlone);
  const batches: Technique[][] = [];
  for (let index = 0; index < together.length; index += size) batches.push(together.slice(index, index + size));
  const alone = techniques.filter((technique) => !together.includes(technique));
  return [...batches, ...alone.map((technique) => [technique])];
}
