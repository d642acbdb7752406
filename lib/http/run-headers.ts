import { z } from "zod";

const Run = z.object({
  provider: z.string(),
  model: z.string().nullable().default(null),
  attempts: z.array(z.unknown()).default([]),
  fallback_reason: z.string().nullable().default(null),
  circuits: z.record(z.string(), z.string()).default({}),
});

/** Which provider answered a run, and why that one, for callers that look at headers only. */
export function runHeaders(run: object): Record<string, string> {
  const parsed = Run.safeParse(run);
  if (!parsed.success) return {};
  const { provider, model, attempts, fallback_reason: reason, circuits } = parsed.data;
  const states = Object.entries(circuits).map(([name, state]) => `${name}=${state}`);
  return {
    "x-spark-provider": provider,
    ...(model === null ? {} : { "x-spark-model": model }),
    "x-spark-attempts": String(attempts.length),
    ...(reason === null ? {} : { "x-spark-fallback-reason": reason }),
    ...(states.length === 0 ? {} : { "x-spark-circuits": states.join(", ") }),
  };
}
