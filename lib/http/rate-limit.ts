import type { AuthenticatedCaller } from "#lib/auth/authenticate";
import type { Clock } from "#lib/core/clock";
import { SparkError } from "#lib/core/errors";
import type { Report } from "./problem";
import type { Limit } from "./route";

/** A counter over a sliding window; an `@upstash/ratelimit` instance fits as it is. */
export interface Limiter {
  limit(key: string): Promise<LimiterAnswer>;
}

/** `reset` is the end of the window in milliseconds since 1970. */
export interface LimiterAnswer {
  readonly success: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly reset: number;
}

export interface RateLimitDeps {
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly report: Report;
  /** Told each time somebody is refused, for the metrics. */
  readonly onRefused?: (() => void) | undefined;
}

/**
 * Counts each request for its tenant and, for programs, its key; callers nobody knows are counted by address. The loopback owner
 * is not counted. Without its store the limit lets everybody pass: slower is allowed, wrong is not.
 */
export function createRateLimit(deps: RateLimitDeps): Limit {
  return async (caller, ip) => {
    const keys = keysOf(caller, ip);
    const answers = await Promise.all(keys.map((key) => deps.limiter.limit(key))).catch((error: unknown) => {
      deps.report(error, "rate-limit");
      return [];
    });
    const tightest = answers.toSorted(byTightness)[0];
    if (tightest === undefined) return {};
    const seconds = Math.max(1, Math.ceil((tightest.reset - deps.clock.now()) / 1_000));
    const headers = headersOf(tightest, seconds);
    if (tightest.success) return headers;
    deps.onRefused?.();
    throw new SparkError("rate_limited", `Too many requests: ${tightest.limit} a minute are allowed.`, {
      retryAfterSeconds: seconds,
      details: { headers },
    });
  };
}

function keysOf(caller: AuthenticatedCaller | undefined, ip: string | undefined): string[] {
  if (caller?.actor.isLocalOwner) return [];
  if (caller === undefined) return [`ip:${ip ?? "unknown"}`];
  const tenant = `tenant:${caller.actor.tenantId}`;
  return caller.keyId === undefined ? [tenant] : [tenant, `key:${caller.keyId}`];
}

/** Refused before allowed, the latest reset first among the refused; then the least left. */
function byTightness(a: LimiterAnswer, b: LimiterAnswer): number {
  if (a.success !== b.success) return a.success ? 1 : -1;
  return a.success ? a.remaining - b.remaining : b.reset - a.reset;
}

function headersOf(answer: LimiterAnswer, seconds: number): Record<string, string> {
  return {
    "ratelimit-limit": String(answer.limit),
    "ratelimit-remaining": String(Math.max(0, answer.remaining)),
    "ratelimit-reset": String(seconds),
  };
}
