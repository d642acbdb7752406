import type { Json } from "#lib/core/json";
import type { FrameMessage } from "#lib/sandbox/bridge-messages";
import { createAnswers } from "./frame-host-answers";
import { createFrameBackend, type FrameBackend } from "./frame-host-backend";
import { createBeat, limitVisibleTime } from "./frame-host-beat";
import type { FrameEvent, StopReason } from "./frame-host-events";
import { watchFocus } from "./frame-host-focus";
import { createMoveCounter } from "./frame-host-limits";
import { openFramePort, type FramePort, type PortListener } from "./frame-host-port";

const READY_MS = 5_000;
// From insertion near the visible part of the page to the load event.
const LOAD_MS = 15_000;

export interface FrameHostOptions {
  /** Already in the page; the host removes it when it misbehaves. */
  readonly iframe: HTMLIFrameElement;
  readonly componentId: string;
  readonly version: number;
  readonly theme: "light" | "dark";
  /** Reads the data without a session, in a page elsewhere. */
  readonly renderToken?: string | undefined;
  /** Shows the whole address and lets the person decide. */
  readonly confirmLink: (url: URL) => Promise<boolean>;
  readonly onEvent: (event: FrameEvent) => void;
  readonly backend?: FrameBackend | undefined;
  /** The frame waits already, for this app. */
  readonly warm?: { readonly port: FramePort; readonly app: WarmApp } | undefined;
}

/** What a waiting frame is given to run. */
export interface WarmApp {
  readonly title: string;
  readonly script: string;
  readonly css: string;
  readonly data: Json;
}

/** One frame as its page holds it. */
export interface FrameHost {
  setTheme(theme: "light" | "dark"): void;
  /** Reads the data again and hands it to the app. */
  refreshData(): Promise<void>;
  /** Removes the frame and forgets it. */
  dispose(): void;
}

/** The page's side of one frame: hands it the port, answers it, and removes it as soon as it misbehaves. */
export function createFrameHost(options: FrameHostOptions): FrameHost {
  const { iframe, onEvent } = options;
  const backend = options.backend ?? createFrameBackend(options);
  const told = tellingOf(options, backend);
  const insertedAt = performance.now();
  const life = createLife(stop);
  const port = portOf(options, { onMessage: receive, onFlood: () => stop("flood") });
  const beat = createBeat(port.tell, () => stop("silent"));
  const focus = watchFocus(iframe, () => stop("focus-theft"));
  const countMove = createMoveCounter(() => stop("navigated"));
  const answer = answersOf(options, backend);
  let { theme } = options;
  let data: Json | undefined;

  function onLoad(): void {
    // A second document in the frame is not the one that was checked.
    if (!life.enter("starting")) return stop("navigated");
    port.handOver();
    port.tell({ t: "theme", theme });
  }

  function receive(message: FrameMessage): void {
    if ("rid" in message) void answer(message).then((reply) => !life.isOver() && port.tell(reply));
    else if (message.t === "ready") onReady();
    else if (message.t === "pong") beat.pong(message.seq);
    else if (message.t === "press") focus.pressed();
    else if (message.t === "moved") countMove();
    else if (message.t === "warm") return;
    else if (message.t === "size") onEvent({ kind: "height", height: message.h });
    else told.error(message.msg, message.fatal === true);
  }

  function onReady(): void {
    if (!life.enter("running")) return;
    beat.start();
    told.ready(performance.now() - insertedAt);
    port.tell({ t: "theme", theme });
    if (data !== undefined) port.tell({ t: "props", data });
  }

  async function refreshData(): Promise<void> {
    // The document comes with the data of its address; where newer cannot be had, that stays.
    data = (await backend.readData().catch(() => undefined))?.data ?? data;
    if (data !== undefined && life.isRunning()) port.tell({ t: "props", data });
  }

  function stop(reason: StopReason): void {
    if (life.isOver()) return;
    dispose();
    told.stopped(reason);
  }

  function dispose(): void {
    iframe.remove();
    for (const end of [life.end, beat.stop, focus.end, port.close]) end();
    iframe.removeEventListener("load", onLoad);
  }

  function setTheme(next: "light" | "dark"): void {
    theme = next;
    if (life.isRunning()) port.tell({ t: "theme", theme });
  }

  iframe.addEventListener("load", onLoad);
  if (options.warm === undefined) void refreshData();
  else if (life.enter("starting")) port.tell({ t: "run", ...options.warm.app, theme });
  return { refreshData, dispose, setTheme };
}

/** A frame that waited has its channel already. */
function portOf({ iframe, warm }: FrameHostOptions, listener: PortListener): FramePort {
  warm?.port.handTo(listener);
  return warm?.port ?? openFramePort(iframe, listener);
}

/** What happens to a frame is told twice: to the page, and to whoever looks after the component. The second may fail. */
function tellingOf({ onEvent }: FrameHostOptions, backend: FrameBackend) {
  const report: FrameBackend["report"] = async (execution) => backend.report(execution).catch(() => {});
  return {
    ready(mountMs: number): void {
      onEvent({ kind: "ready", mountMs });
      void report({ kind: "mount", mountMs });
    },
    error(message: string, isFatal: boolean): void {
      onEvent({ kind: "error", message, isFatal });
      void report({ kind: "error", message });
    },
    stopped(reason: StopReason): void {
      onEvent({ kind: "stopped", reason });
      void report({ kind: "error", message: `The frame was removed: ${reason}` });
    },
  };
}

/** The phases of one frame, each with the time it may take. */
function createLife(onLate: (reason: StopReason) => void) {
  let phase: "loading" | "starting" | "running" | "over" = "loading";
  let endLimit = limitVisibleTime(LOAD_MS, () => onLate("unreachable"));
  return {
    /** False when it is not that phase's turn. */
    enter(next: "starting" | "running"): boolean {
      if (phase !== (next === "starting" ? "loading" : "starting")) return false;
      phase = next;
      endLimit();
      if (next === "starting") endLimit = limitVisibleTime(READY_MS, () => onLate("never-ready"));
      return true;
    },
    isRunning: () => phase === "running",
    isOver: () => phase === "over",
    end(): void {
      phase = "over";
      endLimit();
    },
  };
}

function answersOf({ confirmLink, onEvent }: FrameHostOptions, backend: FrameBackend): ReturnType<typeof createAnswers> {
  return createAnswers({
    backend,
    confirmLink,
    openLink: (url) => void window.open(url.href, "_blank", "noopener,noreferrer"),
    onSubmitted: (value) => onEvent({ kind: "submitted", value }),
    appOrigin: location.origin,
    now: () => performance.now(),
  });
}
