import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext } from "playwright";
import { findChromium } from "../../scripts/support/chromium.mjs";

// No sandbox, because test machines run as root in containers; nothing in the background, because it would count as traffic.
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-dev-shm-usage",
  "--disable-domain-reliability",
  "--disable-sync",
  "--metrics-recording-only",
  "--no-first-run",
];

/** How a test wants its browser. */
export interface BrowserOptions {
  readonly args?: readonly string[];
  readonly context?: Omit<NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>, "args" | "executablePath">;
}

/** A browser with a profile of its own that `close` removes. */
export interface TestBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** Starts the Chromium of this machine. */
export async function launchChromium({ args = [], context: settings = {} }: BrowserOptions = {}): Promise<TestBrowser> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error("No Chromium found: run `npm test`, which installs one, or set CHROMIUM_PATH");
  const profile = await mkdtemp(join(tmpdir(), "spark-chromium-"));
  const context = await chromium.launchPersistentContext(profile, { ...settings, executablePath, args: [...ARGUMENTS, ...args] });
  return {
    context,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
