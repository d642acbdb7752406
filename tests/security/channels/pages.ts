import type { BrowserContext, Page } from "playwright";

/** These pages and no others, in tabs that are there already: to open one takes longer than to use it. */
export async function openPages(context: BrowserContext, addresses: readonly string[]): Promise<Page[]> {
  const surplus = context.pages().slice(addresses.length);
  await Promise.all(surplus.map((page) => page.close()));
  while (context.pages().length < addresses.length) await context.newPage();
  const pages = context.pages();
  await Promise.all(pages.map((page, index) => page.goto(addresses[index] ?? "")));
  return pages;
}
