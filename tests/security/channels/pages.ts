import type { BrowserContext, Page } from "playwright";
import type { BackDoor } from "../../support/back-door";

/** As many apps as one page of the product keeps alive. */
const APPS_PER_CHAT = 6;
/** So many chats at once: one starts while another settles. */
const CHATS = 3;

/** As many apps as `openChats` shows at once. */
export const APPS_AT_ONCE = APPS_PER_CHAT * CHATS;

// So tall that all of a chat's apps are in sight, and narrow, because painting costs more time than running.
const WINDOW = { width: 480, height: 3_000 };
const START_MS = 10_000;

/** These pages and no others, in tabs that are there already: to open one takes longer than to use it. */
export async function openPages(context: BrowserContext, addresses: readonly string[]): Promise<Page[]> {
  const pages = await openTabs(context, addresses.length);
  await Promise.all(pages.map((page, index) => goTo(page, addresses[index] ?? "")));
  return pages;
}

/** What the code before has set off may still take the page elsewhere, and then it has to be asked again. */
async function goTo(page: Page, address: string, tries = 3): Promise<void> {
  try {
    await page.goto(address);
  } catch (error) {
    if (tries === 1 || !String(error).includes("interrupted by another navigation")) throw error;
    await goTo(page, address, tries - 1);
  }
}

async function openTabs(context: BrowserContext, count: number): Promise<Page[]> {
  await Promise.all(
    context
      .pages()
      .slice(count)
      .map((page) => page.close()),
  );
  while (context.pages().length < count) await context.newPage();
  return context.pages();
}

/** One chat of the running product, open in a tab. */
export interface OpenChat {
  readonly page: Page;
  readonly address: string;
  readonly ids: readonly string[];
}

/** Shows components in the running product, six in a chat, each chat in a tab; waits until all of them run or were removed. */
export async function openChats(context: BrowserContext, origin: string, door: BackDoor, ids: readonly string[]) {
  const count = Math.ceil(ids.length / APPS_PER_CHAT);
  const chats: OpenChat[] = [];
  for (const [index, page] of (await openTabs(context, count)).entries()) {
    const few = ids.slice(index * APPS_PER_CHAT, (index + 1) * APPS_PER_CHAT);
    const address = origin + (await door.putChat(few));
    await page.setViewportSize(WINDOW);
    await page.goto(address);
    await page.waitForFunction(areStarted, undefined, { timeout: START_MS }).catch(() => {});
    chats.push({ page, address, ids: few });
  }
  return chats;
}

function areStarted(): boolean {
  const frames = [...document.querySelectorAll<HTMLElement>("[data-frame]")];
  return frames.length > 0 && frames.every((frame) => ["running", "stopped"].includes(frame.dataset["frame"] ?? ""));
}
