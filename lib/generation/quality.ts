import type { Clock } from "#lib/core/clock";
import type { Budgets } from "#lib/orchestration/attempt";
import type { Circuits } from "#lib/orchestration/circuits";
import type { AttemptNote } from "#lib/orchestration/legs";
import { Unanswered, type Choice, type Route } from "#lib/orchestration/router";
import type { Candidate, LegOrder, LegReport } from "./candidate-leg";
import type { Judge, Opinion } from "./judge";
import { NEAR_TIE, scoreOf, scoreOfWords } from "./score";
import type { Finding, RunPhase, Usage, WriteRequest } from "./types";

/** Without so much time nothing more is asked. */
const LEAST_FOR_JUDGE_MS = 2_000;
const LEAST_FOR_SYNTHESIS_MS = 4_000;
/** The judge stops before the run must. */
const SPARE_MS = 1_000;

/** Runs a leg in a thread of its own; rejects when the thread dies. */
export type RunLeg = (order: LegOrder, signal: AbortSignal, onPhase: (phase: RunPhase) => void) => Promise<LegReport>;

export interface QualityDeps {
  readonly providers: readonly { readonly provider: string; readonly model: string | undefined }[];
  readonly circuits: Circuits;
  readonly budgets: Budgets;
  readonly runLeg: RunLeg;
  readonly judge: Judge;
  /** Monotonic. */
  readonly clock: Clock;
  readonly onAttempt: (note: AttemptNote) => void;
  /** Told of threads that died. */
  readonly onFailure: (error: unknown) => void;
}

export type Best =
  | {
      readonly ok: true;
      readonly report: LegReport;
      readonly candidate: Candidate;
      readonly usage: Usage;
      readonly route: Route;
      readonly choice: Choice;
    }
  | { readonly ok: false; readonly findings: readonly Finding[]; readonly usage: Usage };

interface Entry {
  readonly report: LegReport;
  readonly candidate: Candidate;
  readonly score: number;
}

/** Both providers at once, each to a candidate that has passed the gate; then the better one, or a third that is at least as good. */
export function createQuality(deps: QualityDeps) {
  return async function findBest(
    request: WriteRequest,
    caller: { tenantId: string; signal: AbortSignal },
    onPhase: (phase: RunPhase) => void,
  ): Promise<Best> {
    const endsAt = deps.clock.now() + deps.budgets.deadlineMs;
    const leftMs = () => endsAt - deps.clock.now();
    // Threads that do not end by themselves are ended a little later.
    const signal = AbortSignal.any([caller.signal, AbortSignal.timeout(deps.budgets.deadlineMs + SPARE_MS)]);
    const order = { tenantId: caller.tenantId, request, budgets: deps.budgets };
    const { reports, notes } = await runLegs(deps, order, leftMs, signal, onPhase);
    caller.signal.throwIfAborted();
    const route = routeOf(notes, deps.circuits);
    const entries = reports.flatMap((report) => entryOf(report, request));
    const [first, second] = entries.toSorted((a, b) => b.score - a.score);
    if (first === undefined) return nothingValid(reports, route, deps.circuits);
    const scores = Object.fromEntries(entries.map(({ report, score }) => [report.provider, score]));
    const usage = sum(reports);
    const take = (entry: Entry, by: Choice["by"], reasons: readonly string[] = [], more = usage): Best => {
      const { report, candidate } = entry;
      return { ok: true, report, candidate, usage: more, route, choice: { winner: report.provider, by, scores, reasons } };
    };
    if (second === undefined) return take(first, "only");
    if (first.score - second.score >= NEAR_TIE || leftMs() < LEAST_FOR_JUDGE_MS) return take(first, "score");
    const opinion = await ask(deps, request, [first, second], leftMs(), signal);
    const chosen = opinion.better === "b" ? second : first;
    const by = opinion.better === "neither" ? "score" : "judge";
    const third =
      leftMs() < LEAST_FOR_SYNTHESIS_MS ? undefined : await synthesise(deps, order, [first, second], leftMs(), signal);
    if (third !== undefined && third.score >= chosen.score)
      return take(third, "synthesis", opinion.reasons, sum([...reports, third.report]));
    return take(chosen, by, opinion.reasons);
  };
}

