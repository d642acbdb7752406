import type { Clock } from "#lib/core/clock";
import type { RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import { createSharedRuns } from "#lib/core/shared-runs";
import { Unanswered } from "#lib/orchestration/router";
import { askOne, type Answer, type Ask } from "./ask-models";
import { checkSource, type Checks } from "./check-source";
import type { GenerationCache } from "./generation-cache";
import { verdictOf } from "./verdict";
import { createStopwatch, type Stopwatch } from "./stopwatch";
import type { CheckedComponent, Draft, Finding, RunEvent, RunPhase, TextAnswer, Usage, WriteRequest, Writer } from "./types";

/** Findings go back to the model at most twice: three questions in all. */
const MAX_QUESTIONS = 3;

const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0 };

export interface GeneratorDeps {
  /** The models by name, and the way to ask them; without models the composer is asked. */
  models: readonly Pick<Writer, "provider" | "model">[];
  askModels: Ask;
  composer: Writer;
  checks: Checks;
  cache: GenerationCache;
  clock: Clock;
}

export type RunResult = CheckedComponent | TextAnswer;

interface Run {
  ctx: RequestContext;
  request: WriteRequest;
  watch: Stopwatch;
  phase(phase: RunPhase): void;
  emit(event: RunEvent): void;
  signal: AbortSignal;
}

/** The one pipeline: ask, check, ask again with the findings, compile. Nothing leaves it that has not passed the whole gate. */
export function createGenerator(deps: GeneratorDeps) {
  const share = createSharedRuns<RunResult>();
  const writerNames = [...deps.models, deps.composer].map((writer) => `${writer.provider}/${writer.model ?? ""}`);

  async function generate(run: Run, key: string | undefined): Promise<RunResult> {
    if (!key) return writeAndCheck(deps, run);
    // What the composer made because no model could is made again when one can.
    const mayKeep = (made: RunResult) => deps.models.length === 0 || made.provider !== deps.composer.provider;
    const found = await deps.cache.findOrMake(key, run.signal, () => writeAndCheck(deps, run), mayKeep);
    if ("made" in found) return found.made;
    const again = await reuse(deps, run, { kind: "component", ...found.kept, model: found.kept.model, repairs: 0 });
    return again ?? writeAndCheck(deps, run);
  }

  return async (ctx: RequestContext, request: WriteRequest, emit: (event: RunEvent) => void): Promise<RunResult> => {
    const watch = createStopwatch(deps.clock);
    const phase = (name: RunPhase) => {
      watch.start(name);
      emit({ type: "phase-started", phase: name, ms: watch.elapsedMs() });
    };
    const run = { ctx, request, watch, phase, emit };
    phase("context");
    const key = await deps.cache.keyOf(ctx.actor.tenantId, writerNames, request);
    if (!key) return generate({ ...run, signal: ctx.signal }, undefined);
    const { value, joined } = await share(key, ctx.signal, (signal) =>
      generate({ ...run, ctx: { ...ctx, signal }, signal }, key),
    );
    if (!joined || value.kind === "text") return value;
    // Somebody else asked the same a moment ago: this one is served by their run.
    const here = { ...run, signal: ctx.signal };
    return (await reuse(deps, here, value)) ?? generate(here, undefined);
  };
}

/** An app made before, with the data of this request; nothing when it cannot show that. */
async function reuse(
  deps: GeneratorDeps,
  run: Run,
  made: Omit<CheckedComponent, "usage" | "cacheHit" | "cacheLayer" | "timings" | "verdict" | "text" | "route">,
): Promise<CheckedComponent | undefined> {
  run.phase("rendering");
  const { source, bundle } = made;
  const rendered = await deps.checks.render(run.ctx, { source, bundle, data: run.request.data, theme: run.request.theme });
  if (!rendered.ok) return undefined;
  run.emit({ type: "source-delta", delta: source });
  const seen = { verdict: verdictOf(made.notes, rendered.drawn), text: rendered.drawn.text };
  return {
    ...made,
    ...seen,
    usage: NO_USAGE,
    cacheHit: true,
    cacheLayer: "generation",
    timings: run.watch.finish(),
    route: undefined,
  };
}

