import type { Clock } from "#lib/core/clock";
import type { RequestContext } from "#lib/core/context";
import { createSharedRuns } from "#lib/core/shared-runs";
import type { GenerationCache } from "./generation-cache";
import { verdictOf } from "./verdict";
import { createStopwatch } from "./stopwatch";
import type { CheckedComponent, RunEvent, RunPhase, Usage, WriteRequest } from "./types";
import { writeAnswer, type Run, type RunResult, type WriteDeps } from "./write-answer";

const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0 };

export interface GeneratorDeps extends WriteDeps {
  cache: GenerationCache;
  clock: Clock;
}

/** The one pipeline: ask, check, ask again with the findings, compile. Nothing leaves it that has not passed the whole gate. */
export function createGenerator(deps: GeneratorDeps) {
  const share = createSharedRuns<RunResult>();
  const writerNames = [...deps.models, deps.composer].map((writer) => `${writer.provider}/${writer.model ?? ""}`);

  async function generate(run: Run, key: string | undefined): Promise<RunResult> {
    if (!key) return writeAnswer(deps, run);
    // What the composer made because no model could is made again when one can.
    const mayKeep = (made: RunResult) => deps.models.length === 0 || made.provider !== deps.composer.provider;
    const found = await deps.cache.findOrMake(key, run.signal, () => writeAnswer(deps, run), mayKeep);
    if ("made" in found) return found.made;
    const again = await reuse(deps, run, { kind: "component", ...found.kept, model: found.kept.model, repairs: 0 });
    return again ?? writeAnswer(deps, run);
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
