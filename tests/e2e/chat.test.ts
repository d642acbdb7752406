import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sharedApi } from "../support/api";
import { ask, createVisitor, overflowOf, runningApp, type Visitor } from "../support/visitor";

let visitor: Visitor;

beforeAll(async () => {
  const { app } = await sharedApi();
  visitor = await createVisitor(app.origin);
}, 300_000);

afterEach(() => {
  expect(visitor.complaints()).toEqual([]);
});

afterAll(() => visitor.leave());

test("a sentence becomes a table that sorts, is there again after a reload, and opens in a window of its own", async () => {
  const page = await visitor.visit("/");
  await ask(page, "Create a table showing sales data with sorting");
  const table = await runningApp(page);
  const sortBy = table.getByRole("columnheader").first().getByRole("button");
  const firstRow = table.getByRole("row").nth(1);
  await sortBy.click();
  const first = await firstRow.textContent();
  await sortBy.click();
  expect(await firstRow.textContent()).not.toBe(first);

  await page.waitForURL(/\/c\/[\w-]+$/);
  await page.reload();
  const again = await runningApp(page);
  await again.getByRole("columnheader").first().waitFor();
  expect(await page.getByText("Create a table showing sales data with sorting").count()).toBeGreaterThan(0);

  const opening = page.context().waitForEvent("page");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const window = await opening;
  await window.waitForURL(/\/preview\//);
  await (await runningApp(window)).getByRole("columnheader").first().waitFor();
  expect(await window.getByRole("heading", { level: 1 }).textContent()).toContain("Untrusted preview of");
  await window.close();
  await page.close();
});

test("the next app runs in a frame that waited for it", async () => {
  const page = await visitor.visit("/");
  const waiting = page.locator("body > iframe[hidden]");
  await waiting.waitFor({ state: "attached" });
  // It says that it waits a moment after it is there.
  await page.waitForTimeout(1_500);
  await ask(page, "Bar chart of rainfall by month");
  const app = await runningApp(page);
  await app.locator("#root > *").first().waitFor();
  expect(await page.locator('[data-frame="running"] iframe').getAttribute("src")).toMatch(/\/sandbox\/warm$/);
  // And another one waits for the one after it.
  await waiting.waitFor({ state: "attached" });
  await page.close();
});

test("the phases of a run are seen and said while it works", async () => {
  const page = await visitor.visit("/");
  // What a person sees flash by, noted by the page itself: a look from outside would miss the short steps.
  await page.evaluate(() => {
    const said = new Set<string>();
    Object.assign(globalThis, { said });
    new MutationObserver(() => {
      for (const step of document.querySelectorAll('[aria-label="Progress"] [aria-current="step"]'))
        said.add(step.textContent ?? "");
      for (const status of document.querySelectorAll('[role="status"]')) said.add(status.textContent ?? "");
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  // Nobody has asked this before, so that no cache answers.
  await ask(page, `A dashboard about ${crypto.randomUUID().slice(0, 8)}`);
  await runningApp(page);
  const said = await page.evaluate(() => [...(globalThis as unknown as { said: Set<string> }).said].join(" | "));
  expect(said).toMatch(/Checking\.|Compiling\./);
  expect(said).toContain("is ready.");
  await page.getByText(/^Built in/).waitFor();
  await page.close();
});

test("what is written before the page's scripts have come is kept", async () => {
  const page = await visitor.visit("/");
  const scripts = "**/_next/static/**/*.js";
  let letThrough = (): void => undefined;
  const late = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(scripts, async (route) => {
    await late;
    await route.continue();
  });
  await page.reload({ waitUntil: "commit" });
  const field = page.getByRole("textbox", { name: "Message" });
  await field.fill("A table of tulips");
  letThrough();
  await page.locator('button[aria-label="Send"]:enabled').waitFor();
  expect(await field.inputValue()).toBe("A table of tulips");
  await page.unroute(scripts);
  await page.close();
});

test("an attached file is what the app is about", async () => {
  const page = await visitor.visit("/");
  await page.getByLabel("Attach JSON or CSV, up to 256 KB").setInputFiles({
    name: "harbours.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("harbour,ships\nHamburg,812\nBremen,377\nKiel,254\n"),
  });
  await page.getByText("harbours.csv").waitFor();
  await ask(page, "Bar chart of these ships");
  const app = await runningApp(page);
  await app.getByText("Hamburg").first().waitFor();
  await page.close();
});

test("a phone has the whole of it, with nothing hanging out of the page", async () => {
  const page = await visitor.visit("/", { width: 390, colorScheme: "dark" });
  expect(await overflowOf(page)).toBe(0);
  await page.getByRole("button", { name: /KPI dashboard/ }).click();
  const app = await runningApp(page);
  await app.getByRole("heading").first().waitFor();
  expect(await overflowOf(page)).toBe(0);
  expect(await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
  await page
    .getByRole("button", { name: /menu|chats/i })
    .first()
    .click();
  await page.getByRole("link", { name: "Gallery" }).click();
  await page.getByRole("heading", { name: "Gallery" }).waitFor();
  expect(await overflowOf(page)).toBe(0);
  await page.close();
});

test("an answer in words is shown as formatted text", async () => {
  const page = await visitor.visit("/");
  await ask(page, "What can you do?");
  const answer = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Spark" }) });
  await answer.locator("p").first().waitFor();
  expect(await answer.textContent()).not.toMatch(/\*\*|`/);
  await page.close();
});
