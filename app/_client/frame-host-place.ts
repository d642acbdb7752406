import { z } from "zod";
import { isFreshFrameUrl, subjectOfFrameUrl, withFrameTheme } from "#lib/sandbox/frame-address";
import { callApi } from "./api";
import { createFrameHost, type FrameHost } from "./frame-host";
import { createFrameElement } from "./frame-host-element";
import { sayStopReason, type FrameEvent } from "./frame-host-events";
import { liveFrames, type FrameSlot } from "./live-frames";
import { sayFailure } from "./problem";

const FRAME_TITLE = "Generated component (untrusted)";
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
    if (event.kind === "stopped") onStopped(sayStopReason(event.reason));
    options.onEvent(event);
  }

  return {
    async start(): Promise<void> {
      const own = (turn = ++starts);
      onView({ kind: "loading" });
      try {
        const { url, version } = await addressOf(options);
        if (own !== turn) return;
        const iframe = createFrameElement(withFrameTheme(url, theme), FRAME_TITLE);
        container.replaceChildren(iframe);
        host = createFrameHost({ ...options, iframe, version, theme, onEvent });
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

const Address = z.object({ frame_url: z.string(), version: z.number() });

/** The given address while it is fresh; otherwise a new one from the API. */
async function addressOf(options: PlaceOptions): Promise<{ url: string; version: number }> {
  const { frameUrl, componentId, renderToken } = options;
  const subject = frameUrl === undefined ? undefined : subjectOfFrameUrl(frameUrl);
  const isUsable = subject?.componentId === componentId && subject.version === (options.version ?? subject.version);
  if (frameUrl !== undefined && isUsable && isFreshFrameUrl(frameUrl, new Date()))
    return { url: frameUrl, version: subject.version };
  if (renderToken !== undefined) throw new Error("This page has been open for a while. Reload it to run the app again.");
  const query = options.version === undefined ? "" : `?version=${options.version}`;
  const fresh = await callApi(Address, `/api/components/${encodeURIComponent(componentId)}${query}`);
  return { url: fresh.frame_url, version: fresh.version };
}
