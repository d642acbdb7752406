/** One Phoenix message, whichever form it had on the wire. */
export interface Message {
  joinRef: string | null;
  ref: string | null;
  topic: string;
  event: string;
  payload: unknown;
}

/** A broadcast's own content; version 2 clients may send bytes. */
export interface Broadcast {
  type: "broadcast";
  event: string;
  payload: unknown;
  meta?: unknown;
}

/** The two versions of Phoenix' serialisation: objects, or arrays with binary broadcasts. */
export type Version = "1.0.0" | "2.0.0";

const USER_BROADCAST_PUSH = 3;
const USER_BROADCAST = 4;
const BYTES = 0;
const JSON_TEXT = 1;
const PUSH_SIZES = 5;

/** Reads what a client sent; nothing when it is no message. */
export function decodeMessage(version: Version, data: Buffer, isBinary: boolean): Message | undefined {
  if (isBinary) return version === "2.0.0" ? decodePush(data) : undefined;
  const value = parseJson(data.toString("utf8"));
  if (version === "2.0.0") {
    if (!Array.isArray(value)) return undefined;
    const [joinRef, ref, topic, event, payload] = value as unknown[];
    return toMessage(joinRef, ref, topic, event, payload);
  }
  if (typeof value !== "object" || value === null) return undefined;
  const { join_ref: joinRef, ref, topic, event, payload } = value as Record<string, unknown>;
  return toMessage(joinRef, ref, topic, event, payload);
}

/** Writes a message as the client's version reads it. */
export function encodeMessage(version: Version, { joinRef, ref, topic, event, payload }: Message): string {
  if (version === "2.0.0") return JSON.stringify([joinRef, ref, topic, event, payload]);
  return JSON.stringify({ join_ref: joinRef, ref, topic, event, payload });
}

/** Writes a broadcast; nothing when the client's version cannot carry bytes. */
export function encodeBroadcast(version: Version, topic: string, broadcast: Broadcast): string | Buffer | undefined {
  const isBytes = broadcast.payload instanceof Uint8Array;
  if (version === "1.0.0") {
    return isBytes
      ? undefined
      : encodeMessage(version, { joinRef: null, ref: null, topic, event: "broadcast", payload: broadcast });
  }
  const meta = broadcast.meta === undefined ? "" : JSON.stringify(broadcast.meta);
  const texts = [topic, broadcast.event, meta].map((text) => Buffer.from(text));
  const body = broadcast.payload instanceof Uint8Array ? broadcast.payload : Buffer.from(JSON.stringify(broadcast.payload ?? {}));
  const header = Buffer.from([USER_BROADCAST, ...texts.map(({ length }) => length), isBytes ? BYTES : JSON_TEXT]);
  return Buffer.concat([header, ...texts, body]);
}

/** `kind, five lengths, encoding`, the five texts, then the content. */
function decodePush(data: Buffer): Message | undefined {
  if (data[0] !== USER_BROADCAST_PUSH || data.length < PUSH_SIZES + 2) return undefined;
  let at = PUSH_SIZES + 2;
  const texts = [...data.subarray(1, PUSH_SIZES + 1)].map((size) => {
    const text = data.toString("utf8", at, at + size);
    at += size;
    return text;
  });
  if (at > data.length) return undefined;
  const [joinRef = "", ref = "", topic = "", event = "", meta = ""] = texts;
  const body = data.subarray(at);
  const payload = data[PUSH_SIZES + 1] === JSON_TEXT ? parseJson(body.toString("utf8")) : new Uint8Array(body);
  const broadcast: Broadcast = { type: "broadcast", event, payload, ...(meta === "" ? {} : { meta: parseJson(meta) }) };
  return { joinRef: joinRef || null, ref: ref || null, topic, event: "broadcast", payload: broadcast };
}

function toMessage(joinRef: unknown, ref: unknown, topic: unknown, event: unknown, payload: unknown): Message | undefined {
  if (typeof topic !== "string" || typeof event !== "string") return undefined;
  return { joinRef: textOrNull(joinRef), ref: textOrNull(ref), topic, event, payload };
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
