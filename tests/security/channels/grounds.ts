import type { BrowserContext } from "playwright";
import { startApp } from "../../support/app-stack";
import { openBackDoor } from "../../support/back-door";
import type { CanaryAddresses } from "../../support/canary";
import { hostileModule, hostileScript } from "../../support/hostile-script";
import { startStage, type StageCall, type StageMode } from "../../support/sandbox-stage";
import { APPS_AT_ONCE, openChats, openPages } from "./pages";

// Three beats without an answer, and some.
const REMOVED_MS = 8_000;

/** Where hostile code is let loose. */
export interface Ground {
  /** How many at once. */
  readonly size: number;
  prepare(context: BrowserContext): Promise<void>;
  put(id: string, code: string, addresses: CanaryAddresses): Promise<void>;
  /** Shows them, waits, and answers those around which a page went elsewhere or another one opened. */
  show(context: BrowserContext, ids: readonly string[], settleMs: number): Promise<readonly string[]>;
  /** What a component submitted, if it could. */
  submittedBy(id: string): Promise<unknown>;
  close(): Promise<void>;
}

/** A page of the stage with all the frames in it; walls can be taken away there. `warm` frames get their code when they are open. */
export async function stageGround(mode: StageMode, { isWarm = false } = {}): Promise<Ground> {
  const stage = await startStage(mode);
  return {
    size: mode === "bare" ? 6 : 10,
    prepare: async () => {},
    put: async (id, code, addresses) => void stage.components.set(id, { script: hostileScript(code, addresses) }),
    show: async (context, ids, settleMs) => {
      const [page] = await openPages(context, [`${stage.origin}/`]);
      if (!page) return [];
      const before = page.url();
      let hasCrashed = false;
      page.once("crash", () => (hasCrashed = true));
      try {
        for (const id of ids) await (isWarm ? stage.openWarm(page, id) : stage.open(page, id));
        await page.waitForTimeout(settleMs);
      } catch (error) {
        if (!hasCrashed) throw error;
        // A frame's process died. Playwright gives the whole page up then; the page itself goes on, and removes the frame.
        await removalFrom(stage, ids);
        await context.newPage();
        await page.close();
        return [];
      }
      return page.url() !== before || context.pages().length > 1 ? ids : [];
    },
    submittedBy: async (id) =>
      (stage.calls.find((one) => one.componentId === id && one.call === "POST results")?.body as { value?: unknown } | undefined)
        ?.value,
    close: async () => stage.close(),
  };
}

/** Waits until the page has told that it removed one of these frames; throws when it does not. */
async function removalFrom({ calls }: { calls: readonly StageCall[] }, ids: readonly string[]): Promise<void> {
  const isRemoval = ({ componentId, body }: StageCall): boolean =>
    ids.includes(componentId) && JSON.stringify(body).includes("The frame was removed");
  const deadline = Date.now() + REMOVED_MS;
  while (!calls.some(isRemoval)) {
    if (Date.now() > deadline) throw new Error("A page died with its frame");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The running product: chats full of components at their real addresses, as if the validator had let them through. */
export async function productGround(): Promise<Ground> {
  const app = await startApp();
  const door = await openBackDoor(app);
  return {
    size: APPS_AT_ONCE,
    prepare: (context) => plantSecrets(context, app.origin),
    put: (id, code, addresses) => door.put({ id, js: hostileModule(code, addresses) }),
    show: async (context, ids, settleMs) => {
      const chats = await openChats(context, app.origin, door, ids);
      await chats[0]?.page.waitForTimeout(settleMs);
      const hasPopup = context.pages().length > chats.length;
      return chats.filter(({ page, address }) => hasPopup || page.url() !== address).flatMap((chat) => chat.ids);
    },
    submittedBy: door.submittedBy,
    close: door.close,
  };
}

/** What a visitor's browser holds for the app's own origin, and must not give away. */
async function plantSecrets(context: BrowserContext, origin: string): Promise<void> {
  await context.addCookies([{ name: "readable", value: "cookie-of-the-app", url: origin }]);
  await context.addInitScript((own) => {
    if (location.origin !== own) return;
    localStorage.setItem("secret", "of the app");
    const channel = new BroadcastChannel("spark");
    channel.onmessage = () => channel.postMessage("secret of the app");
  }, origin);
}
