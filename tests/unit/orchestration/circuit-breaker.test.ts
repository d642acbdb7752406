import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createCircuitBreaker, type CircuitOptions, type Permit } from "#lib/orchestration/circuit-breaker";
import { classifyOutcome, mayFallBack, type ProviderOutcome } from "#lib/orchestration/provider-failure";

interface Vector {
  id: string;
  title: string;
  config: Partial<Record<"failure_threshold" | "window_ms" | "cooldown_ms" | "cooldown_max_ms" | "probe_lease_ms", number>>;
  events: { t_ms: number; id: string; outcome: string; latency_ms: number; retry_after_ms?: number }[];
  expect: {
    id: string;
    provider_called: boolean;
    fallback_called: boolean;
    state_at_start: string;
    state_at_end: string;
  }[];
  final_state: string;
  final_open_until_ms: number | null;
}

const { breaker_vectors: VECTORS } = JSON.parse(readFileSync(join(import.meta.dirname, "breaker-vectors.json"), "utf8")) as {
  breaker_vectors: Vector[];
};

/** The vectors' names for what a provider did. */
const OUTCOMES: Record<string, ProviderOutcome> = {
  abort: { abortedBy: "user" },
  timeout: { abortedBy: "timeout" },
  network: { error: new TypeError("fetch failed") },
  cut_before_first: { error: new TypeError("terminated"), phase: "before_first" },
  cut_after_first: { error: new TypeError("terminated"), phase: "after_first" },
  stall_after_first: { abortedBy: "timeout", phase: "after_first" },
  empty: { status: 200, error: "empty" },
  malformed: { status: 200, error: "malformed" },
  inband_error: { status: 200, error: "inband_error" },
};

const outcomeOf = (name: string): ProviderOutcome => OUTCOMES[name] ?? { status: Number(name) };

function optionsOf(config: Vector["config"], clock: CircuitOptions["clock"]): CircuitOptions {
  return {
    clock,
    ...(config.failure_threshold !== undefined && { failureThreshold: config.failure_threshold }),
    ...(config.window_ms !== undefined && { windowMs: config.window_ms }),
    ...(config.cooldown_ms !== undefined && { coolDownMs: config.cooldown_ms }),
    ...(config.cooldown_max_ms !== undefined && { coolDownMaxMs: config.cooldown_max_ms }),
    ...(config.probe_lease_ms !== undefined && { probeLeaseMs: config.probe_lease_ms }),
  };
}

/** Plays a vector's calls on a clock of its own; completions before admissions at equal times. */
function play({ config, events }: Vector) {
  let now = 0;
  const breaker = createCircuitBreaker(optionsOf(config, { now: () => now }));
  const seen = new Map<string, Vector["expect"][number]>();
  const running: { at: number; order: number; finish: () => void }[] = [];
  const finishUntil = (time: number): void => {
    running.sort((a, b) => a.at - b.at || a.order - b.order);
    while (running[0] !== undefined && running[0].at <= time) {
      const next = running.shift();
      now = next?.at ?? now;
      next?.finish();
    }
  };
  for (const [order, event] of events.entries()) {
    finishUntil(event.t_ms);
    now = event.t_ms;
    const permit: Permit | undefined = breaker.acquire();
    const outcome = outcomeOf(event.outcome);
    const result = {
      id: event.id,
      provider_called: permit !== undefined,
      fallback_called: permit === undefined || mayFallBack(outcome),
      state_at_start: breaker.state as string,
      state_at_end: breaker.state as string,
    };
    seen.set(event.id, result);
    if (permit === undefined) continue;
    const finish = (): void => {
      breaker.record(permit, { kind: classifyOutcome(outcome), retryAfterMs: event.retry_after_ms });
      result.state_at_end = breaker.state;
    };
    running.push({ at: event.t_ms + event.latency_ms, order, finish });
  }
  finishUntil(Infinity);
  return { seen: events.map(({ id }) => seen.get(id)), state: breaker.state, openUntil: breaker.openUntil ?? null };
}

describe("the circuit", () => {
  test.each(VECTORS.map((vector) => [vector.id, vector.title, vector] as const))("%s: %s", (_id, _title, vector) => {
    const { seen, state, openUntil } = play(vector);
    expect(seen).toEqual(vector.expect);
    expect(state).toBe(vector.final_state);
    if (vector.final_state === "OPEN") expect(openUntil).toBe(vector.final_open_until_ms);
  });

  test("a second result of one permit changes nothing", () => {
    const breaker = createCircuitBreaker({ failureThreshold: 2, clock: { now: () => 0 } });
    const permit = breaker.acquire();
    if (permit === undefined) throw new Error("closed circuits admit");
    breaker.record(permit, { kind: "failure" });
    breaker.record(permit, { kind: "failure" });
    expect(breaker.state).toBe("CLOSED");
  });

  test("what another process found out is taken over when it lasts longer", () => {
    let now = 1_000;
    const breaker = createCircuitBreaker({ clock: { now: () => now } });
    breaker.adopt(900);
    expect(breaker.state).toBe("CLOSED");
    breaker.adopt(5_000);
    breaker.adopt(3_000);
    expect([breaker.state, breaker.openUntil]).toEqual(["OPEN", 5_000]);
    now = 5_000;
    expect(breaker.acquire()).toBeDefined();
    expect(breaker.state).toBe("HALF_OPEN");
  });

  test("a call that a circuit admitted before it opened cannot close or open it later", () => {
    let now = 0;
    const breaker = createCircuitBreaker({ failureThreshold: 1, coolDownMs: 10, clock: { now: () => now } });
    const [early, other] = [breaker.acquire(), breaker.acquire()];
    if (!early || !other) throw new Error("closed circuits admit");
    breaker.record(early, { kind: "failure" });
    now = 10;
    const probe = breaker.acquire();
    breaker.record(other, { kind: "success" });
    expect(breaker.state).toBe("HALF_OPEN");
    if (probe) breaker.record(probe, { kind: "success" });
    expect(breaker.state).toBe("CLOSED");
  });
});
