// The few facts about Postgres' wire protocol that sharing one session needs.
const PROTOCOL_3 = 196_608;
const QUERY = 0x51;
const SYNC_TYPE = 0x53;
const FLUSH = 0x48;
const LAST: ReadonlySet<number | undefined> = new Set([
  QUERY,
  SYNC_TYPE,
  ...["F", "X", "c", "f"].map((type) => type.charCodeAt(0)),
]);

/** The message that ends an extended request and answers with the state of the session. */
export const SYNC = new Uint8Array([SYNC_TYPE, 0, 0, 0, 4]);

/** Is this the first message of a connection? It alone has no type, so it begins with its length. */
export function isStartup(message: Uint8Array): boolean {
  return message[0] === 0 && message.length >= 8 && view(message).getInt32(4) === PROTOCOL_3;
}

/** Is this the last message of a request: a query, a sync, a call, the end of a copy, a farewell? */
export function endsRequest(message: Uint8Array): boolean {
  const last = message.subarray(lastMessageAt(message));
  return LAST.has(last[0]) || isStartup(message);
}

/** Does whoever sent this wait for an answer before sending more? */
export function wantsAnswer(message: Uint8Array): boolean {
  return message[0] === FLUSH || endsRequest(message);
}

/** Where the last of several messages begins. */
function lastMessageAt(messages: Uint8Array): number {
  if (messages[0] === 0) return 0;
  let at = 0;
  for (;;) {
    const next = at + 1 + view(messages).getInt32(at + 1);
    if (next >= messages.length) return at;
    at = next;
  }
}

/** Who a connection says it is. */
export function startupUser(message: Uint8Array): string {
  const fields = new TextDecoder().decode(message.subarray(8)).split("\0");
  const index = fields.findIndex((field, position) => position % 2 === 0 && field === "user");
  return index < 0 ? "" : (fields[index + 1] ?? "");
}

/** A simple query as bytes. */
export function queryMessage(sql: string): Uint8Array {
  const text = new TextEncoder().encode(sql);
  const message = new Uint8Array(text.length + 6);
  message[0] = QUERY;
  view(message).setInt32(1, text.length + 5);
  message.set(text, 5);
  return message;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
