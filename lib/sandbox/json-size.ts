/** Bytes of a value as JSON, or why it has none. */
export type JsonSize = number | "too-large" | "not-json";

const encoder = new TextEncoder();

/**
 * Measures a value that a hostile sender made: stops as soon as it is too large or too deep, so that measuring costs no more than
 * the limit, and tells plain JSON from everything else a structured clone can carry. Escapes and wide keys are not
 * counted, so the size is at most that of the JSON.
 */
export function jsonSize(value: unknown, { maxBytes, maxDepth }: { maxBytes: number; maxDepth: number }): JsonSize {
  const stack: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  let bytes = 0;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const own = ownSize(next.value, maxBytes - bytes);
    if (typeof own !== "number") return own;
    bytes += own;
    if (bytes > maxBytes || next.depth > maxDepth) return "too-large";
    if (typeof next.value !== "object" || next.value === null) continue;
    for (const child of Object.values(next.value)) stack.push({ value: child, depth: next.depth + 1 });
  }
  return bytes;
}

/** The value without what is inside it; for objects the keys and one byte for each child, so that a huge one is never listed. */
function ownSize(value: unknown, room: number): JsonSize {
  switch (typeof value) {
    case "boolean":
      return value ? 4 : 5;
    case "number":
      return Number.isFinite(value) ? String(value).length : "not-json";
    case "string":
      return value.length > room ? "too-large" : encoder.encode(value).byteLength + 2;
    case "object":
      return value === null ? 4 : Array.isArray(value) ? arraySize(value, room) : objectSize(value, room);
    default:
      return "not-json";
  }
}

function arraySize(value: readonly unknown[], room: number): JsonSize {
  return value.length > room ? "too-large" : Math.max(value.length - 1, 0) + 2;
}

function objectSize(value: object, room: number): JsonSize {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return "not-json";
  let bytes = 1;
  for (const key in value) {
    bytes += key.length + 4;
    if (bytes > room) return "too-large";
  }
  return Math.max(bytes, 2);
}
