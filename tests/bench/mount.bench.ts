import { compileComponent } from "#lib/compilation/compile-component";
import { frameScript } from "#lib/compilation/frame-script";
import type { Page } from "playwright";
import { launchChromium } from "../support/chromium";
import { componentId, startStage } from "../support/sandbox-stage";
import type { Stage } from "../support/stage-host";
import { smallApps } from "./support/corpus";
import type { Report } from "./support/report";
import { describe } from "./support/statistics";

const APPS = smallApps().slice(0, 30);
const START_MS = 10_000;

/** From a frame's insertion into the page to the app that runs in it, in Chromium; each frame is a process of its own. */
export async function bench(report: Report): Promise<void> {
  const stage = await startStage();
  const browser = await launchChromium();
  try {
    const page = await browser.context.newPage();
    const times: number[] = [];
    for (const [index, source] of APPS.entries()) {
      const { js, css } = await compileComponent(source);
      const id = componentId(index);
      stage.components.set(id, { script: frameScript(js), css });
      await page.goto(stage.origin);
      await stage.open(page, id);
      const mounted = await page.waitForFunction(mountMs, undefined, { timeout: START_MS });
      times.push((await mounted.jsonValue()) ?? 0);
    }
    report(`${APPS.length} frames, one at a time, hash-locked document (target: < 150 ms)`, describe(times));
    report("the same in frames that waited (target: median < 40 ms)", describe(await measureWarm(stage, page)));
  } finally {
    await browser.close();
    stage.close();
  }
}

/** One page, as in a chat: each app takes the frame that waits, and the next one is made meanwhile. */
async function measureWarm(stage: Awaited<ReturnType<typeof startStage>>, page: Page): Promise<number[]> {
  const times: number[] = [];
  for (const index of APPS.keys()) {
    // A page with too many frames is no page of ours.
    if (index % 5 === 0) await page.goto(stage.origin);
    await page.evaluate(() => void (window as unknown as { stage: Stage }).stage.events.splice(0));
    await stage.openWarm(page, componentId(index));
    const mounted = await page.waitForFunction(mountMs, undefined, { timeout: START_MS });
    times.push((await mounted.jsonValue()) ?? 0);
  }
  return times;
}

/** What the page's host has measured, once the app runs. */
function mountMs(): number | undefined {
  const { events } = (window as unknown as { stage: Stage }).stage;
  for (const event of events) if (event.kind === "ready") return event.mountMs;
  return undefined;
}
