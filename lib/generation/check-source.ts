import { SparkError } from "#lib/core/errors";
import type { Bundle, Finding, RunPhase } from "./types";

export interface Checks {
  validate(source: string, signal?: AbortSignal): Promise<{ ok: true } | { ok: false; findings: readonly Finding[] }>;
  compile(source: string, signal?: AbortSignal): Promise<Bundle & { timings: Record<string, number> }>;
}

export type Checked =
  | { ok: true; bundle: Bundle; timings: Record<string, number> }
  | { ok: false; findings: readonly Finding[] };

/** The gate every source passes, whoever wrote it: validation, then compilation. A refusal is data. */
export async function checkSource(
  checks: Checks,
  source: string,
  onPhase: (phase: RunPhase) => void,
  signal: AbortSignal,
): Promise<Checked> {
  onPhase("validating");
  const verdict = await checks.validate(source, signal);
  if (!verdict.ok) return verdict;
  onPhase("compiling");
  try {
    const { hash, js, css, timings } = await checks.compile(source, signal);
    return { ok: true, bundle: { hash, js, css }, timings };
  } catch (error) {
    if (SparkError.is(error) && error.code === "invalid_component") return { ok: false, findings: error.details as Finding[] };
    throw error;
  }
}
