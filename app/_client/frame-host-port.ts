import { BRIDGE_VERSION } from "#lib/sandbox/bridge-limits";
import { readFrameMessage, type FrameMessage, type HostMessage, type InitMessage } from "#lib/sandbox/bridge-messages";
import { createMessageMeter, type MeterVerdict } from "./frame-host-limits";

/** The host's end of the channel to one frame. */
export interface FramePort {
  /** Gives the frame its end. */
  handOver(): void;
  tell(message: HostMessage): void;
  /** From now on somebody else listens. */
  handTo(listener: PortListener): void;
  close(): void;
}

/** Who hears what a frame says. `onFlood` is called inside the handler of the message that was too much. */
export interface PortListener {
  readonly onMessage: (message: FrameMessage) => void;
  readonly onFlood: () => void;
}

/** Opens the channel: what comes through is checked and counted before anybody sees it. */
export function openFramePort(iframe: HTMLIFrameElement, first: PortListener): FramePort {
  let listener = first;
  const meter = createMessageMeter(() => performance.now());
  const { port1: port, port2: framePort } = new MessageChannel();
  let isOpen = true;

  const passes = (verdict: MeterVerdict): boolean => {
    if (verdict === "flood") listener.onFlood();
    return verdict === "take";
  };
  // Closing a port leaves what was already queued; a flood has much of that.
  const onPortMessage = (event: MessageEvent<unknown>): void => {
    if (!isOpen || !passes(meter.count())) return;
    const verdict = readFrameMessage(event.data);
    if (verdict.ok) listener.onMessage(verdict.message);
    else if (verdict.reason === "oversize") passes(meter.countOversize());
  };
  const onWindowMessage = (event: MessageEvent<unknown>): void => {
    if (isOpen && event.source !== null && event.source === iframe.contentWindow) passes(meter.countStray());
  };

  port.addEventListener("message", onPortMessage);
  port.start();
  addEventListener("message", onWindowMessage);
  return {
    handOver() {
      const init: InitMessage = { t: "spark:init", v: BRIDGE_VERSION };
      // The frame has no origin that could be named; `frame-src` says who can be there, and the message holds no secret.
      iframe.contentWindow?.postMessage(init, "*", [framePort]);
    },
    tell: (message) => port.postMessage(message),
    handTo(next) {
      listener = next;
    },
    close() {
      isOpen = false;
      port.close();
      removeEventListener("message", onWindowMessage);
    },
  };
}
