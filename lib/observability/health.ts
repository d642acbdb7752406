import type { Clock } from "#lib/core/clock";
import type { Json } from "#lib/core/json";

// A check that takes longer than this is an answer too.
const TIMEOUT_MS = 1_800;

/** One dependency: `vital` ones make the whole answer 503. */
export interface HealthCheck {
  name: string;
  isVital: boolean;
  /** Resolves with a word about its state, perhaps with more to know, or fails. */
  run(): Promise<string | HealthState>;
}

/** `state` is one word; the rest is shown as it is. */
export interface HealthState {
  readonly state: string;
  readonly [field: string]: Json;
}

export interface HealthReport {
  isUp: boolean;
  body: {
    status: "ok" | "degraded" | "down";
    version: string;
    uptime_s: number;
    checks: Record<string, { state: string; latency_ms: number; [field: string]: Json }>;
  };
}

/** Asks every dependency at once. The reasons of failures stay in the log: this answer is public. */
export function createHealth(deps: {
  checks: readonly HealthCheck[];
  version: string;
  clock: Clock;
  report: (error: unknown) => void;
}) {
  const startedAt = deps.clock.now();
  return async (): Promise<HealthReport> => {
    const results = await Promise.all(deps.checks.map((check) => examine(check, deps)));
    const down = results.filter((result) => result.state === "down");
    const isUp = down.every((result) => !result.isVital);
    const isDegraded = down.length > 0 || results.some((result) => result.state === "degraded");
    return {
      isUp,
      body: {
        status: isUp ? (isDegraded ? "degraded" : "ok") : "down",
        version: deps.version,
        uptime_s: Math.round((deps.clock.now() - startedAt) / 1_000),
        checks: Object.fromEntries(
          results.map(({ name, state, latencyMs, more }) => [name, { ...more, state, latency_ms: latencyMs }]),
        ),
      },
    };
  };
}

async function examine(check: HealthCheck, deps: { clock: Clock; report: (error: unknown) => void }) {
  const before = deps.clock.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${check.name} did not answer in time`)), TIMEOUT_MS);
  });
  const found = await Promise.race([check.run(), late]).catch((error: unknown) => {
    deps.report(error);
    return "down";
  });
  clearTimeout(timer);
  const latencyMs = Math.round((deps.clock.now() - before) * 10) / 10;
  const { state, ...more } = typeof found === "string" ? { state: found } : found;
  return { name: check.name, isVital: check.isVital, state, latencyMs, more };
}