async function writeAndCheck(deps: GeneratorDeps, run: Run): Promise<RunResult> {
  const usage: Usage = { inputTokens: 0, outputTokens: 0 };
  let refused: WriteRequest["refused"];
  for (let question = 0; question < MAX_QUESTIONS; question++) {
    run.phase(question === 0 ? "generating" : "repairing");
    const answer = await askBest(deps, run, refused);
    const { draft, writer } = answer;
    usage.inputTokens += draft.usage?.inputTokens ?? 0;
    usage.outputTokens += draft.usage?.outputTokens ?? 0;
    if (draft.kind === "text") return textOf(run, answer, draft.text, usage);
    const findings = draft.kind === "refused" ? draft.findings : undefined;
    if (findings === undefined && draft.kind === "component") {
      const checked = await accept(deps, run, draft, answer, { usage, repairs: question });
      if (checked.ok) return checked.component;
      refused = { source: draft.source, findings: checked.findings };
    } else refused = { source: draft.kind === "refused" ? draft.source : "", findings: findings ?? [] };
    if (writer === deps.composer) break;
  }
  return lastResort(deps, run, usage, refused);
}

/** Whoever can answer: a model, or the composer where there is none, or where none can be reached and it can serve the request. */
async function askBest(deps: GeneratorDeps, run: Run, refused: WriteRequest["refused"]): Promise<Answer> {
  const request = { ...run.request, refused };
  if (deps.models.length === 0) return askOne(deps.composer, request, run.emit, run.signal);
  try {
    return await deps.askModels(request, run.emit, run.signal);
  } catch (error) {
    if (run.signal.aborted || !(error instanceof Unanswered) || !mayCompose(run.request)) throw error;
    run.emit({ type: "run-restarted", provider: deps.composer.provider });
    const answer = await askOne(deps.composer, run.request, run.emit, run.signal);
    // Its small talk is for homes without a model.
    if (answer.draft.kind === "text") throw error;
    return {
      ...answer,
      route: error.route,
      draft: withNote(answer.draft, "No model could be reached, so the built-in composer made this."),
    };
  }
}

/** Words need a model, and the composer changes only what it has made itself. */
function mayCompose({ mode, previous }: WriteRequest): boolean {
  return mode !== "text" && (previous === undefined || previous.recipe !== null);
}

function withNote(draft: Draft, note: string): Draft {
  return draft.kind === "component" ? { ...draft, notes: [...draft.notes, note] } : draft;
}

function textOf(run: Run, { writer, route }: Answer, text: string, usage: Usage): TextAnswer {
  return { kind: "text", text, provider: writer.provider, model: writer.model, usage, timings: run.watch.finish(), route };
}

/** Every question was refused: the composer, when it can serve the request; otherwise the findings, with the source kept. */
async function lastResort(deps: GeneratorDeps, run: Run, usage: Usage, refused: WriteRequest["refused"]): Promise<RunResult> {
  if (deps.models.length > 0 && !run.request.previous) {
    run.emit({ type: "run-restarted", provider: deps.composer.provider });
    const answer = await askOne(deps.composer, run.request, run.emit, run.signal);
    const draft = withNote(answer.draft, "What the models wrote was refused by the checks, so the built-in composer made this.");
    if (draft.kind === "component") {
      const checked = await accept(deps, run, draft, answer, { usage, repairs: MAX_QUESTIONS - 1 });
      if (checked.ok) return checked.component;
    }
  }
  throw new SparkError("invalid_component", "The component was refused by the checks and could not be repaired.", {
    details: refused?.findings ?? [],
  });
}

async function accept(
  deps: GeneratorDeps,
  run: Run,
  draft: Extract<Draft, { kind: "component" }>,
  { writer, route }: Answer,
  so: { usage: Usage; repairs: number },
): Promise<{ ok: true; component: CheckedComponent } | { ok: false; findings: readonly Finding[] }> {
  const { data, theme } = run.request;
  const checked = await checkSource(deps.checks, run.ctx, { source: draft.source, data, theme }, run.phase);
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
