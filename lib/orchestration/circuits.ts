import { z } from "zod";
import type { Clock } from "#lib/core/clock";
import { parseJson } from "#lib/core/json";
import type { CachePort } from "#lib/core/ports";
import {
  createCircuitBreaker,
  type CircuitOptions,
  type CircuitOutcome,
  type CircuitState,
  type Permit,
} from "./circuit-breaker";

// What others know is looked up this often, and not waited for longer: every process decides for itself.
const POLL_MS = 1_000;
const PATIENCE_MS = 50;
const DEFAULT_LEASE_MS = 20_000;

const Opened = z.object({ openUntil: z.number(), epoch: z.number() });

export interface CircuitsDeps {
  readonly options: Omit<CircuitOptions, "clock">;
  /** Monotonic, for the circuits. */
  readonly clock: Clock;
  /** What other processes can read is in wall time. */
  readonly wall: Clock;
  readonly store: Pick<CachePort, "get" | "set" | "claim" | "release">;
  /** Told of each change of a circuit. */
  readonly onChange?: (provider: string, from: CircuitState, to: CircuitState) => void;
}

export type Circuits = ReturnType<typeof createCircuits>;

/** A circuit for each provider. The process decides; the shared cache only spreads what it has found, and is not needed for it. */
export function createCircuits(providers: readonly string[], { options, clock, wall, store, onChange }: CircuitsDeps) {
  const breakers = new Map(providers.map((name) => [name, createCircuitBreaker({ ...options, clock })]));
  const polledAt = new Map<string, number>();

  function breakerOf(provider: string) {
    const breaker = breakers.get(provider);
    if (breaker === undefined) throw new Error(`No circuit for ${provider}`);
    return breaker;
  }

  function watched<T>(provider: string, work: () => T): T {
    const breaker = breakerOf(provider);
    const before = breaker.state;
    const result = work();
    if (breaker.state !== before) onChange?.(provider, before, breaker.state);
    return result;
  }

  async function learn(provider: string): Promise<void> {
    const now = clock.now();
    if (now - (polledAt.get(provider) ?? -Infinity) < POLL_MS) return;
    polledAt.set(provider, now);
    const text = await within(store.get(keyOf(provider)), null);
    const opened = text === null ? undefined : Opened.safeParse(parseJson(text));
    if (opened?.success) watched(provider, () => breakerOf(provider).adopt(clock.now() + opened.data.openUntil - wall.now()));
  }

  function tell(provider: string): void {
    const { openUntil, epoch } = breakerOf(provider);
    const left = (openUntil ?? 0) - clock.now();
    if (left <= 0) return;
    const value = JSON.stringify({ openUntil: Math.round(wall.now() + left), epoch });
    void store.set(keyOf(provider), value, Math.ceil(left / 1_000)).catch(ignore);
  }

  /** Of several processes one probes at a time. */
  async function mayProbe(provider: string): Promise<boolean> {
    const { isMine } = await within(store.claim(probeKeyOf(provider), options.probeLeaseMs ?? DEFAULT_LEASE_MS), ALONE);
    return isMine;
  }

  return {
    /** Leave to call a provider now, or nothing. */
    async acquire(provider: string): Promise<Permit | undefined> {
      const breaker = breakerOf(provider);
      if (breaker.state === "CLOSED") await learn(provider);
      const permit = watched(provider, () => breaker.acquire());
      if (permit === undefined || breaker.state === "CLOSED" || (await mayProbe(provider))) return permit;
      breaker.record(permit, { kind: "neutral" });
      return undefined;
    },
    record(provider: string, permit: Permit, outcome: CircuitOutcome): void {
      const breaker = breakerOf(provider);
      const wasProbe = breaker.state === "HALF_OPEN" && permit.epoch === breaker.epoch;
      watched(provider, () => breaker.record(permit, outcome));
      if (wasProbe) void store.release(probeKeyOf(provider)).catch(ignore);
      if (breaker.state === "OPEN") tell(provider);
    },
    states: (): Readonly<Record<string, CircuitState>> =>
      Object.fromEntries([...breakers].map(([name, breaker]) => [name, breaker.state])),
    /** Seconds until the first provider may be asked again, at least one. */
    retryAfterSeconds(): number {
      const until = [...breakers.values()].flatMap(({ openUntil }) => (openUntil === undefined ? [] : [openUntil]));
      const nearest = until.length === 0 ? clock.now() : Math.min(...until);
      return Math.max(1, Math.ceil((nearest - clock.now()) / 1_000));
    },
  };
}

const ALONE = { text: null, isMine: true };
const keyOf = (provider: string): string => `cb:${provider}`;
const probeKeyOf = (provider: string): string => `cb:${provider}:probe`;
const ignore = (): void => {};

async function within<T>(work: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS, otherwise)));
  try {
    return await Promise.race([work.catch(() => otherwise), late]);
  } finally {
    clearTimeout(timer);
  }
}
