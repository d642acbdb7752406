import type { CachePort } from "./ports";

/** A process that dies keeps the others waiting no longer than this; one that lives says so three times in it. */
const LEASE_MS = 6_000;
const FIRST_WAIT_MS = 10;
const LONGEST_WAIT_MS = 250;

/** Where no cache answers, nobody can be asked to wait. */
const ALONE = { text: null, isMine: true };
const ignore = (): void => {};

export interface SharedWork<T> {
  /** Where the result is kept. */
  key: string;
  /** The kept text as a result; nothing when it is damaged or foreign. */
  read(text: string): T | undefined;
  /** Does the work; `text` is what others are given of it, null when they should do it themselves. */
  work(): Promise<{ value: T; text: string | null; ttlSeconds: number }>;
  signal?: AbortSignal | undefined;
}

/**
 * Does a work once at a time over all processes that share a cache: whoever comes first works, the others wait for the result.
 * A damaged result is dropped and made anew. Work that fails fails here alone: the next one who waits tries it.
 */
export async function onceEverywhere<T>(cache: CachePort, job: SharedWork<T>): Promise<{ value: T; isShared: boolean }> {
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
    job.signal?.throwIfAborted();
    const { text, isMine } = await cache.claim(job.key, LEASE_MS).catch(() => ALONE);
    const value = text === null ? undefined : job.read(text);
    if (value !== undefined) {
      if (isMine) void cache.release(job.key).catch(ignore);
      return { value, isShared: true };
    }
    if (text !== null) await cache.delete(job.key).catch(ignore);
    if (isMine) return { value: await doWork(cache, job), isShared: false };
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

async function doWork<T>(cache: CachePort, { key, work }: SharedWork<T>): Promise<T> {
  const heartbeat = setInterval(() => void cache.extend(key, LEASE_MS).catch(ignore), LEASE_MS / 3);
  try {
    const { value, text, ttlSeconds } = await work();
    // Nobody here waits for the cache to have it.
    void (text === null ? cache.release(key) : cache.settle(key, text, ttlSeconds)).catch(ignore);
    return value;
  } catch (error) {
    void cache.release(key).catch(ignore);
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}
