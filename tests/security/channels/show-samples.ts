import { join } from "node:path";
import type { Frame } from "playwright";
import { SparkError } from "#lib/core/errors";
import { createCompilePool } from "#lib/platform/compile-pool";
import { validateComponent } from "#lib/validation/validate-component";
import { startApp } from "../../support/app-stack";
import { openBackDoor, type BackDoor } from "../../support/back-door";
import { startCanary, type CanaryHit } from "../../support/canary";
import { launchChromium } from "../../support/chromium";
import { readSample, type Sample } from "../../support/samples";
import { APPS_AT_ONCE, openChats, type OpenChat } from "./pages";

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

const COMPILE_MS = 4_000;
const SETTLE_MS = 1_200;
const ANSWER_MS = 3_000;
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
    for (let index = 0; index < samples.length; index += APPS_AT_ONCE) {
      const batch = samples.slice(index, index + APPS_AT_ONCE);
      const made = await Promise.all(batch.map(async (sample) => makeIt(sample, canary.addresses.get(sample.file)?.httpPort)));
      const running = made.filter(({ refusal }) => refusal === "");
      const ids = running.map(({ id }) => id);
      const chats = await openChats(browser.context, app.origin, door, ids);
      await Promise.all(chats.flatMap(({ page }) => page.frames().slice(1).map(playWith)));
      await chats[0]?.page.waitForTimeout(SETTLE_MS);
      const wellOnes = await Promise.all(chats.map(async (chat) => ((await isWell(chat)) ? chat.ids : [])));
      const hasPopup = browser.context.pages().length > chats.length;
      const well = new Set(hasPopup ? [] : wellOnes.flat());
      for (const { id, ...one } of made) {
        const isRunning = ids.includes(id);
        shown.push({
          ...one,
          reports: isRunning ? await door.reportsOf(id) : [],
          hits: canary.hits.filter(({ technique }) => technique === one.sample.file),
          isPageWell: !isRunning || well.has(id),
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

/** The page is where it was, and can be written in. */
async function isWell({ page, address }: OpenChat): Promise<boolean> {
  const field = page.getByRole("textbox", { name: "Message" });
  const hasWritten = field.fill("still here", { timeout: ANSWER_MS }).then(
    () => true,
    () => false,
  );
  return page.url() === address && (await hasWritten);
}
