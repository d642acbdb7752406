import type { Clock } from "#lib/core/clock";
import { SparkError } from "#lib/core/errors";
import { LostRace, type Budgets } from "./attempt";
import type { CircuitState } from "./circuit-breaker";
import type { Circuits } from "./circuits";
import type { Hedge } from "./hedge";
import { createLegs, type AttemptNote, type Leg, type Provider } from "./legs";
import { mayFallBack, statusOf, type ProviderOutcome } from "./provider-failure";

/** An attempt needs at least this much of the deadline to be worth making. */
const LEAST_LEFT_MS = 1_000;

/** How an answer was come by. */
export interface Route {
  readonly attempts: readonly AttemptNote[];
  /** Why another provider than the first one answered; nothing when the first did. */
  readonly fallbackReason: string | undefined;
  readonly circuits: Readonly<Record<string, CircuitState>>;
  /** Of two candidates, why this one. */
  readonly choice?: Choice | undefined;
}

/** Why one of two candidates was taken. */
export interface Choice {
  readonly winner: string;
  readonly by: "only" | "score" | "judge" | "synthesis";
  readonly scores: Readonly<Record<string, number>>;
  readonly reasons: readonly string[];
}

export interface RouterDeps {
  readonly circuits: Circuits;
  readonly hedge: Hedge;
  readonly budgets: Budgets;
  /** Monotonic. */
  readonly clock: Clock;
  /** Told of every attempt; with the error where our own set-up is at fault. */
  readonly onAttempt: (note: AttemptNote, misconfigured?: unknown) => void;
}

export interface RouteOptions {
  readonly signal: AbortSignal;
  /** A provider takes over after another one had shown something. */
  readonly onRestart: (provider: string) => void;
  /** The deadline holds to the end of the answer. */
  readonly isWholeRunLimited?: boolean;
}

export type Router = ReturnType<typeof createRouter>;

/** Asks providers in their order: whoever is known to be down is passed over, whoever fails is replaced, and nobody is asked twice. */
export function createRouter(deps: RouterDeps) {
  return async function ask<Request, Answer>(
    providers: readonly Provider<Request, Answer>[],
    request: Request,
    options: RouteOptions,
  ): Promise<{ answer: Answer; provider: string; model: string | undefined; route: Route }> {
    const run = openRun(deps, providers, request, options);
    const running = new Set<Leg<Answer>>();
    try {
      for (;;) {
        if (running.size === 0) running.add(await run.next());
        const leg = await run.firstToEnd(running);
        running.delete(leg);
        const result = await leg.result;
        if (result.ok) return { answer: result.value, ...leg.provider, route: run.route() };
        if (options.signal.aborted) throw options.signal.reason;
        if (!isReplaceable(result.outcome)) throw faultOf(result.outcome);
      }
    } finally {
      for (const leg of running) leg.cut(new LostRace());
    }
  };
}

function openRun<Request, Answer>(
  deps: RouterDeps,
  providers: readonly Provider<Request, Answer>[],
  request: Request,
  options: RouteOptions,
) {
  const { circuits, hedge, clock, budgets } = deps;
  const { signal, isWholeRunLimited = false } = options;
  const deadlineAt = clock.now() + budgets.deadlineMs;
  const notes: AttemptNote[] = [];
  const waiting = [...providers];
  const legs = createLegs<Request, Answer>(deps, { budgets, clock, deadlineAt, signal, isWholeRunLimited }, notes);

  const route = (): Route => routeOf(notes, circuits);
  const outOfTime = () => new Unanswered("timeout", "No provider answered in time. Try again.", route(), 1);
  const nobodyLeft = () => {
    const message = "No provider could answer. Try again in a moment.";
    return new Unanswered("providers_unavailable", message, route(), circuits.retryAfterSeconds());
  };

  /** The next provider that may be asked; throws when there is none. */
  async function next(): Promise<Leg<Answer>> {
    for (let provider = waiting.shift(); provider !== undefined; provider = waiting.shift()) {
      if (deadlineAt - clock.now() < LEAST_LEFT_MS) throw outOfTime();
      const permit = await circuits.acquire(provider.provider);
      signal.throwIfAborted();
      if (permit !== undefined) {
        if (legs.takeBack()) options.onRestart(provider.provider);
        return legs.start(provider, request, permit);
      }
      const { provider: name, model } = provider;
      notes.push({ provider: name, model, outcome: "open", reason: "circuit open", ms: 0, firstMs: undefined });
    }
    throw notes.some(({ reason }) => reason === "deadline") ? outOfTime() : nobodyLeft();
  }

  /** Waits for a call to end; when none has even begun after the usual time, the next provider is asked as well. */
  async function firstToEnd(running: Set<Leg<Answer>>): Promise<Leg<Answer>> {
    const ends = () => [...running].map((leg) => leg.result.then(() => leg));
    const [only] = running;
    const isCalm = Object.values(circuits.states()).every((state) => state === "CLOSED");
    const delay = running.size === 1 && only && waiting.length > 0 && isCalm ? hedge.delayFor(only.provider.provider) : undefined;
    if (delay === undefined) return Promise.race(ends());
    const ended = await Promise.race([...ends(), later(delay)]);
    if (ended !== undefined) return ended;
    const second = legs.hasShown() ? undefined : await next().catch(() => undefined);
    if (second !== undefined) {
      hedge.spend();
      running.add(second);
    }
    return Promise.race(ends());
  }

  return { next, firstToEnd, route };
}

function routeOf(notes: readonly AttemptNote[], circuits: Circuits): Route {
  const failed = notes.find(({ outcome }) => outcome !== "success");
  const isFirst = notes.findIndex(({ outcome }) => outcome === "success") === 0;
  const fallbackReason = isFirst || failed === undefined ? undefined : `${failed.provider}: ${failed.reason}`;
  return { attempts: [...notes], fallbackReason, circuits: circuits.states() };
}

function later(ms: number): Promise<undefined> {
  return new Promise((resolve) => void setTimeout(resolve, ms, undefined).unref());
}

/** Losing a race is no reason to give up: the other one may still fail. */
function isReplaceable(outcome: ProviderOutcome): boolean {
  return outcome.abortedBy === "race" || outcome.abortedBy === "deadline" || mayFallBack(outcome);
}

/** The request itself was refused: nobody else would take it. */
function faultOf(outcome: ProviderOutcome): SparkError {
  const cause = outcome.error;
  if (statusOf(outcome) === 413)
    return new SparkError("payload_too_large", "The model refused the request as too large.", { cause });
  return new SparkError("invalid_request", "The model refused the request. Say it in other words, or send other data.", {
    cause,
  });
}

/** No provider has answered; the route says why not. */
export class Unanswered extends SparkError {
  constructor(
    code: "timeout" | "providers_unavailable",
    message: string,
    readonly route: Route,
    retryAfterSeconds: number,
  ) {
    super(code, message, { retryAfterSeconds });
  }
}