async function runLegs(
  { providers, circuits, runLeg, onAttempt, onFailure }: QualityDeps,
  order: Omit<LegOrder, "provider" | "leftMs">,
  leftMs: () => number,
  signal: AbortSignal,
  onPhase: (phase: RunPhase) => void,
): Promise<{ reports: LegReport[]; notes: AttemptNote[] }> {
  const notes: AttemptNote[] = [];
  const note = (told: AttemptNote): void => {
    notes.push(told);
    onAttempt(told);
  };
  const legs = providers.map(async ({ provider, model }) => {
    const permit = await circuits.acquire(provider);
    const named = { provider, model };
    if (permit === undefined) {
      notes.push({ ...named, outcome: "open", reason: "circuit open", ms: 0, firstMs: undefined });
      return undefined;
    }
    try {
      const report = await runLeg({ ...order, provider, leftMs: leftMs() }, signal, onPhase);
      circuits.record(provider, permit, { kind: report.outcome, retryAfterMs: report.retryAfterMs });
      note({ ...named, outcome: report.outcome, reason: report.reason, ms: report.ms, firstMs: report.firstMs });
      return report;
    } catch (error) {
      // A thread that died says nothing of the provider.
      if (!signal.aborted) onFailure(error);
      circuits.record(provider, permit, { kind: "neutral" });
      note({ ...named, outcome: "neutral", reason: signal.aborted ? "stopped" : "the thread failed", ms: 0, firstMs: undefined });
      throw error;
    }
  });
  const settled = await Promise.allSettled(legs);
  return { notes, reports: settled.flatMap((one) => (one.status === "fulfilled" && one.value ? [one.value] : [])) };
}

function entryOf(report: LegReport, request: WriteRequest): Entry[] {
  const { candidate, repairs } = report;
  const { prompt } = request;
  if (candidate === undefined) return [];
  if (candidate.kind === "text") return [{ report, candidate, score: scoreOfWords({ ...candidate, repairs }, request) }];
  const { measures, bundle, drawn, draft } = candidate;
  const bundleBytes = Buffer.byteLength(bundle.js) + Buffer.byteLength(bundle.css);
  const score = scoreOf({ measures, repairs, bundleBytes, render: drawn.render, source: draft.source, prompt });
  return [{ report, candidate, score }];
}

/** Nobody answered, or what was answered is no component: the findings of the last refusal go on. */
function nothingValid(reports: readonly LegReport[], route: Route, circuits: Circuits): Best {
  const refused = reports.find(({ findings }) => findings.length > 0);
  if (refused !== undefined) return { ok: false, findings: refused.findings, usage: sum(reports) };
  const isLate = reports.some(({ reason }) => reason === "deadline");
  throw isLate
    ? new Unanswered("timeout", "No provider answered in time. Try again.", route, 1)
    : new Unanswered(
        "providers_unavailable",
        "No provider could answer. Try again in a moment.",
        route,
        circuits.retryAfterSeconds(),
      );
}

/** A judge that cannot be asked has no opinion. */
async function ask(
  { judge }: QualityDeps,
  request: WriteRequest,
  [a, b]: readonly [Entry, Entry],
  leftMs: number,
  signal: AbortSignal,
): Promise<Opinion> {
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(Math.max(1, Math.round(leftMs - SPARE_MS)))]);
  return judge(request.prompt, textOf(a), textOf(b), inTime).catch(() => ({ better: "neither" as const, reasons: [] }));
}

/** A third version from both, which is as untrusted as they were; nothing when there is none that passes. */
async function synthesise(
  { runLeg, circuits, onFailure }: QualityDeps,
  order: Omit<LegOrder, "provider" | "leftMs">,
  [a, b]: readonly [Entry, Entry],
  leftMs: number,
  signal: AbortSignal,
): Promise<Entry | undefined> {
  const isWords = a.candidate.kind === "text" || b.candidate.kind === "text";
  if (isWords && order.request.project === undefined) return undefined;
  const { provider } = a.report;
  const permit = await circuits.acquire(provider);
  if (permit === undefined) return undefined;
  const request = { ...order.request, candidates: [textOf(a), textOf(b)] };
  try {
    const report = await runLeg({ ...order, request, provider, leftMs: leftMs - SPARE_MS }, signal, () => {});
    circuits.record(provider, permit, { kind: report.outcome, retryAfterMs: report.retryAfterMs });
    return entryOf(report, order.request)[0];
  } catch (error) {
    circuits.record(provider, permit, { kind: "neutral" });
    onFailure(error);
    return undefined;
  }
}

function textOf({ candidate }: Entry): string {
  if (candidate.kind === "component") return candidate.draft.source;
  return candidate.change ? `${candidate.text}\n\n\`\`\`diff\n${candidate.change.diff}\n\`\`\`` : candidate.text;
}

function sum(reports: readonly LegReport[]): Usage {
  return {
    inputTokens: reports.reduce((total, { usage }) => total + usage.inputTokens, 0),
    outputTokens: reports.reduce((total, { usage }) => total + usage.outputTokens, 0),
  };
}

function routeOf(notes: readonly AttemptNote[], circuits: Circuits): Route {
  return { attempts: notes, fallbackReason: undefined, circuits: circuits.states() };
}
