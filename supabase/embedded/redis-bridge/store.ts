import { createEntries, type Entry, type Kind, type Kinds, type StoreOptions } from "./entries";
import { RedisError } from "./reply";

export type Store = ReturnType<typeof createStore>;

const EMPTY: { readonly [K in Exclude<Kind, "string">]: () => Kinds[K] } = {
  hash: () => new Map(),
  list: () => [],
  set: () => new Set(),
  zset: () => new Map(),
};
// What a key and each element of a collection cost beyond their texts.
const OVERHEAD_BYTES = 96;

/** Keys of different kinds with exact expiry in bounded memory. */
export function createStore(options: StoreOptions) {
  const entries = createEntries(options);
  const { find, remove, put } = entries;
  return {
    now: entries.now,
    keys: entries.keys,
    sweep: entries.sweep,
    has: (key: string) => find(key) !== undefined,
    kindOf: (key: string) => find(key)?.kind,
    get<K extends Kind>(key: string, kind: K): Kinds[K] | undefined {
      const entry = find(key);
      return entry && valueOf(entry, kind);
    },
    setText(key: string, value: string, expiresAt?: number): void {
      put(key, { kind: "string", value, bytes: costOf([key, value]), expiresAt });
    },
    /** The collection under a key, made when there is none; after a change `resize` must be told. */
    collection<K extends Exclude<Kind, "string">>(key: string, kind: K): Kinds[K] {
      const entry = find(key);
      if (entry !== undefined) return valueOf(entry, kind);
      const value = EMPTY[kind]();
      put(key, { kind, value, bytes: costOf([key]), expiresAt: undefined });
      return value;
    },
    /** A collection grew or shrank by these elements; an empty one is gone. */
    resize(key: string, added: readonly string[], removed: readonly string[]): void {
      const entry = find(key);
      if (entry === undefined) return;
      entries.grow(entry, costOf(added) - costOf(removed));
      if (typeof entry.value !== "string" && sizeOf(entry.value) === 0) remove(key);
    },
    rename(from: string, to: string): void {
      const entry = find(from);
      if (entry === undefined || from === to) return;
      remove(from);
      put(to, { ...entry, bytes: entry.bytes + costOf([to]) - costOf([from]) });
    },
    delete: (key: string) => find(key) !== undefined && remove(key),
    expiryOf: (key: string) => find(key)?.expiresAt,
    setExpiry(key: string, at: number | undefined): void {
      const entry = find(key);
      if (entry === undefined) return;
      if (at !== undefined && at <= entries.now()) remove(key);
      else entry.expiresAt = at;
    },
  };
}

function valueOf<K extends Kind>(entry: Entry, kind: K): Kinds[K] {
  if (entry.kind !== kind) throw new RedisError("WRONGTYPE Operation against a key holding the wrong kind of value");
  // The kind was compared just now, and an entry never changes it.
  return entry.value as Kinds[K];
}

function sizeOf(value: Exclude<Kinds[Kind], string>): number {
  return Array.isArray(value) ? value.length : value.size;
}

function costOf(texts: readonly string[]): number {
  let total = 0;
  for (const text of texts) total += OVERHEAD_BYTES + 2 * text.length;
  return total;
}
