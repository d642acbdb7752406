// The page of the stage, in the browser: the product's own host code, and what a test wants to know of it.
import { createFrameHost, type FrameHost } from "../../app/_client/frame-host";
import { createFrameElement } from "../../app/_client/frame-host-element";
import type { FrameEvent } from "../../app/_client/frame-host-events";

/** What tests call through `page.evaluate`. */
export interface Stage {
  /** Everything the hosts have told, in order, with the time. */
  readonly events: (FrameEvent & { readonly componentId: string; readonly at: number })[];
  /** Links that were asked about; `mayOpen` is what the person says. */
  readonly asked: string[];
  mayOpen: boolean;
  open(frame: { url: string; componentId: string; version: number; isBare: boolean }): void;
  refreshData(componentId: string): void;
  setTheme(componentId: string, theme: "light" | "dark"): void;
}

const hosts = new Map<string, FrameHost>();

const stage: Stage = {
  events: [],
  asked: [],
  mayOpen: false,
  open({ url, componentId, version, isBare }) {
    const iframe = isBare ? document.createElement("iframe") : createFrameElement(url, "Generated component (untrusted)");
    if (isBare) iframe.src = url;
    iframe.loading = "eager";
    document.getElementById("frames")?.append(iframe);
    const host = createFrameHost({
      iframe,
      componentId,
      version,
      theme: "light",
      confirmLink: async (link) => {
        stage.asked.push(link.href);
        return stage.mayOpen;
      },
      onEvent: (event) => stage.events.push({ ...event, componentId, at: performance.now() }),
    });
    hosts.set(componentId, host);
  },
  refreshData: (componentId) => void hosts.get(componentId)?.refreshData(),
  setTheme: (componentId, theme) => hosts.get(componentId)?.setTheme(theme),
};

// Things of the app that a frame must not get hold of.
localStorage.setItem("secret", "of the app");
const channel = new BroadcastChannel("spark");
channel.onmessage = () => channel.postMessage("secret of the app");

Object.assign(window, { stage });
