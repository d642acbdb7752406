import { LRUCache } from "lru-cache";

const keeps: { clear(): void }[] = [];

/** Keeps what was made of a text before, up to so many bytes of this thread's memory. */
export function createKeep<Value extends object | string>(maxBytes: number, bytesOf: (value: Value) => number) {
  const sizeCalculation = (value: Value, key: string) => bytesOf(value) + 2 * key.length + 200;
  const keep = new LRUCache<string, Value>({ maxSize: maxBytes, sizeCalculation });
  keeps.push(keep);
  return keep;
}

/** Forgets what this thread has compiled, so that a benchmark can see a source for the first time again. */
export function forgetCompiled(): void {
  for (const keep of keeps) keep.clear();
}
