// The response's headers close these already. Where a browser does not know one of the headers, code cannot call what is not there.
const GLOBALS = [
  [
    "RTCPeerConnection",
    "webkitRTCPeerConnection",
    "mozRTCPeerConnection",
    "RTCDataChannel",
    "RTCIceTransport",
    "RTCDtlsTransport",
  ],
  ["WebTransport", "WebSocket", "WebSocketStream", "EventSource", "XMLHttpRequest", "fetch", "fetchLater"],
  ["Worker", "SharedWorker", "BroadcastChannel", "open", "SpeechSynthesisUtterance", "speechSynthesis"],
].flat();

const METHODS: readonly (readonly [string, readonly string[]])[] = [
  // They grow or move through the history that the frame shares with the page.
  ["History", ["pushState", "replaceState", "back", "forward", "go"]],
  ["Navigator", ["sendBeacon", "vibrate"]],
  // A click inside the frame would let it overwrite the clipboard.
  ["Document", ["execCommand"]],
];

/** Takes away the ways out that code could try. A second wall: the policies of the response are the first. */
export function removeChannels(): void {
  for (const name of GLOBALS) removeGlobal(name);
  for (const [owner, names] of METHODS) {
    const prototype = prototypeOf(owner);
    for (const name of names) if (prototype !== undefined) remove(prototype, name);
  }
}

function removeGlobal(name: string): void {
  for (let holder: object | null = globalThis; holder !== null; holder = Object.getPrototypeOf(holder)) remove(holder, name);
}

function remove(holder: object, name: string): void {
  if (Object.hasOwn(holder, name)) Reflect.deleteProperty(holder, name);
}

function prototypeOf(name: string): object | undefined {
  const constructor: unknown = Reflect.get(globalThis, name);
  return typeof constructor === "function" && typeof constructor.prototype === "object" ? constructor.prototype : undefined;
}
