import type { RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { Bundle, Finding, RunPhase } from "./types";

export interface Checks {
  validate(source: string): Promise<{ ok: true } | { ok: false; findings: readonly Finding[] }>;
  compile(ctx: RequestContext, source: string): Promise<Bundle & { timings: Record<string, number> }>;
}

export type Checked = { ok: true; bundle: Bundle; timings: Record<string, number> } | { ok: false; findings: readonly Finding[] };

/** The gate every source passes, whoever wrote it: validation, then compilation. A refusal is data. */
export async function checkSource(
  checks: Checks,
  ctx: RequestContext,
  source: string,
  onPhase: (phase: RunPhase) => void,
): Promise<Checked> {
  onPhase("validating");
  const verdict = await checks.validate(source);
  if (!verdict.ok) return verdict;
  onPhase("compiling");
  try {
    const { hash, js, css, timings } = await checks.compile(ctx, source);
    return { ok: true, bundle: { hash, js, css }, timings };
  } catch (error) {
    if (SparkError.is(error) && error.code === "invalid_component") return { ok: false, findings: error.details as Finding[] };
    throw error;
  }
}
