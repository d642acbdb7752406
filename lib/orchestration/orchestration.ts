import { monotonicClock, wallClock } from "#lib/core/clock";
import type { CachePort } from "#lib/core/ports";
import type { Budgets } from "./attempt";
import type { CircuitOptions } from "./circuit-breaker";
import { createCircuits } from "./circuits";
import { createHedge } from "./hedge";
import type { AttemptNote } from "./legs";
import { createRouter } from "./router";

/** Where it is told what happens: names and numbers only. */
interface Log {
  info(event: string, fields: Readonly<Record<string, string | number | null | undefined>>): void;
  warn(event: string, fields: Readonly<Record<string, string>>): void;
  error(event: string, error: unknown, fields: Readonly<Record<string, string>>): void;
}

export interface OrchestrationDeps {
  readonly providers: readonly string[];
  readonly breaker: Omit<CircuitOptions, "clock">;
  readonly budgets: Budgets;
  readonly cache: CachePort;
  readonly logger: Log;
}

/** The process's circuits and the router that keeps to them; what happens to them is logged, never what was asked. */
export function createOrchestration({ providers, breaker, budgets, cache, logger }: OrchestrationDeps) {
  const circuits = createCircuits(providers, {
    options: breaker,
    clock: monotonicClock,
    wall: wallClock,
    store: cache,
    onChange: (provider, from, to) => logger.warn("circuit_changed", { provider, from, to }),
  });
  const onAttempt = (note: AttemptNote, misconfigured?: unknown): void => {
    const { firstMs, ...fields } = note;
    logger.info("provider_called", { ...fields, first_ms: firstMs === undefined ? null : Math.round(firstMs) });
    if (misconfigured !== undefined) logger.error("provider_misconfigured", misconfigured, { provider: note.provider });
  };
  return {
    circuits,
    onAttempt,
    ask: createRouter({ circuits, hedge: createHedge(), budgets, clock: monotonicClock, onAttempt }),
  };
}
