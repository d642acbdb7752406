import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import type { TurnBoard } from "#lib/chat/turn-board";
import type { CachePort } from "#lib/core/ports";
import type { Limiter } from "#lib/http/rate-limit";
import { createTurnBoard } from "./turn-board";

// A cache that answers later than this costs more than it saves.
const TIMEOUT_MS = 1_000;
// Upstash's own limit for one request is 1 MB; a value near it is no cache entry.
const MAX_VALUE_LENGTH = 900_000;

export interface RedisOptions {
  url: string;
  token: string;
  /** Told of each failure: the cache itself only forgets. */
  report: (error: unknown) => void;
}

export interface RedisHome {
  cache: CachePort;
  turns: TurnBoard;
  /** Requests per minute over a sliding window; 0 means no limit. */
  limiter(requestsPerMinute: number): Limiter | undefined;
  ping(): Promise<void>;
}

const claimOf = (key: string): string => `claim:${key}`;

/** Redis over Upstash's REST protocol. Gone or slow, it forgets everything and breaks nothing. */
export function createRedisHome({ url, token, report }: RedisOptions): RedisHome {
  const redis = new Redis({
    url,
    token,
    automaticDeserialization: false,
    enableTelemetry: false,
    retry: false,
    signal: () => AbortSignal.timeout(TIMEOUT_MS),
  });
  const forgiving = async <T>(work: Promise<T>, fallback: T): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      report(error);
      return fallback;
    }
  };
  return {
    cache: {
      get: (key) => forgiving(redis.get<string>(key), null),
      async set(key, value, ttlSeconds) {
        if (value.length > MAX_VALUE_LENGTH) return;
        await forgiving(redis.set(key, value, { ex: ttlSeconds }), null);
      },
      async delete(key) {
        await forgiving(redis.del(key), 0);
      },
      async claim(key, leaseMs) {
        const asked = redis.pipeline().get<string | null>(key).set(claimOf(key), "1", { nx: true, px: leaseMs });
        const [text, mine] = await forgiving(asked.exec<[string | null, string | null]>(), [null, "OK"]);
        return { text, isMine: mine === "OK" };
      },
      async extend(key, leaseMs) {
        await forgiving(redis.pexpire(claimOf(key), leaseMs), 0);
      },
      async release(key) {
        await forgiving(redis.del(claimOf(key)), 0);
      },
      async settle(key, value, ttlSeconds) {
        const told = redis.pipeline();
        if (value.length <= MAX_VALUE_LENGTH) told.set(key, value, { ex: ttlSeconds });
        await forgiving<unknown>(told.del(claimOf(key)).exec(), null);
      },
    },
    turns: createTurnBoard(redis, report),
    limiter(requestsPerMinute) {
      if (requestsPerMinute === 0) return undefined;
      const limiter = new Ratelimit({
        redis,
        limiter: Ratelimit.slidingWindow(requestsPerMinute, "1 m"),
        prefix: "limit:requests",
        timeout: TIMEOUT_MS,
      });
      return { limit: (key) => limiter.limit(key) };
    },
    async ping() {
      await redis.ping();
    },
  };
}
