const NOTIFICATION = 0x41; // "A"
const HEADER_BYTES = 5;
const EMPTY = new Uint8Array(0);

/**
 * Takes the notifications out of what the database sends and passes on the rest. All sockets share one backend session, so a
 * notification arrives in the stream of whoever asked last, while the one who listens is this process.
 */
export function createNotificationFilter(onNotification: (channel: string, payload: string) => void) {
  let held: Uint8Array = EMPTY;
  let passing = 0;
  return (chunk: Uint8Array): Uint8Array => {
    const bytes = held.length === 0 ? chunk : concat(held, chunk);
    held = EMPTY;
    const parts: Uint8Array[] = [];
    let from = 0;
    let at = Math.min(passing, bytes.length);
    passing -= at;
    while (at < bytes.length) {
      const size = frameSize(bytes, at);
      const isNotification = bytes[at] === NOTIFICATION;
      const isWhole = size !== undefined && at + size <= bytes.length;
      if (size !== undefined && !isNotification) {
        // The rest of a long row need not be held back: only its length matters.
        passing = isWhole ? 0 : at + size - bytes.length;
        at = Math.min(at + size, bytes.length);
        continue;
      }
      parts.push(bytes.subarray(from, at));
      from = isWhole ? at + size : bytes.length;
      if (isWhole) announce(bytes.subarray(at, from), onNotification);
      else held = bytes.slice(at);
      at = from;
    }
    parts.push(bytes.subarray(from, at));
    return parts.length === 1 ? (parts[0] ?? EMPTY) : concat(...parts);
  };
}

/** The length of the frame that begins here; undefined when even its header is not there yet. */
function frameSize(bytes: Uint8Array, at: number): number | undefined {
  if (at + HEADER_BYTES > bytes.length) return undefined;
  return 1 + new DataView(bytes.buffer, bytes.byteOffset + at + 1, 4).getInt32(0);
}

/** A notification is its length, the sender's process, and two texts that end with a zero. */
function announce(frame: Uint8Array, onNotification: (channel: string, payload: string) => void): void {
  const text = new TextDecoder().decode(frame.subarray(HEADER_BYTES + 4));
  const [channel = "", payload = ""] = text.split("\0");
  onNotification(channel, payload);
}

function concat(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
