import { measureSource, type SourceMeasures } from "#lib/compilation/measure-source";
import type { Clock } from "#lib/core/clock";
import { serviceActor } from "#lib/core/context";
import { attempt, type Budgets } from "#lib/orchestration/attempt";
import { reasonOf } from "#lib/orchestration/legs";
import { classifyOutcome, retryAfterMs, type OutcomeKind, type ProviderOutcome } from "#lib/orchestration/provider-failure";
import { checkSource, type Checks } from "./check-source";
import { checkWords } from "./check-words";
import type { Bundle, Draft, DraftListener, Drawn, Finding, ProjectChange, RunPhase, Usage, WriteRequest, Writer } from "./types";

/** What one of the two is told to do. */
export interface LegOrder {
  readonly provider: string;
  readonly tenantId: string;
  readonly request: WriteRequest;
  readonly budgets: Budgets;
  /** What is left of the run. */
  readonly leftMs: number;
}

/** A component that has passed the whole gate, or an answer in words. */
export type Candidate =
  | { readonly kind: "text"; readonly text: string; readonly change: ProjectChange | undefined }
  | {
      readonly kind: "component";
      readonly draft: Extract<Draft, { kind: "component" }>;
      readonly bundle: Bundle;
      readonly drawn: Drawn;
      readonly measures: SourceMeasures;
      readonly timings: Record<string, number>;
    };

/** How a leg ended; plain data, as it crosses threads. */
export interface LegReport {
  readonly provider: string;
  readonly model: string | undefined;
  readonly outcome: OutcomeKind;
  readonly reason: string;
  readonly retryAfterMs: number | undefined;
  readonly ms: number;
  readonly firstMs: number | undefined;
  readonly repairs: number;
  readonly usage: Usage;
  readonly candidate: Candidate | undefined;
  /** Why there is no candidate although there was an answer. */
  readonly findings: readonly Finding[];
}

export interface LegDeps {
  readonly writer: Writer;
  readonly checks: Checks;
  readonly clock: Clock;
}

const MAX_QUESTIONS = 3;
/** A question that cannot be answered in this time is not asked. */
const LEAST_LEFT_MS = 2_000;

/** One provider from the request to a candidate that has passed the gate, alone with its processor. */
export async function runLeg(deps: LegDeps, order: LegOrder, onPhase: (phase: RunPhase) => void): Promise<LegReport> {
  const leg = openLeg(deps, order);
  for (let question = 0; question < MAX_QUESTIONS; question++) {
    if (question > 0 && leg.leftMs() < LEAST_LEFT_MS) return leg.report(question, { reason: "no time to repair" });
    onPhase(question === 0 ? "generating" : "repairing");
    const ended = await leg.ask(question, onPhase);
    if (ended !== undefined) return ended;
  }
  return leg.report(MAX_QUESTIONS - 1, { reason: "refused by the checks" });
}

function openLeg({ writer, checks, clock }: LegDeps, { request, budgets, leftMs, tenantId }: LegOrder) {
  const startedAt = clock.now();
  const deadlineAt = startedAt + leftMs;
  // Who goes away ends the thread.
  const { signal } = new AbortController();
  const ctx = { requestId: "", actor: serviceActor(tenantId, ["generate"]), signal };
  const limits = { budgets, deadlineAt, isWholeRunLimited: true, clock, signal };
  const usage: Usage = { inputTokens: 0, outputTokens: 0 };
  let firstMs: number | undefined;
  let refused: WriteRequest["refused"];

  function report(repairs: number, more: Partial<LegReport>): LegReport {
    const { provider, model } = writer;
    const ended = { outcome: "success" as const, reason: "", retryAfterMs: undefined, candidate: undefined };
    const ms = Math.round(clock.now() - startedAt);
    return { provider, model, ...ended, ms, firstMs, repairs, usage, findings: refused?.findings ?? [], ...more };
  }

  /** Asks once and checks the answer; nothing when it was refused. */
  async function ask(question: number, onPhase: (phase: RunPhase) => void): Promise<LegReport | undefined> {
    const result = await attempt((own, sign) => writer.write({ ...request, refused }, heard(sign), own), limits);
    if (!result.ok) return failed(question, result.outcome);
    const { value: draft } = result;
    firstMs ??= result.firstMs;
    usage.inputTokens += draft.usage?.inputTokens ?? 0;
    usage.outputTokens += draft.usage?.outputTokens ?? 0;
    if (draft.kind === "text") {
      const said = checkWords(request, draft, question === MAX_QUESTIONS - 1);
      if (said.ok) return report(question, { candidate: { kind: "text", text: said.text, change: said.change }, findings: [] });
      refused = { source: "", findings: said.findings };
      return undefined;
    }
    const { source } = draft;
    const checked =
      draft.kind === "component"
        ? await checkSource(checks, ctx, { source, data: request.data, theme: request.theme }, onPhase)
        : { ok: false as const, findings: draft.findings };
    if (!checked.ok || draft.kind !== "component") {
      refused = { source, findings: checked.ok ? [] : checked.findings };
      return undefined;
    }
    const { bundle, drawn, timings } = checked;
    const candidate: Candidate = { kind: "component", draft, bundle, drawn, timings, measures: measureSource(source) };
    return report(question, { candidate, findings: [] });
  }

  function failed(question: number, outcome: ProviderOutcome): LegReport {
    const told = { outcome: classifyOutcome(outcome), reason: reasonOf(outcome) };
    return report(question, { ...told, retryAfterMs: retryAfterMs(outcome.error, Date.now()) });
  }

  return { ask, report, leftMs: () => deadlineAt - clock.now() };
}

/** Nothing of a leg is shown before it is judged; that something comes is all that counts. */
function heard(sign: () => void): DraftListener {
  return { text: sign, source: sign, sign };
}
