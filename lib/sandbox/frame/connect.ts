import { BRIDGE_VERSION } from "../bridge-limits";

// A page that shows us hands over its port at our load; without one after this time, nobody will.
const WAIT_MS = 1_000;

/**
 * Waits for the port: exactly one message, from the page around us, of the origin baked into this document. Calls `onAlone` when
 * there is no such page; a page that was only slow may still come later.
 */
export function connect(appOrigin: string, onPort: (port: MessagePort) => void, onAlone: () => void): void {
  if (parent === self) {
    onAlone();
    return;
  }
  const timer = setTimeout(onAlone, WAIT_MS);
  addEventListener("message", function receive(event: MessageEvent<unknown>): void {
    const [port, ...others] = event.ports;
    if (event.source !== parent || event.origin !== appOrigin || port === undefined || others.length > 0) return;
    if (!isInit(event.data)) return;
    // A component that already runs must not see the port go by.
    event.stopImmediatePropagation();
    removeEventListener("message", receive);
    clearTimeout(timer);
    onPort(port);
  });
}

function isInit(data: unknown): boolean {
  return (
    typeof data === "object" &&
    data !== null &&
    "t" in data &&
    data.t === "spark:init" &&
    "v" in data &&
    data.v === BRIDGE_VERSION
  );
}
