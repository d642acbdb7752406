import { SparkError } from "#lib/core/errors";

// Deeper than any real document, far above what recursive code behind the door survives.
const MAX_DEPTH = 200;

/** What a caller may send as the data of one component or turn. */
export const MAX_DATA_BYTES = 256 * 1024;

/** Refuses nesting that recursive code behind the door would not survive; reads the text before anything parses it. */
export function requireDepth(text: string, maxDepth = MAX_DEPTH): void {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x22) index = endOfString(text, index);
    else if (code === 0x5b || code === 0x7b) depth += 1;
    else if (code === 0x5d || code === 0x7d) depth -= 1;
    if (depth > maxDepth) throw new SparkError("invalid_request", `The JSON is nested deeper than ${maxDepth} levels.`);
  }
}

function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text.charCodeAt(index) !== 0x22) index += text.charCodeAt(index) === 0x5c ? 2 : 1;
  return index;
}

/** Refuses characters no store keeps (NUL, half a surrogate pair), which JSON can smuggle in as escapes. */
export function requireStorableText(text: string, value: unknown): void {
  if (!/\\u(?:0000|d[89a-f])/i.test(text)) return;
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next === "string") requireStorable(next);
    else if (typeof next === "object" && next !== null) {
      for (const [key, inner] of Object.entries(next)) pending.push(key, inner);
    }
  }
}

/** The same for one text, such as a query value. */
export function requireStorable(text: string): void {
  if (text.includes("\u0000") || /\p{Surrogate}/u.test(text)) {
    throw new SparkError("invalid_request", "Text may not contain the NUL character or half of a surrogate pair.");
  }
}

/** Refuses data over the limit, measured as the bytes of its JSON. */
export function requireSmallData(data: unknown, name = "data_context", maxBytes = MAX_DATA_BYTES): void {
  if (data === undefined) return;
  const text = JSON.stringify(data);
  // Every UTF-16 unit is at least one byte and at most three: most answers need no encoding.
  const fits = text.length * 3 <= maxBytes || (text.length <= maxBytes && new TextEncoder().encode(text).byteLength <= maxBytes);
  if (!fits) throw new SparkError("payload_too_large", `\`${name}\` is larger than ${Math.floor(maxBytes / 1024)} KB.`);
}
