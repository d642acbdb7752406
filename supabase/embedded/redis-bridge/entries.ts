/** What a key can hold. */
export interface Kinds {
  string: string;
  hash: Map<string, string>;
  list: string[];
  set: Set<string>;
  zset: Map<string, number>;
}

export type Kind = keyof Kinds;

/** What is kept under a key. */
export interface Entry {
  readonly kind: Kind;
  value: Kinds[Kind];
  bytes: number;
  expiresAt: number | undefined;
}

export interface StoreOptions {
  maxBytes: number;
  now: () => number;
}

/** Entries in the order of their use, within a number of bytes: what was not used for longest goes first. */
export function createEntries({ maxBytes, now }: StoreOptions) {
  const entries = new Map<string, Entry>();
  let usedBytes = 0;

  function remove(key: string): boolean {
    const entry = entries.get(key);
    if (entry === undefined) return false;
    usedBytes -= entry.bytes;
    return entries.delete(key);
  }

  function makeRoom(): void {
    for (const key of entries.keys()) {
      if (usedBytes <= maxBytes) return;
      remove(key);
    }
  }

  const isOver = ({ expiresAt }: Entry) => expiresAt !== undefined && expiresAt <= now();

  return {
    now,
    remove,
    /** A living entry; it counts as used. */
    find(key: string): Entry | undefined {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      if (!isOver(entry)) return entry;
      remove(key);
      return undefined;
    },
    put(key: string, entry: Entry): void {
      remove(key);
      entries.set(key, entry);
      usedBytes += entry.bytes;
      makeRoom();
    },
    grow(entry: Entry, bytes: number): void {
      entry.bytes += bytes;
      usedBytes += bytes;
      makeRoom();
    },
    keys: () => [...entries].flatMap(([key, entry]) => (isOver(entry) ? [] : [key])),
    /** Frees what nobody will ask for again. */
    sweep(): void {
      for (const [key, entry] of entries) if (isOver(entry)) remove(key);
    },
  };
}
