// The page of the stage, in the browser: the product's own host code, and what a test wants to know of it.
import { createFrameHost, type FrameHost, type WarmApp } from "../../app/_client/frame-host";
import { createFrameElement, FRAME_TITLE } from "../../app/_client/frame-host-element";
import { createWarmFrames, placeWarmFrame } from "../../app/_client/warm-frames";
import type { FrameEvent } from "../../app/_client/frame-host-events";

/** What tests call through `page.evaluate`. */
export interface Stage {
  /** Everything the hosts have told, in order, with the time. */
  readonly events: (FrameEvent & { readonly componentId: string; readonly at: number })[];
  /** Links that were asked about; `mayOpen` is what the person says. */
  readonly asked: string[];
  mayOpen: boolean;
  open(frame: { url: string; componentId: string; version: number; isBare: boolean }): void;
  /** Runs an app in a frame that waits; false while none does, and then one is on its way. */
  openWarm(frame: { componentId: string; app: WarmApp }): boolean;
  refreshData(componentId: string): void;
  setTheme(componentId: string, theme: "light" | "dark"): void;
}

const hosts = new Map<string, FrameHost>();
const warmFrames = createWarmFrames({ sandboxHost: () => location.host, whenIdle: (work) => work(), isFull: () => false });

const stage: Stage = {
  events: [],
  asked: [],
  mayOpen: false,
  open({ url, componentId, version, isBare }) {
    const iframe = isBare ? document.createElement("iframe") : createFrameElement(url, FRAME_TITLE);
    if (isBare) iframe.src = url;
    iframe.loading = "eager";
    document.getElementById("frames")?.append(iframe);
    hosts.set(componentId, createFrameHost({ iframe, version, ...surroundings(componentId) }));
  },
  openWarm({ componentId, app }) {
    const frame = warmFrames.take();
    const place = document.getElementById("frames");
    if (frame === undefined || place === null) {
      warmFrames.prepare();
      return false;
    }
    const { iframe, port } = frame;
    const own = document.createElement("div");
    place.append(own);
    placeWarmFrame(frame, own);
    hosts.set(componentId, createFrameHost({ iframe, version: 1, warm: { port, app }, ...surroundings(componentId) }));
    return true;
  },
  refreshData: (componentId) => void hosts.get(componentId)?.refreshData(),
  setTheme: (componentId, theme) => hosts.get(componentId)?.setTheme(theme),
};

/** What a host has of its page, whichever way its frame came. */
function surroundings(componentId: string) {
  return {
    componentId,
    theme: "light" as const,
    confirmLink: async (link: URL) => {
      stage.asked.push(link.href);
      return stage.mayOpen;
    },
    onEvent: (event: FrameEvent) => void stage.events.push({ ...event, componentId, at: performance.now() }),
  };
}

// Things of the app that a frame must not get hold of.
localStorage.setItem("secret", "of the app");
const channel = new BroadcastChannel("spark");
channel.onmessage = () => channel.postMessage("secret of the app");

Object.assign(window, { stage });
