import { join } from "node:path";
import type { Frame, Page } from "playwright";
import { frameScript } from "#lib/compilation/frame-script";
import { SparkError } from "#lib/core/errors";
import { createCompilePool } from "#lib/platform/compile-pool";
import { validateComponent } from "#lib/validation/validate-component";
import { startCanary, type CanaryHit } from "../../support/canary";
import { launchChromium, type TestBrowser } from "../../support/chromium";
import { readSample, type Sample } from "../../support/samples";
import { componentId, startStage, type StageCall } from "../../support/sandbox-stage";
import { inLanes } from "../../support/in-lanes";
import { openPages } from "./pages";

/** What became of one source that was compiled and run whatever the validator says. */
export interface ShownSample {
  readonly sample: Sample;
  /** The validator's codes; none for a source that it accepts. */
  readonly findings: readonly string[];
  /** Why it could not even be compiled. */
  readonly refusal: string;
  /** What its frame reported: `mount`, and what went wrong. */
  readonly reports: readonly string[];
  readonly hits: readonly CanaryHit[];
  /** The page around it is where it was, and answers. */
  readonly isPageWell: boolean;
}

const AT_ONCE = 12;
const COMPILE_MS = 4_000;
const START_MS = 10_000;
const SETTLE_MS = 1_200;
const ANSWER_MS = 3_000;
// The samples' own addresses, where a canary would be.
const CANARY = /127\.0\.0\.1:(?:45991|9)\b/g;

/** Validates, compiles and runs every source in the product's frames, and plays with it as a person would. */
export async function showSamples(samples: readonly Sample[]): Promise<readonly ShownSample[]> {
  const stage = await startStage();
  const canary = await startCanary(samples.map(({ file }) => file));
  const compiler = createCompilePool({
    workerFile: join(import.meta.dirname, "../../../.build/compile.worker.mjs"),
    timeoutMs: COMPILE_MS,
  });
  // What one waits for, the other one uses.
  const browsers = await Promise.all([launchChromium(), launchChromium()]);
  const starts = Array.from({ length: Math.ceil(samples.length / AT_ONCE) }, (_none, index) => index * AT_ONCE);
  try {
    return (await inLanes(browsers, starts, showFrom)).flat();
  } finally {
    await Promise.all([...browsers, compiler].map((one) => one.close()));
    stage.close();
    canary.close();
  }

  async function showFrom(start: number, { context }: TestBrowser): Promise<ShownSample[]> {
    const made = await Promise.all(
      samples.slice(start, start + AT_ONCE).map((sample, at) => makeIt(sample, componentId(start + at))),
    );
    const ids = made.filter(({ refusal }) => refusal === "").map(({ id }) => id);
    const [page] = await openPages(context, [`${stage.origin}/`]);
    const isPageWell = page !== undefined && (await playOn(page, ids)) && context.pages().length === 1;
    return made.map(({ id, ...one }) => {
      const hits = canary.hits.filter(({ technique }) => technique === one.sample.file);
      return { ...one, reports: reportsOf(id), hits, isPageWell };
    });
  }

  async function makeIt(sample: Sample, id: string) {
    const port = canary.addresses.get(sample.file)?.httpPort ?? 9;
    const source = readSample(sample).replaceAll(CANARY, `127.0.0.1:${port}`);
    const verdict = await validateComponent(source);
    const findings = verdict.ok ? [] : verdict.findings.map(({ code }) => code);
    const refusal = await put(id, source).then(
      () => "",
      (error: unknown) => (SparkError.is(error) ? error.message : String(error)),
    );
    return { sample, id, findings, refusal };
  }

  async function put(id: string, source: string): Promise<void> {
    const { js, css } = await compiler.compile(source);
    stage.components.set(id, { script: frameScript(js), css });
  }

  /** Shows them on one page, and tells whether the page is where it was and can be written in. */
  async function playOn(page: Page, ids: readonly string[]): Promise<boolean> {
    const address = page.url();
    for (const id of ids) await stage.open(page, id);
    const deadline = Date.now() + START_MS;
    while (ids.some((id) => reportsOf(id).length === 0) && Date.now() < deadline) await page.waitForTimeout(100);
    await Promise.all(page.frames().slice(1).map(playWith));
    await page.waitForTimeout(SETTLE_MS);
    const hasWritten = page
      .locator("#field")
      .fill("still here", { timeout: ANSWER_MS })
      .then(
        () => true,
        () => false,
      );
    return (await hasWritten) && page.url() === address;
  }

  function reportsOf(id: string): readonly string[] {
    return stage.calls.filter((one) => one.componentId === id && one.call === "POST executions").map(reportOf);
  }
}

function reportOf({ body }: StageCall): string {
  const { kind, message } = body as { kind: string; message?: string };
  return message ?? kind;
}

/** Presses, fills in and sends everything there is. A frame that never answers is left behind. */
async function playWith(frame: Frame): Promise<void> {
  const played = frame.evaluate(() => {
    for (const field of document.querySelectorAll<HTMLInputElement>("input,textarea")) {
      field.value = "1";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    for (const target of document.querySelectorAll<HTMLElement>("button,a,summary,svg a,[onclick]")) target.click();
    for (const form of document.querySelectorAll("form")) form.requestSubmit();
  });
  await Promise.race([played.catch(() => {}), new Promise((resolve) => setTimeout(resolve, SETTLE_MS))]);
}
