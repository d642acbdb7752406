import type { CachePort } from "#lib/core/ports";

/** A shared cache as several processes would see it: the entries, and who works on what until when. */
export function memoryCache(entries = new Map<string, string>()): CachePort {
  const claims = new Map<string, number>();
  return {
    get: async (key) => entries.get(key) ?? null,
    set: async (key, value) => void entries.set(key, value),
    delete: async (key) => void entries.delete(key),
    async claim(key, leaseMs) {
      const isMine = (claims.get(key) ?? 0) <= Date.now();
      if (isMine) claims.set(key, Date.now() + leaseMs);
      return { text: entries.get(key) ?? null, isMine };
    },
    extend: async (key, leaseMs) => void claims.set(key, Date.now() + leaseMs),
    release: async (key) => void claims.delete(key),
    async settle(key, value) {
      entries.set(key, value);
      claims.delete(key);
    },
  };
}
