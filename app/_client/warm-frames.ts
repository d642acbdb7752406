import { warmUrl } from "#lib/sandbox/warm-address";
import { createFrameElement, FRAME_TITLE } from "./frame-host-element";
import { openFramePort, type FramePort } from "./frame-host-port";
import { liveFrames, MAX_LIVE_FRAMES } from "./live-frames";

/** A frame that has a process, a host and everything that all apps share, but no app yet. */
export interface WarmFrame {
  readonly iframe: HTMLIFrameElement;
  readonly port: FramePort;
  /** Removes it, unused. */
  discard(): void;
}

export interface WarmFramesOptions {
  /** Component hosts are below it; nothing where there are none. */
  readonly sandboxHost: () => string | undefined;
  /** Runs a work when the page has nothing better to do. */
  readonly whenIdle: (work: () => void) => void;
  /** True while the page has as many frames as it may. */
  readonly isFull: () => boolean;
}

// One that has not shown within this time that it may be used will not.
const WARM_MS = 10_000;

/**
 * Keeps one frame waiting, so that the next app need not wait for a process and a document. Only where an iframe can be moved
 * without losing its document, and where the frame itself has seen that the browser lets nothing out: code that comes later
 * cannot be in its policy. Each is used once.
 */
export function createWarmFrames({ sandboxHost, whenIdle, isFull }: WarmFramesOptions) {
  let ready: WarmFrame | undefined;
  let isMaking = false;
  let isPossible = true;

  function make(host: string): void {
    const iframe = createFrameElement(warmUrl({ protocol: location.protocol, sandboxHost: host }), FRAME_TITLE);
    iframe.loading = "eager";
    iframe.hidden = true;
    const timer = setTimeout(() => give(false), WARM_MS);
    const port = openFramePort(iframe, {
      onMessage: (message) => message.t === "warm" && give(message.isEnforced),
      onFlood: () => give(false),
    });

    function give(isEnforced: boolean): void {
      clearTimeout(timer);
      if (!isMaking) return;
      isMaking = false;
      if (isEnforced) ready = { iframe, port, discard };
      else {
        isPossible = false;
        discard();
      }
    }

    function discard(): void {
      port.close();
      iframe.remove();
    }

    iframe.addEventListener("load", port.handOver, { once: true });
    document.body.append(iframe);
  }

  return {
    /** Has a frame made, unless one waits or none can be used. */
    prepare(): void {
      isPossible &&= "moveBefore" in Element.prototype;
      const host = sandboxHost();
      if (!isPossible || isMaking || ready !== undefined || host === undefined || isFull()) return;
      isMaking = true;
      whenIdle(() => make(host));
    },
    /** The waiting frame, if there is one; it is the caller's from now on. */
    take(): WarmFrame | undefined {
      const taken = ready;
      ready = undefined;
      return taken;
    },
  };
}

/** Moves a frame to where it is seen, with the document that it has. Throws where that cannot be done. */
export function placeWarmFrame({ iframe }: WarmFrame, container: HTMLElement): void {
  container.replaceChildren();
  (container as HTMLElement & { moveBefore(node: Node, before: Node | null): void }).moveBefore(iframe, null);
  iframe.hidden = false;
}

/** The one of this page. */
export const pageWarmFrames = createWarmFrames({
  sandboxHost: () => document.querySelector<HTMLMetaElement>('meta[name="spark-sandbox-host"]')?.content,
  whenIdle: (work) => void requestIdleCallback(work, { timeout: 2_000 }),
  isFull: () => liveFrames.count() >= MAX_LIVE_FRAMES,
});
