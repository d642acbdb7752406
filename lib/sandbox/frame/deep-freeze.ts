import type { Json } from "#lib/core/json";

/** Freezes a value with everything in it, however deep, so that an app cannot change the data it was given. */
export function deepFreeze<Value extends Json>(value: Value): Value {
  const stack: Json[] = [value];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next !== "object" || next === null || Object.isFrozen(next)) continue;
    Object.freeze(next);
    for (const child of Object.values(next)) if (typeof child === "object" && child !== null) stack.push(child);
  }
  return value;
}
