import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Download } from "playwright";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sharedApi, type Api } from "../support/api";
import { createVisitor, runningApp, type Visitor } from "../support/visitor";

let api: Api;
let visitor: Visitor;

beforeAll(async () => {
  const shared = await sharedApi();
  ({ api } = shared);
  visitor = await createVisitor(shared.app.origin);
}, 300_000);

afterEach(() => {
  expect(visitor.complaints()).toEqual([]);
});

afterAll(() => visitor.leave());

test("the address that an agent gets back shows a working dashboard of its numbers", async () => {
  const answer = await api("POST", "/api/a2a/generate", {
    prompt: "Create a dashboard for these metrics",
    data_context: { revenue: 5_000, growth: "15%" },
  });
  expect(answer.status).toBe(201);
  const page = await visitor.visit(answer.body.url);
  const app = await runningApp(page);
  await app.getByText("5,000").first().waitFor();
  await app.getByText("15%").first().waitFor();
  await page.close();
});

test("an exported file runs from disk, in an opaque origin, and goes nowhere", async () => {
  const { body } = await api("POST", "/api/a2a/generate", {
    prompt: "Show this number",
    data_context: { visitors: 4_321 },
  });
  const page = await visitor.visit(`/components/${body.component_id}`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Save as a file" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.html$/);
  // The page of the component is done with before anybody listens.
  await page.goto("about:blank");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(await savedAs(download)).href);
  await page.frameLocator("iframe").getByText("4,321").first().waitFor();
  const frame = page.frames()[1];
  expect(await frame?.evaluate(() => self.origin)).toBe("null");
  await frame?.evaluate(() => {
    location.href = "http://127.0.0.1:9/";
  });
  await page.waitForTimeout(500);
  expect(asked.filter((url) => url.startsWith("http"))).toEqual([]);
  // The browser says that it stopped the frame; nothing else is to be said.
  expect(visitor.complaints().filter((text) => !text.includes("http://127.0.0.1:9/"))).toEqual([]);
  await page.close();
});

test("a signed link to a request makes its app for whoever opens it", async () => {
  const { body } = await api("POST", "/api/a2a/links", {
    prompt: "Show this number",
    data_context: { visitors: 7_531 },
    max_uses: 2,
  });
  const page = await visitor.visit(body.url);
  await (await runningApp(page)).getByText("7,531").first().waitFor();
  expect(await page.getByRole("link", { name: "Open its page" }).count()).toBe(0);
  await page.close();
});

test("the gallery shows every app as it starts, in a picture that runs nothing", async () => {
  const { body } = await api("POST", "/api/a2a/generate", {
    prompt: "Show this number",
    title: "Visitors of today",
    data_context: { visitors: 8_642 },
  });
  const page = await visitor.visit("/components");
  const tile = page.getByRole("article").filter({ hasText: "Visitors of today" });
  const picture = tile.locator("iframe");
  await picture.contentFrame().getByText("8,642").first().waitFor();
  expect(await picture.getAttribute("sandbox")).toBe("");
  expect(await picture.contentFrame().locator("script").count()).toBe(0);
  await tile.getByRole("link").click();
  await page.waitForURL(`**/components/${body.component_id}`);
  await page.close();
});

test("a template is found, tried in a frame of its own, and taken", async () => {
  const page = await visitor.visit("/components/templates");
  await page.getByRole("radio", { name: /^Games/ }).check();
  await page.getByRole("searchbox", { name: "Search templates" }).fill("d20");
  await expect.poll(() => page.getByRole("article").count()).toBe(1);
  const picture = page.getByRole("article").locator("iframe");
  await picture.contentFrame().getByText("Press Roll.").waitFor();
  expect(await picture.getAttribute("sandbox")).toBe("");
  await page.getByRole("link", { name: "Dice roller" }).click();
  await (await runningApp(page)).getByRole("button", { name: "Roll", exact: true }).click();
  await (await runningApp(page)).getByText("2d6: ").waitFor();
  expect(new URL((await page.locator('[data-frame="running"] iframe').getAttribute("src")) ?? "").origin).not.toBe(
    new URL(page.url()).origin,
  );
  await page.getByRole("button", { name: "Use this" }).click();
  await page.waitForURL(/\/components\/[0-9a-f-]{36}$/);
  await page.getByRole("heading", { level: 1, name: "Dice roller" }).waitFor();
  await page.close();
});

test("new data shows in an app that is open", async () => {
  const { body } = await api("POST", "/api/a2a/generate", {
    prompt: "Show this number",
    data_context: { visitors: 1_234 },
  });
  const page = await visitor.visit(`/components/${body.component_id}`);
  await (await runningApp(page)).getByText("1,234").first().waitFor();
  await page.getByRole("tab", { name: "Data" }).click();
  await page.getByRole("textbox", { name: "Data as JSON" }).fill('{"visitors": 8765}');
  await page.getByRole("button", { name: "Save data" }).click();
  await (await runningApp(page)).getByText("8,765").first().waitFor();
  await page.close();
});

test("a magic link makes its app by itself, from the prompt and the data in the address", async () => {
  const query = new URLSearchParams({
    prompt: "Bar chart of these sales",
    data: JSON.stringify([
      { product: "Tea", sales: 120 },
      { product: "Coffee", sales: 340 },
    ]),
  });
  const page = await visitor.visit(`/api/a2a/render?${query}`);
  const app = await runningApp(page);
  await app.getByText("Coffee").first().waitFor();
  await page.close();
});

test("a magic link that cannot be read says what is wrong with it", async () => {
  const page = await visitor.visit("/api/a2a/render?prompt=Table&data=%7Bnot-json");
  await page.getByText("The data of this link is not valid JSON").waitFor();
  await page.close();
});

async function savedAs(download: Download): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "spark-export-")), download.suggestedFilename());
  await download.saveAs(file);
  return file;
}
