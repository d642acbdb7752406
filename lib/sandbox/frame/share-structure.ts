import type { Json } from "#lib/core/json";

type JsonObject = { readonly [key: string]: Json };

// Rows are told apart by these, so that a row keeps its element when another one is put before it.
const KEYS = ["id", "key", "uuid"] as const;

/**
 * The next value, made of the previous one's parts wherever those are equal: what did not change stays the same object, and a list
 * that is drawn by identity draws only the rows that did.
 */
export function shareStructure(previous: Json, next: Json): Json {
  try {
    return share(previous, next);
  } catch (error) {
    // Nested deeper than the stack: then everything counts as new.
    if (error instanceof RangeError) return next;
    throw error;
  }
}

function share(previous: Json | undefined, next: Json): Json {
  if (previous === next) return next;
  if (isList(previous) && isList(next)) return shareList(previous, next);
  if (isObject(previous) && isObject(next)) return shareObject(previous, next);
  return next;
}

function shareList(previous: readonly Json[], next: readonly Json[]): Json {
  const byKey = new Map<unknown, Json>();
  for (const item of previous) {
    const key = keyOf(item);
    if (key !== undefined) byKey.set(key, item);
  }
  const shared = next.map((item, index) => {
    const key = keyOf(item);
    return share(key === undefined ? previous[index] : byKey.get(key), item);
  });
  const isSame = shared.length === previous.length && shared.every((item, index) => item === previous[index]);
  return isSame ? previous : shared;
}

function shareObject(previous: JsonObject, next: JsonObject): Json {
  const entries = Object.entries(next).map(([key, value]): [string, Json] => [
    key,
    share(Object.hasOwn(previous, key) ? previous[key] : undefined, value),
  ]);
  const isSame =
    entries.length === Object.keys(previous).length &&
    entries.every(([key, value]) => Object.hasOwn(previous, key) && value === previous[key]);
  return isSame ? previous : Object.fromEntries(entries);
}

function keyOf(item: Json): unknown {
  if (!isObject(item)) return undefined;
  const name = KEYS.find((key) => typeof item[key] === "string" || typeof item[key] === "number");
  return name === undefined ? undefined : item[name];
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
