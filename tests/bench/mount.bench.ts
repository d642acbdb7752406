import { readFileSync } from "node:fs";
import { compileComponent } from "#lib/compilation/compile-component";
import { frameScript } from "#lib/compilation/frame-script";
import { createRenderer } from "#lib/rendering/render-component";
import { ALLOWED_ELEMENTS, isAllowedAttribute } from "#lib/validation/rules/jsx-names";
import type { Page } from "playwright";
import { launchChromium } from "../support/chromium";
import { componentId, startStage } from "../support/sandbox-stage";
import type { Stage } from "../support/stage-host";
import { smallApps } from "./support/corpus";
import type { Report } from "./support/report";
import { describe } from "./support/statistics";

const APPS = smallApps().slice(0, 30);
const START_MS = 10_000;
/** A mounted app is on the screen by then. */
const PAINT_MS = 200;

/** From a frame's insertion into the page to the app that runs in it, in Chromium; each frame is a process of its own. */
export async function bench(report: Report): Promise<void> {
  const stage = await startStage();
  const browser = await launchChromium();
  try {
    const page = await browser.context.newPage();
    const plain = await measureFresh(stage, page, "without");
    const drawn = await measureFresh(stage, page, "with");
    report(`${APPS.length} frames, one at a time, hash-locked document (target: < 150 ms)`, describe(plain.mounted));
    report("  insertion to the first paint, before the app runs", describe(plain.painted));
    report("the same with what the server drew", describe(drawn.mounted));
    report("  insertion to the first paint, before the app runs", describe(drawn.painted));
    report("the same in frames that waited (target: median < 40 ms)", describe(await measureWarm(stage, page)));
  } finally {
    await browser.close();
    stage.close();
  }
}

/** A document for each app, on a page of its own; what is seen first is what the server drew, where it did. */
async function measureFresh(stage: Awaited<ReturnType<typeof startStage>>, page: Page, still: "with" | "without") {
  const render = createRenderer(readFileSync(".build/render-guest.js", "utf8"), {
    isElement: (name) => ALLOWED_ELEMENTS.has(name),
    isAttribute: isAllowedAttribute,
  });
  const mounted: number[] = [];
  const painted: number[] = [];
  for (const [index, source] of APPS.entries()) {
    const { js, css } = await compileComponent(source);
    const script = frameScript(js);
    const result = still === "with" ? await render({ script, data: "null", theme: "light" }) : undefined;
    const firstPaint = result && result.state !== "failed" ? result.html : "";
    stage.components.set(componentId(index), { script, css, firstPaint });
    await page.goto(stage.origin);
    const insertedAt = await page.evaluate(() => performance.timeOrigin + performance.now());
    await stage.open(page, componentId(index));
    const ready = await page.waitForFunction(mountMs, undefined, { timeout: START_MS });
    mounted.push((await ready.jsonValue()) ?? 0);
    // An app may have nothing that counts as content, a canvas for example.
    await page.waitForTimeout(PAINT_MS);
    const paintedAt = await page.frames()[1]?.evaluate(paintMs);
    if (paintedAt !== undefined) painted.push(paintedAt - insertedAt);
  }
  return { mounted, painted };
}

/** When the frame showed something for the first time, in milliseconds since 1970. */
function paintMs(): number | undefined {
  const [entry] = performance.getEntriesByName("first-contentful-paint");
  return entry && performance.timeOrigin + entry.startTime;
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
