import type { FrameLocator, Page } from "playwright";
import { launchChromium } from "./chromium";

/** What a page is opened with. */
export interface VisitOptions {
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
}

/** Somebody with a browser, in front of one app. */
export interface Visitor {
  /** A new tab. Everything its console and its scripts complain about is remembered. */
  visit(path: string, options?: VisitOptions): Promise<Page>;
  /** What the tabs have complained about since the last time, errors and warnings. */
  complaints(): string[];
  leave(): Promise<void>;
}

const HEIGHT = 900;
const DESKTOP = 1_440;

/** A page that goes away while its connection for live changes is only being made. */
const isLeaving = (text: string): boolean => text.includes("WebSocket is closed before the connection is established");

/** Starts a browser for one file of tests. */
export async function createVisitor(origin: string): Promise<Visitor> {
  const browser = await launchChromium();
  let heard: string[] = [];
  const listen = (page: Page): void => {
    page.on("pageerror", (error) => heard.push(`${page.url()}: ${error.message}`));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type()) && !isLeaving(message.text()))
        heard.push(`${page.url()}: ${message.text()}`);
    });
  };
  browser.context.on("page", listen);
  return {
    visit: async (path, { width = DESKTOP, colorScheme = "light" } = {}) => {
      const page = await browser.context.newPage();
      await page.setViewportSize({ width, height: HEIGHT });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto(new URL(path, origin).href);
      await page.waitForFunction(isAlive);
      return page;
    },
    complaints: () => {
      const now = heard;
      heard = [];
      return now;
    },
    leave: () => browser.close(),
  };
}

// A click before React has taken the page over is nobody's; its mark is on every element that it has.
function isAlive(): boolean {
  return [...document.querySelectorAll("button")].every((button) =>
    Object.keys(button).some((key) => key.startsWith("__reactFiber")),
  );
}

/** The inside of the page's latest app, once it runs. */
export async function runningApp(page: Page): Promise<FrameLocator> {
  const running = page.locator('[data-frame="running"]').last();
  await running.waitFor();
  return running.frameLocator("iframe");
}

/** Asks in the chat, as a person does: once the page can send. */
export async function ask(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.locator('button[aria-label="Send"]:enabled').waitFor();
  await page.keyboard.press("Enter");
}

/** How many pixels wider the page's content is than the page: 0 on a page that fits. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
