import type { RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import { Unanswered } from "#lib/orchestration/router";
import { askOne, type Answer, type Ask } from "./ask-models";
import { checkSource, type Checks } from "./check-source";
import type { Best, createQuality } from "./quality";
import type { Stopwatch } from "./stopwatch";
import { checkWords } from "./check-words";
import { verdictOf } from "./verdict";
import type { CheckedComponent, Draft, Finding, RunEvent, RunPhase, TextAnswer, Usage, WriteRequest, Writer } from "./types";

/** Findings go back to the model at most twice: three questions in all. */
const MAX_QUESTIONS = 3;

export interface WriteDeps {
  /** The models by name, and the way to ask them; without models the composer is asked. */
  models: readonly Pick<Writer, "provider" | "model">[];
  askModels: Ask;
  /** Both providers and a judge. */
  findBest: ReturnType<typeof createQuality>;
  composer: Writer;
  checks: Checks;
}

export type RunResult = CheckedComponent | TextAnswer;

/** One run under way. */
export interface Run {
  ctx: RequestContext;
  request: WriteRequest;
  watch: Stopwatch;
  phase(phase: RunPhase): void;
  emit(event: RunEvent): void;
  signal: AbortSignal;
}

/** Has an answer written and checked: by one provider after the other, or by both at once where that is asked for. */
export async function writeAnswer(deps: WriteDeps, run: Run): Promise<RunResult> {
  const isQuality = run.request.effort === "quality" && !isComposerAsked(deps, run.request);
  return isQuality ? writeBest(deps, run) : writeFast(deps, run);
}

async function writeFast(deps: WriteDeps, run: Run): Promise<RunResult> {
  const usage: Usage = { inputTokens: 0, outputTokens: 0 };
  let refused: WriteRequest["refused"];
  for (let question = 0; question < MAX_QUESTIONS; question++) {
    run.phase(question === 0 ? "generating" : "repairing");
    const answer = await ask(deps, run, refused);
    const { draft, writer } = answer;
    usage.inputTokens += draft.usage?.inputTokens ?? 0;
    usage.outputTokens += draft.usage?.outputTokens ?? 0;
    if (draft.kind === "text") {
      const said = checkWords(run.request, draft, question === MAX_QUESTIONS - 1);
      if (said.ok) {
        run.emit({ type: "text-delta", delta: said.text.slice(draft.text.length) });
        return textOf(run, answer, { text: said.text, change: said.change }, usage);
      }
      refused = { source: "", findings: said.findings };
      // What it has said already was about a change that does not fit.
      run.emit({ type: "run-restarted", provider: writer.provider });
      continue;
    }
    const checked =
      draft.kind === "component"
        ? await accept(deps, run, draft, answer, { usage, repairs: question })
        : { ok: false as const, findings: draft.findings };
    if (checked.ok) return checked.component;
    refused = { source: draft.source, findings: checked.findings };
    if (writer === deps.composer) break;
  }
  return lastResort(deps, run, usage, refused?.findings ?? []);
}

async function writeBest(deps: WriteDeps, run: Run): Promise<RunResult> {
  const { request, signal, ctx } = run;
  const best = await deps
    .findBest(request, { tenantId: ctx.actor.tenantId, signal }, furthest(run.phase))
    .catch(async (error: unknown) => (isTooSlow(run, error) ? undefined : composeInstead(deps, run, error)));
  if (best === undefined) return writeFast(deps, run);
  if ("draft" in best) return composed(deps, run, best);
  if (!best.ok) return lastResort(deps, run, best.usage, best.findings);
  return resultOf(run, best);
}

/** Two that had no time to finish a change of a project: one at a time has more. */
function isTooSlow({ request, signal }: Run, error: unknown): boolean {
  return request.project !== undefined && !signal.aborted && error instanceof Unanswered && error.code === "timeout";
}

/** Of two that work side by side, how far the one in front is. */
function furthest(phase: (name: RunPhase) => void): (name: RunPhase) => void {
  const order: readonly RunPhase[] = ["generating", "validating", "compiling", "rendering"];
  let reached = -1;
  return (name) => {
    const at = order.indexOf(name);
    if (at <= reached) return;
    reached = at;
    phase(name);
  };
}

function resultOf(run: Run, { candidate, report, usage, route, choice }: Extract<Best, { ok: true }>): RunResult {
  const { provider, model } = report;
  const shared = { provider, model, usage, route: { ...route, choice } };
  if (candidate.kind === "text") {
    const { text, change } = candidate;
    run.emit({ type: "text-delta", delta: text });
    return { kind: "text", text, change, ...shared, timings: run.watch.finish() };
  }
  const { draft, bundle, drawn, timings } = candidate;
  run.emit({ type: "source-delta", delta: draft.source });
  return {
    ...draft,
    ...shared,
    recipe: null,
    bundle,
    verdict: verdictOf(draft.notes, drawn),
    text: drawn.text,
    repairs: report.repairs,
    cacheHit: false,
    cacheLayer: "none",
    timings: { ...run.watch.finish(), ...timings },
  };
}

/** There is nobody else, or nobody else is wanted. */
function isComposerAsked({ models, composer }: WriteDeps, { provider }: WriteRequest): boolean {
  return models.length === 0 || provider === composer.provider;
}

/** Whoever can answer: a model, or the composer where there is none, or where none can be reached and it can serve the request. */
async function ask(deps: WriteDeps, run: Run, refused: WriteRequest["refused"]): Promise<Answer> {
  const request = { ...run.request, refused };
  if (isComposerAsked(deps, request)) return askOne(deps.composer, request, run.emit, run.signal);
  return deps.askModels(request, run.emit, run.signal).catch((error: unknown) => composeInstead(deps, run, error));
}

/** The composer in the place of models that cannot be reached; throws on when it cannot serve the request either. */
async function composeInstead(deps: WriteDeps, run: Run, error: unknown): Promise<Answer> {
  if (run.signal.aborted || !(error instanceof Unanswered) || !mayCompose(run.request)) throw error;
  const answer = await composeApp(deps, run);
  if (answer === undefined) throw error;
  const draft = withNote(answer.draft, "No model could be reached, so the built-in composer made this.");
  return { ...answer, route: error.route, draft };
}

/** An app by the composer in the place of what models have shown; nothing when it has only small talk, which is for homes without a model. */
async function composeApp(deps: WriteDeps, run: Run): Promise<Answer | undefined> {
  const shown: RunEvent[] = [];
  const answer = await askOne(deps.composer, run.request, (event) => void shown.push(event), run.signal);
  if (answer.draft.kind === "text") return undefined;
  run.emit({ type: "run-restarted", provider: deps.composer.provider });
  for (const event of shown) run.emit(event);
  return answer;
}

/** Words and code need a model, and the composer changes only what it has made itself. */
function mayCompose({ mode, previous }: WriteRequest): boolean {
  return mode !== "text" && mode !== "code" && (previous === undefined || previous.recipe !== null);
}

function withNote(draft: Draft, note: string): Draft {
  return draft.kind === "component" ? { ...draft, notes: [...draft.notes, note] } : draft;
}

function textOf(run: Run, { writer, route }: Answer, said: Pick<TextAnswer, "text" | "change">, usage: Usage): TextAnswer {
  const { provider, model } = writer;
  return { kind: "text", ...said, provider, model, usage, timings: run.watch.finish(), route };
}

/** Every question was refused: the composer, when it can serve the request; otherwise the findings, with the source kept. */
async function lastResort(deps: WriteDeps, run: Run, usage: Usage, findings: readonly Finding[]): Promise<RunResult> {
  if (deps.models.length > 0 && !run.request.previous) {
    const answer = await composeApp(deps, run);
    const why = "What the models wrote was refused by the checks, so the built-in composer made this.";
    const draft = answer && withNote(answer.draft, why);
    if (answer && draft?.kind === "component") {
      const checked = await accept(deps, run, draft, answer, { usage, repairs: MAX_QUESTIONS - 1 });
      if (checked.ok) return checked.component;
    }
  }
  throw refusal(findings);
}

async function composed(deps: WriteDeps, run: Run, answer: Answer): Promise<RunResult> {
  const { draft } = answer;
  const usage: Usage = { inputTokens: 0, outputTokens: 0 };
  if (draft.kind === "text") return textOf(run, answer, { text: draft.text, change: undefined }, usage);
  if (draft.kind === "refused") throw refusal(draft.findings);
  const checked = await accept(deps, run, draft, answer, { usage, repairs: 0 });
  if (checked.ok) return checked.component;
  throw refusal(checked.findings);
}

function refusal(details: readonly Finding[]): SparkError {
  return new SparkError("invalid_component", "The component was refused by the checks and could not be repaired.", { details });
}

async function accept(
  deps: WriteDeps,
  run: Run,
  draft: Extract<Draft, { kind: "component" }>,
  { writer, route }: Answer,
  so: { usage: Usage; repairs: number },
): Promise<{ ok: true; component: CheckedComponent } | { ok: false; findings: readonly Finding[] }> {
  const { data, theme } = run.request;
  const candidate = { source: draft.source, data, theme, isComposed: writer.provider === "composer" };
  const checked = await checkSource(deps.checks, run.ctx, candidate, run.phase);
  if (!checked.ok) return checked;
  return {
    ok: true,
    component: {
      kind: "component",
      source: draft.source,
      title: draft.title,
      summary: draft.summary,
      notes: draft.notes,
      recipe: draft.recipe ?? null,
      bundle: checked.bundle,
      verdict: verdictOf(draft.notes, checked.drawn),
      text: checked.drawn.text,
      provider: writer.provider,
      model: writer.model,
      usage: so.usage,
      repairs: so.repairs,
      cacheHit: false,
      cacheLayer: checked.cacheLayer,
      timings: { ...run.watch.finish(), ...checked.timings },
      route,
    },
  };
}
