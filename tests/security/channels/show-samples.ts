import { join } from "node:path";
import type { Page } from "playwright";
import { SparkError } from "#lib/core/errors";
import { createCompilePool } from "#lib/platform/compile-pool";
import { validateComponent } from "#lib/validation/validate-component";
import { startApp } from "../../support/app-stack";
import { openBackDoor, type BackDoor } from "../../support/back-door";
import { startCanary, type CanaryHit } from "../../support/canary";
import { launchChromium } from "../../support/chromium";
import { readSample, type Sample } from "../../support/samples";
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

const AT_ONCE = 8;
const COMPILE_MS = 4_000;
const SETTLE_MS = 1_200;
// The samples' own addresses, where a canary would be.
const CANARY = /127\.0\.0\.1:(?:45991|9)\b/g;

/** Validates, compiles and runs every source in the running product, and plays with it as a person would. */
export async function showSamples(samples: readonly Sample[]): Promise<readonly ShownSample[]> {
  const app = await startApp();
  const door = await openBackDoor(app);
  const canary = await startCanary(samples.map(({ file }) => file));
  const compiler = createCompilePool({
    workerFile: join(import.meta.dirname, "../../../.build/compile.worker.mjs"),
    timeoutMs: COMPILE_MS,
  });
  const browser = await launchChromium();
  const shown: ShownSample[] = [];
  try {
    for (let index = 0; index < samples.length; index += AT_ONCE) {
      const batch = samples.slice(index, index + AT_ONCE);
      const made = await Promise.all(batch.map(async (sample) => makeIt(sample, canary.addresses.get(sample.file)?.httpPort)));
      const running = made.filter(({ refusal }) => refusal === "");
      const pages = await openPages(
        browser.context,
        running.map(({ id }) => `${app.origin}/preview/${id}`),
      );
      await Promise.all(pages.map(playWith));
      const areWell = await Promise.all(pages.map((page, at) => isWell(page, `${app.origin}/preview/${running[at]?.id}`)));
      const hasPopup = browser.context.pages().length > pages.length;
      for (const { id, ...one } of made) {
        const at = running.findIndex((other) => other.id === id);
        shown.push({
          ...one,
          reports: at === -1 ? [] : await door.reportsOf(id),
          hits: canary.hits.filter(({ technique }) => technique === one.sample.file),
          isPageWell: at === -1 || (areWell[at] === true && !hasPopup),
        });
      }
    }
  } finally {
    await Promise.all([browser.close(), compiler.close(), door.close()]);
    canary.close();
  }
  return shown;

  async function makeIt(sample: Sample, port = 9) {
    const source = readSample(sample).replaceAll(CANARY, `127.0.0.1:${port}`);
    const verdict = await validateComponent(source);
    const id = crypto.randomUUID();
    const findings = verdict.ok ? [] : verdict.findings.map(({ code }) => code);
    const refusal = await put(door, id, source).then(
      () => "",
      (error: unknown) => (SparkError.is(error) ? error.message : String(error)),
    );
    return { sample, id, findings, refusal };
  }

  async function put(into: BackDoor, id: string, source: string): Promise<void> {
    const { js, css } = await compiler.compile(source);
    await into.put({ id, js, css });
  }
}

/** Presses, fills in and sends everything there is. An app that never answers has its page look after it. */
async function playWith(page: Page): Promise<void> {
  await page
    .locator('[data-frame="running"]')
    .waitFor({ timeout: 8_000 })
    .catch(() => {});
  const frame = page.frames().at(1);
  const played = frame?.evaluate(() => {
    for (const field of document.querySelectorAll<HTMLInputElement>("input,textarea")) {
      field.value = "1";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    for (const target of document.querySelectorAll<HTMLElement>("button,a,summary,svg a,[onclick]")) target.click();
    for (const form of document.querySelectorAll("form")) form.requestSubmit();
  });
  await Promise.race([played?.catch(() => {}), page.waitForTimeout(SETTLE_MS)]);
  await page.waitForTimeout(SETTLE_MS);
}

async function isWell(page: Page, address: string): Promise<boolean> {
  const heading = page.getByRole("heading", { level: 1 }).textContent({ timeout: 3_000 });
  return page.url() === address && (await heading.catch(() => "")) === "Untrusted preview of Hostile";
}
