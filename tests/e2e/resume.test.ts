import type { Locator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { App } from "../support/app-stack";
import { openLooseLine } from "../support/loose-line";
import { startModelApp } from "../support/model-app";
import type { ModelServer } from "../support/model-server";
import { ask, createVisitor, overflowOf, type Visitor } from "../support/visitor";

const story = (who: string): string => Array.from({ length: 60 }, (_, index) => `Sentence ${index} of the ${who}.`).join(" ");
const PATIENCE = { timeout: 30_000 };

let stop: () => Promise<unknown>;
let openai: ModelServer;
let google: ModelServer;
let app: App;
let line: Awaited<ReturnType<typeof openLooseLine>>;
let visitor: Visitor;

beforeAll(async () => {
  ({ app, openai, google, stop } = await startModelApp({ openai: story("first"), google: story("second") }));
  line = await openLooseLine(app.origin);
  visitor = await createVisitor(app.origin);
}, 300_000);

afterEach(() => {
  openai.fail(undefined);
  google.fail(undefined);
  expect(visitor.complaints()).toEqual([]);
});

afterAll(async () => {
  await visitor.leave();
  line.close();
  await stop();
});

const messagesBy = (page: Page, name: "You" | "Spark"): Locator =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });

/** Waits until the answer is there, and tells that it is the only one and says everything once. */
async function wholeAnswer(page: Page, who = "first"): Promise<void> {
  await page.getByText(`Sentence 59 of the ${who}.`).waitFor();
  await page.getByRole("button", { name: "Send" }).waitFor();
  const [answer, ...others] = await messagesBy(page, "Spark").allTextContents();
  expect(others).toEqual([]);
  expect(answer?.split(story(who))).toHaveLength(2);
  expect(answer?.match(/Sentence 0 of/g)).toHaveLength(1);
}

/** Asks, and is there when the answer is half-way. */
async function askSlowly(page: Page, question: string): Promise<() => void> {
  const letGo = openai.hold();
  await ask(page, question);
  await page.getByText("Sentence 3 of the first.").waitFor();
  return letGo;
}

test("a reload in the middle of an answer shows all of it, once", async () => {
  const page = await visitor.visit("/");
  const letGo = await askSlowly(page, "Tell me a story");
  await page.waitForURL(/\/c\/[\w-]+$/);
  await page.reload();
  await page.getByText("Sentence 3 of the first.").waitFor();
  await page.getByRole("button", { name: "Stop" }).waitFor();
  letGo();
  await wholeAnswer(page);
  await page.reload();
  await wholeAnswer(page);
  await page.close();
});

test("a connection that breaks in the middle is found again, without anybody's doing", async () => {
  const page = await visitor.visit(line.origin);
  const letGo = await askSlowly(page, "Tell me another story");
  line.cut();
  await page.getByText("The connection was lost.").waitFor();
  line.mend();
  letGo();
  await wholeAnswer(page);
  // The browser tells of broken connections, and apps are framed only at the app's own address.
  expect(visitor.complaints().filter((complaint) => !/net::ERR_|frame-ancestors/.test(complaint))).toEqual([]);
  await page.close();
});

test("stopping keeps what had arrived, and another try brings all of it", async () => {
  const page = await visitor.visit("/");
  const letGo = await askSlowly(page, "Tell me a long story");
  const { aborted } = openai.seen;
  await page.getByRole("button", { name: "Stop" }).click();
  await expect.poll(() => openai.seen.aborted, PATIENCE).toBe(aborted + 1);
  letGo();
  await page.getByText("Stopped. What had arrived is kept.").waitFor();
  await page.reload();
  await page.getByText("Stopped. What had arrived is kept.").waitFor();
  await page.getByText("Sentence 3 of the first.").waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await wholeAnswer(page);
  await page.close();
});

test("a question is changed in its place by keyboard, and asked again; who answers instead of the first is told", async () => {
  const page = await visitor.visit("/", { width: 390, colorScheme: "dark" });
  await ask(page, "Tell me of cats");
  await wholeAnswer(page);
  const edit = page.getByRole("button", { name: "Edit", exact: true });
  const editor = page.getByRole("textbox", { name: "Your message" });
  await edit.focus();
  await page.keyboard.press("Enter");
  await editor.fill("never mind");
  await page.keyboard.press("Escape");
  await editor.waitFor({ state: "detached" });
  await expect.poll(() => edit.evaluate((button) => button === document.activeElement), PATIENCE).toBe(true);
  openai.fail({ status: 503 });
  await page.keyboard.press("Enter");
  expect(await editor.inputValue()).toBe("Tell me of cats");
  await editor.fill("Tell me of dogs");
  expect(await overflowOf(page)).toBe(0);
  await page.keyboard.press("Enter");
  await wholeAnswer(page, "second");
  await page.getByText("Answered by Gemini, because OpenAI answered with status 503.").waitFor();
  const [question, ...others] = await messagesBy(page, "You").allTextContents();
  expect([question, others]).toEqual([expect.stringContaining("Tell me of dogs"), []]);
  await page.close();
});

test("a failure says what happened and what was kept, also after a reload, and can be tried again", async () => {
  openai.fail({ status: 503 });
  google.fail({ status: 503 });
  const page = await visitor.visit("/");
  await ask(page, "Is anybody there?");
  const failure = page.getByRole("alert").filter({ hasText: "No provider could answer" });
  await failure.waitFor();
  await page.reload();
  expect(await failure.textContent()).toContain("Your message is kept.");
  openai.fail(undefined);
  await failure.getByRole("button", { name: "Try again" }).click();
  await wholeAnswer(page);
  await page.close();
});
