import type { CacheLayer } from "#lib/compilation/cached-compiler";
import type { RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { Json } from "#lib/core/json";
import type { RenderCheck } from "./render-check";
import type { Bundle, Drawn, Finding, RunPhase, Theme } from "./types";

export interface Checks {
  validate(source: string): Promise<{ ok: true } | { ok: false; findings: readonly Finding[] }>;
  /** Compiles a source, or finds it compiled; as long as `fit` has not resolved it is only looked for. */
  compile(
    ctx: RequestContext,
    source: string,
    fit?: Promise<unknown>,
  ): Promise<Bundle & { timings: Record<string, number>; cacheLayer: CacheLayer }>;
  render: RenderCheck;
}

/** A source and what it will show. */
export interface Candidate {
  source: string;
  data: Json | undefined;
  theme: Theme;
  /** Written by the composer: nothing in it is foreign but texts. */
  isComposed?: boolean;
}

export type Checked =
  | { ok: true; bundle: Bundle; cacheLayer: CacheLayer; drawn: Drawn; timings: Record<string, number> }
  | { ok: false; findings: readonly Finding[] };

/**
 * The gate every source passes, whoever wrote it: validation, compilation, and being drawn once. A refusal is data. What the
 * composer wrote is compiled and drawn while it is validated, and is as lost as any other when it is refused.
 */
export async function checkSource(
  checks: Checks,
  ctx: RequestContext,
  candidate: Candidate,
  onPhase: (phase: RunPhase) => void,
): Promise<Checked> {
  const { source } = candidate;
  onPhase("validating");
  const validating = checks.validate(source);
  const fit = candidate.isComposed ? undefined : validating.then(requireFit);
  const compiling = checks.compile(ctx, source, fit);
  const drawing = Promise.all([compiling, fit]).then(([bundle]) => checks.render(ctx, { ...candidate, bundle }));
  // Both are waited for below, unless the source is refused before.
  drawing.catch(() => {});
  const verdict = await validating;
  if (!verdict.ok) return verdict;
  onPhase("compiling");
  try {
    const { hash, js, css, timings, cacheLayer } = await compiling;
    onPhase("rendering");
    const rendered = await drawing;
    return rendered.ok ? { ok: true, bundle: { hash, js, css }, cacheLayer, drawn: rendered.drawn, timings } : rendered;
  } catch (error) {
    if (SparkError.is(error) && error.code === "invalid_component") return { ok: false, findings: error.details as Finding[] };
    throw error;
  }
}

function requireFit({ ok }: { ok: boolean }): void {
  if (!ok) throw new SparkError("invalid_component", "The source was refused.", { details: [] });
}
