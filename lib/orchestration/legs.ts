import { attempt, LostRace, type AttemptOptions, type AttemptResult } from "./attempt";
import type { Permit } from "./circuit-breaker";
import { classifyOutcome, isConfigurationFault, retryAfterMs, statusOf, type ProviderOutcome } from "./provider-failure";
import type { RouterDeps } from "./router";

/** Something that answers: it calls `onPart` at every part, and has shown something once it did. */
export interface Provider<Request, Answer> {
  readonly provider: string;
  readonly model: string | undefined;
  call(request: Request, stage: Stage, signal: AbortSignal): Promise<Answer>;
}

/** What an answering provider may do: nothing it shows is seen when another one has begun before it. */
export interface Stage {
  /** A part has come; says whether this provider is the one that is seen. */
  onPart(): boolean;
}

/** What became of one provider in a run. */
export interface AttemptNote {
  readonly provider: string;
  readonly model: string | undefined;
  /** `success`, `failure`, `neutral`, or `open` when its circuit did not let it be asked. */
  readonly outcome: "success" | "failure" | "neutral" | "open";
  /** Why it gave no answer, in a word; empty when it did. */
  readonly reason: string;
  readonly ms: number;
  /** Until the first part of the answer. */
  readonly firstMs: number | undefined;
}

/** One call that is under way. */
export interface Leg<Answer> {
  readonly provider: { readonly provider: string; readonly model: string | undefined };
  readonly result: Promise<AttemptResult<Answer>>;
  readonly cut: (reason: Error) => void;
}

/** The calls of one run: whoever shows something first is seen, and the others are cut. */
export function createLegs<Request, Answer>(
  deps: Pick<RouterDeps, "circuits" | "hedge" | "onAttempt">,
  limits: AttemptOptions,
  notes: AttemptNote[],
) {
  const legs = new Set<Leg<Answer>>();
  let seen: Leg<Answer> | undefined;

  function mayShow(leg: Leg<Answer>): boolean {
    // What a call says after its end is heard by nobody.
    if (!legs.has(leg) || (seen !== undefined && seen !== leg)) return false;
    seen = leg;
    for (const other of legs) if (other !== leg) other.cut(new LostRace());
    return true;
  }

  function note(named: Leg<Answer>["provider"], permit: Permit, ended: AttemptResult<Answer>): void {
    const outcome: ProviderOutcome = ended.ok ? { status: 200 } : ended.outcome;
    const kind = classifyOutcome(outcome);
    deps.circuits.record(named.provider, permit, { kind, retryAfterMs: retryAfterMs(outcome.error, Date.now()) });
    const firstMs = ended.ok ? ended.firstMs : undefined;
    if (firstMs !== undefined) deps.hedge.note(named.provider, firstMs);
    const told = { ...named, outcome: kind, reason: ended.ok ? "" : reasonOf(outcome), ms: Math.round(ended.ms), firstMs };
    notes.push(told);
    deps.onAttempt(told, isConfigurationFault(outcome) ? outcome.error : undefined);
  }

  function start(provider: Provider<Request, Answer>, request: Request, permit: Permit): Leg<Answer> {
    const ending = new AbortController();
    const signal = AbortSignal.any([limits.signal, ending.signal]);
    const work = (own: AbortSignal, onPart: () => void) =>
      provider.call(request, { onPart: () => (onPart(), mayShow(leg)) }, own);
    const named = { provider: provider.provider, model: provider.model };
    const settle = (ended: AttemptResult<Answer>): AttemptResult<Answer> => {
      // A whole answer may come without a part before it.
      const isLost = ended.ok && !mayShow(leg);
      legs.delete(leg);
      const told: AttemptResult<Answer> = isLost ? { ok: false, ms: ended.ms, outcome: { abortedBy: "race" } } : ended;
      note(named, permit, told);
      return told;
    };
    // The call begins a moment later, when the leg has its name.
    const result = Promise.resolve().then(() => attempt(work, { ...limits, signal }));
    const leg: Leg<Answer> = { provider: named, cut: (reason) => ending.abort(reason), result: result.then(settle) };
    legs.add(leg);
    return leg;
  }

  return {
    start,
    hasShown: () => seen !== undefined,
    /** Whether something on show came from a call that has failed; it is taken back then. */
    takeBack(): boolean {
      if (seen === undefined || legs.has(seen)) return false;
      seen = undefined;
      return true;
    },
  };
}

/** Why a call gave no answer, in a word or two. */
export function reasonOf(outcome: ProviderOutcome): string {
  if (outcome.abortedBy !== undefined) return outcome.abortedBy;
  const status = statusOf(outcome);
  if (status !== undefined) return String(status);
  return outcome.phase === "after_first" ? "cut" : "no answer";
}
