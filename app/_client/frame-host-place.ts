import { z } from "zod";
import { isFreshFrameUrl, subjectOfFrameUrl, withFrameTheme } from "#lib/sandbox/frame-address";
import { callApi } from "./api";
import { createFrameHost, type FrameHost, type WarmApp } from "./frame-host";
import type { FrameBackend } from "./frame-host-backend";
import { createFrameElement, FRAME_TITLE } from "./frame-host-element";
import type { FramePort } from "./frame-host-port";
import { sayStopReason, type FrameEvent } from "./frame-host-events";
import { liveFrames, type FrameSlot } from "./live-frames";
import { sayFailure } from "./problem";
import { pageWarmFrames, placeWarmFrame } from "./warm-frames";

// A screen's height away it starts, so that it runs when it comes into sight.
const NEAR = "600px";

/** What stands in a frame's place. */
export type PlaceView =
  /** Far from the visible part of the page, so far. */
  | { readonly kind: "idle" }
  /** Six others are alive; a click runs it. */
  | { readonly kind: "still" }
  | { readonly kind: "loading" }
  | { readonly kind: "running" }
  | { readonly kind: "stopped"; readonly message: string };

export interface PlaceOptions {
  /** Empty; the frame is put into it. */
  readonly container: HTMLElement;
  readonly componentId: string;
  readonly version: number | undefined;
  readonly frameUrl: string | undefined;
  readonly renderToken: string | undefined;
  readonly backend?: FrameBackend | undefined;
  readonly theme: "light" | "dark";
  readonly confirmLink: (url: URL) => Promise<boolean>;
  readonly onView: (view: PlaceView) => void;
  readonly onEvent: (event: FrameEvent) => void;
}

/** One place on a page where a component runs when the person is near and a live frame is free. */
export interface FramePlace {
  /** Runs it, again or although others are alive. */
  run(): void;
  setTheme(theme: "light" | "dark"): void;
  refreshData(): void;
  dispose(): void;
}

/** Watches one place: starts its frame, makes it a still when others need the room, and says what stands there. */
export function createFramePlace(options: PlaceOptions): FramePlace {
  const { container, onView } = options;
  const runner = createRunner(options, stopFor);
  let isNear = false;
  let isWanted = true;
  const slot: FrameSlot = {
    isNear: () => isNear,
    onEvicted() {
      runner.end();
      onView({ kind: "still" });
    },
  };

  function stopFor(message: string): void {
    // It waits for the person: coming near again must not start what has just been removed.
    isWanted = false;
    liveFrames.release(slot);
    runner.end();
    onView({ kind: "stopped", message });
  }

  const observer = new IntersectionObserver(
    (entries) => {
      isNear = entries.at(-1)?.isIntersecting ?? false;
      if (!isNear || !isWanted || runner.isBusy()) return;
      if (liveFrames.claim(slot)) void runner.start();
      else onView({ kind: "still" });
    },
    { rootMargin: NEAR },
  );
  observer.observe(container);
  return {
    run() {
      isWanted = true;
      liveFrames.take(slot);
      runner.end();
      void runner.start();
    },
    setTheme: runner.setTheme,
    refreshData: runner.refreshData,
    dispose() {
      observer.disconnect();
      liveFrames.release(slot);
      runner.end();
    },
  };
}

/** Gets the address, inserts the frame and holds its host; one at a time. */
function createRunner(options: PlaceOptions, onStopped: (message: string) => void) {
  const { container, onView } = options;
  let { theme } = options;
  let host: FrameHost | undefined;
  // Zero when nothing runs; otherwise the number of the start, so that an address that comes for an earlier one is not used.
  let turn = 0;
  let starts = 0;

  function onEvent(event: FrameEvent): void {
    if (event.kind === "ready" || (event.kind === "error" && event.isFatal)) onView({ kind: "running" });
    if (event.kind === "ready") pageWarmFrames.prepare();
    if (event.kind === "stopped") onStopped(sayStopReason(event.reason));
    options.onEvent(event);
  }

  return {
    async start(): Promise<void> {
      const own = (turn = ++starts);
      onView({ kind: "loading" });
      try {
        const begun = (await warmStart(options)) ?? (await coldStart(options, theme));
        if (own !== turn) return begun.discard();
        begun.show(container);
        const { iframe, version, warm } = begun;
        host = createFrameHost({ ...options, iframe, version, theme, onEvent, warm });
      } catch (error) {
        if (own === turn) onStopped(sayFailure(error));
      }
    },
    isBusy: () => turn !== 0,
    end(): void {
      turn = 0;
      host?.dispose();
      host = undefined;
    },
    setTheme(next: "light" | "dark"): void {
      theme = next;
      host?.setTheme(next);
    },
    refreshData: (): void => void host?.refreshData(),
  };
}

const App = z.object({ title: z.string(), script: z.string(), css: z.string(), data: z.json(), version: z.number() });

/** A frame that may go to its place. */
interface Begun {
  readonly iframe: HTMLIFrameElement;
  readonly version: number;
  readonly warm?: { readonly port: FramePort; readonly app: WarmApp };
  show(container: HTMLElement): void;
  discard(): void;
}

/** A new frame that loads the app's own document. */
async function coldStart(options: PlaceOptions, theme: "light" | "dark"): Promise<Begun> {
  const { url, version } = await addressOf(options);
  const iframe = createFrameElement(withFrameTheme(url, theme), FRAME_TITLE);
  return { iframe, version, show: (container) => container.replaceChildren(iframe), discard: () => {} };
}

/** Otherwise only a signed address opens the app. */
function isKnownToApi({ renderToken, backend }: PlaceOptions): boolean {
  return renderToken === undefined && backend === undefined;
}

/** A waiting frame and the app for it; nothing where none waits, or where only a signed address opens the app. */
async function warmStart(options: PlaceOptions): Promise<Begun | undefined> {
  const frame = isKnownToApi(options) ? pageWarmFrames.take() : undefined;
  if (frame === undefined) return undefined;
  try {
    const query = options.version === undefined ? "" : `?version=${options.version}`;
    const { version, ...app } = await callApi(App, `/api/components/${encodeURIComponent(options.componentId)}/frame${query}`);
    const { iframe, port, discard } = frame;
    return { iframe, version, warm: { port, app }, show: (container) => placeWarmFrame(frame, container), discard };
  } catch (error) {
    frame.discard();
    throw error;
  }
}

const Address = z.object({ frame_url: z.string(), version: z.number() });

/** The given address while it is fresh; otherwise a new one from the API. */
async function addressOf(options: PlaceOptions): Promise<{ url: string; version: number }> {
  const { frameUrl, componentId } = options;
  const subject = frameUrl === undefined ? undefined : subjectOfFrameUrl(frameUrl);
  const isUsable = subject?.componentId === componentId && subject.version === (options.version ?? subject.version);
  if (frameUrl !== undefined && isUsable && isFreshFrameUrl(frameUrl, new Date()))
    return { url: frameUrl, version: subject.version };
  if (!isKnownToApi(options)) throw new Error("This page has been open for a while. Reload it to run the app again.");
  const query = options.version === undefined ? "" : `?version=${options.version}`;
  const fresh = await callApi(Address, `/api/components/${encodeURIComponent(componentId)}${query}`);
  return { url: fresh.frame_url, version: fresh.version };
}
