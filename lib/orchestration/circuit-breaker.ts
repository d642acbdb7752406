import type { Clock } from "#lib/core/clock";

export type CircuitState = "CLOSED" | "OPEN" | "HALF_OPEN";

/** Numbers in milliseconds; what is left out is the default of the specification. */
export interface CircuitOptions {
  /** So many failures within the window open the circuit. */
  readonly failureThreshold?: number;
  readonly windowMs?: number;
  /** How long an open circuit sends nothing, unless the provider asked for longer. */
  readonly coolDownMs?: number;
  /** The most that a provider may ask for. */
  readonly coolDownMaxMs?: number;
  /** A probe that has not reported for so long loses its place to the next call. */
  readonly probeLeaseMs?: number;
  /** Monotonic. */
  readonly clock: Clock;
}

const DEFAULTS = {
  failureThreshold: 3,
  windowMs: 60_000,
  coolDownMs: 30_000,
  coolDownMaxMs: 300_000,
  probeLeaseMs: 20_000,
};

/** The right to call the provider once. It is worth nothing after the circuit has changed. */
export interface Permit {
  readonly epoch: number;
}

/** What became of a call; see `classifyOutcome`. */
export interface CircuitOutcome {
  readonly kind: "success" | "failure" | "neutral";
  /** What the provider asked for in `retry-after`. */
  readonly retryAfterMs?: number | undefined;
}

/**
 * Keeps calls away from a provider that is down. Three failures within a minute open it; after the cool-down one call at a time
 * probes, and nobody waits for it. Results that come late, or twice, change nothing.
 */
export function createCircuitBreaker(options: CircuitOptions): Circuit {
  return new Circuit(options);
}

class Circuit {
  readonly #options: Required<CircuitOptions>;
  readonly #settled = new WeakSet<Permit>();
  #state: CircuitState = "CLOSED";
  #epoch = 0;
  #openUntil: number | undefined;
  #probeEndsAt: number | undefined;
  #streak: { at: number; until: number }[] = [];

  constructor(options: CircuitOptions) {
    this.#options = { ...DEFAULTS, ...options };
  }

  get state(): CircuitState {
    return this.#state;
  }

  /** When the next probe may go, on the clock; nothing while the circuit is closed. */
  get openUntil(): number | undefined {
    return this.#openUntil;
  }

  /** Grows with every change; what an older permit reports is ignored. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Leave to call the provider, or nothing: then the next provider is asked at once. */
  acquire(): Permit | undefined {
    const now = this.#options.clock.now();
    if (this.#state === "CLOSED") return { epoch: this.#epoch };
    if (this.#state === "OPEN") {
      if (now < (this.#openUntil ?? 0)) return undefined;
      this.#become("HALF_OPEN");
    } else if (this.#probeEndsAt !== undefined) {
      if (now < this.#probeEndsAt) return undefined;
      // The probe has not reported in its time: its place goes to this call.
      this.#epoch += 1;
    }
    this.#probeEndsAt = now + this.#options.probeLeaseMs;
    return { epoch: this.#epoch };
  }

  /** Reports what became of a call; the moment of the report counts. */
  record(permit: Permit, outcome: CircuitOutcome): void {
    if (permit.epoch !== this.#epoch || this.#settled.has(permit)) return;
    this.#settled.add(permit);
    const now = this.#options.clock.now();
    if (this.#state === "HALF_OPEN") this.#settleProbe(now, outcome);
    else if (outcome.kind === "success") this.#streak = [];
    else if (outcome.kind === "failure") this.#noteFailure(now, outcome);
  }

  /** Opens for as long as another process has found it down, when that is longer than what is known here. */
  adopt(until: number): void {
    if (until <= this.#options.clock.now() || until <= (this.#openUntil ?? 0)) return;
    this.#open(until);
  }

  #noteFailure(now: number, outcome: CircuitOutcome): void {
    const { windowMs, failureThreshold, coolDownMs } = this.#options;
    const failure = { at: now, until: now + this.#askedFor(outcome) };
    this.#streak = [...this.#streak, failure].filter(({ at }) => now - at < windowMs);
    if (this.#streak.length < failureThreshold) return;
    this.#open(Math.max(now + coolDownMs, ...this.#streak.map(({ until }) => until)));
  }

  #settleProbe(now: number, outcome: CircuitOutcome): void {
    if (outcome.kind === "success") this.#become("CLOSED");
    else if (outcome.kind === "failure") this.#open(now + Math.max(this.#options.coolDownMs, this.#askedFor(outcome)));
    else this.#probeEndsAt = undefined;
  }

  #askedFor({ retryAfterMs = 0 }: CircuitOutcome): number {
    return Math.min(Math.max(0, retryAfterMs), this.#options.coolDownMaxMs);
  }

  #open(until: number): void {
    this.#become("OPEN");
    this.#openUntil = until;
  }

  #become(state: CircuitState): void {
    this.#state = state;
    this.#epoch += 1;
    this.#streak = [];
    this.#probeEndsAt = undefined;
    if (state === "CLOSED") this.#openUntil = undefined;
  }
}
