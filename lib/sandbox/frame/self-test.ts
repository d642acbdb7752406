// A report comes within a few milliseconds, or never: the browser does not know the header.
const WAIT_MS = 1_000;
const TYPE = "connection-allowlist";

/**
 * Does this browser enforce the list of allowed connections, which is empty? Asks for a connection that nothing else forbids and
 * waits for the report of its refusal. Must run before the channels are taken away.
 */
export function testAllowList(): Promise<boolean> {
  return new Promise((resolve) => {
    const observer = new ReportingObserver((reports) => resolve(reports.some(isRefusal)), { types: [TYPE] });
    observer.observe();
    setTimeout(() => {
      observer.disconnect();
      resolve(false);
    }, WAIT_MS);
    try {
      new RTCPeerConnection().close();
    } catch {
      // Refused by throwing; the report says by whom.
    }
  });
}

function isRefusal({ type, body }: Report): boolean {
  return type === TYPE && (body as { disposition?: string } | null)?.disposition === "enforce";
}
