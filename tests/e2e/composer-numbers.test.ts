import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { referenceOf } from "../composer/reference";
import { REQUESTS } from "../composer/requests/all-requests";
import { anyOf, differences } from "../composer/requests/compare-recipe";
import { composeCase, nameOf } from "../composer/requests/compose-case";
import { DATA_NAMES, dataOf } from "../composer/requests/data-sets";
import type { RequestCase } from "../composer/requests/request-case";
import { hasText, missingNumbers, readShown } from "../composer/shown-text";
import { showApp, type AppOnShow } from "../support/app-window";
import { launchChromium, type TestBrowser } from "../support/chromium";
import { EVERY_CASE } from "../support/every-case";
import { inLanes } from "../support/in-lanes";

interface Axe {
  run(context: Document, options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
}

const axeSource = readFileSync(
  createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright")).resolve("axe-core"),
  "utf8",
);
const WIDTH = 1280;

let browser: TestBrowser;
/** What axe has looked at: each view of each data in the light, each view in the dark. */
const looked = new Set<string>();

beforeAll(async () => {
  browser = await launchChromium({
    context: { viewport: { width: WIDTH, height: 900 }, locale: "en-US", reducedMotion: "reduce" },
  });
});

afterAll(() => browser.close());

test.each(DATA_NAMES)(
  "every number that is asked of %s is there to read",
  async (name) => {
    const pages = await Promise.all([createLook(), createLook()]);
    const requests = REQUESTS.filter(({ data }) => data === name).filter(isLookedAt);
    const problems = await inLanes(pages, requests, async (one, look) => {
      const found = await problemsOf(one, look).catch((error: unknown) => [`broken: ${String(error)}`]);
      return found.map((problem) => `${nameOf(one)}: ${problem}`);
    });
    await Promise.all(pages.map(({ page }) => page.close()));
    expect(problems.flat()).toEqual([]);
  },
  240_000,
);

/** The whole table, with axe in light and in dark, takes minutes; an ordinary run reads the numbers of one of each view. */
function isLookedAt(one: RequestCase): boolean {
  const { recipe } = composeCase(one);
  return EVERY_CASE || (isNew(`looked at ${viewOf(recipe)}`) && looked.size % 2 === 0);
}

interface Look {
  readonly page: Page;
  /** What the browser has complained about; emptied before each app. */
  readonly complaints: string[];
}

async function createLook(): Promise<Look> {
  const page = await browser.context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return { page, complaints };
}

async function problemsOf(one: RequestCase, { page, complaints }: Look): Promise<string[]> {
  const { recipe, title, source } = composeCase(one);
  complaints.length = 0;
  const view = viewOf(recipe);
  const app = { title, source, data: dataOf(one.data) };
  await page.emulateMedia({ colorScheme: "light" });
  const frame = await open(page, app);
  const misread = differences(recipe as { [key: string]: unknown }, title, one.expect);
  const lacking = lacksOf(await readShown(frame), one);
  const problems = [
    ...(lacking.length > 0 ? [`${misread.length > 0 ? "misread, " : ""}lacks ${lacking.join(", ")}`] : []),
    ...(EVERY_CASE && isNew(`${one.data} ${view}`) ? await axeFindings(frame) : []),
  ];
  if (EVERY_CASE && isNew(view)) {
    await page.emulateMedia({ colorScheme: "dark" });
    problems.push(...(await axeFindings(await open(page, app))).map((finding) => `in the dark, ${finding}`));
  }
  return [...problems, ...new Set(complaints)];
}

function viewOf(recipe: unknown): string {
  return String((recipe as { view?: string }).view);
}

function isNew(look: string): boolean {
  if (looked.has(look)) return false;
  looked.add(look);
  return true;
}

/** The app in a new document: policies of the one before would still hold in the same. */
async function open(page: Page, app: AppOnShow): Promise<Frame> {
  await page.goto("about:blank");
  return showApp(page, app);
}

/** What is not there to read, and what is although it must not be. */
function lacksOf(text: string, one: RequestCase): string[] {
  const { numbers, there, gone } = referenceOf(one);
  const answers = (one.expect.text ?? []).filter((item) => !anyOf(item).some((one) => isThere(text, one)));
  const best = numbers.map((reading) => missingNumbers(text, reading)).toSorted((a, b) => a.length - b.length)[0] ?? [];
  return [
    ...best.map(({ of, value }) => `${of}: ${value}`),
    ...answers.map((answer) => `the answer ${anyOf(answer).join(" or ")}`),
    ...there.filter((word) => !hasText(text, word)).map((word) => `“${word}”`),
    ...gone.filter((word) => hasText(text, word)).map((word) => `the absence of “${word}”`),
  ];
}

function isThere(text: string, answer: string | number): boolean {
  return typeof answer === "string"
    ? hasText(text, answer)
    : missingNumbers(text, [{ of: "the answer", value: answer }]).length === 0;
}

async function axeFindings(frame: Frame): Promise<string[]> {
  await frame.evaluate(axeSource);
  const violations = await frame.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const result = await axe.run(document, { resultTypes: ["violations"], iframes: false });
    return result.violations.map(
      ({ id, nodes }) =>
        `${id} at ${nodes
          .map((node) => node.target.join(" "))
          .slice(0, 3)
          .join(", ")}`,
    );
  });
  return violations.map((violation) => `axe: ${violation}`);
}
