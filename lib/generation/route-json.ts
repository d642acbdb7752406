import { z } from "zod";
import type { Route } from "#lib/orchestration/router";

/** How an answer was come by, as the API shows it. */
export const RouteJson = z.object({
  attempts: z.array(z.object({ provider: z.string(), outcome: z.string(), reason: z.string(), ms: z.number() })),
  fallback_reason: z.string().nullable(),
  circuits: z.record(z.string(), z.string()),
  /** Of two candidates, why this one. */
  choice: z
    .object({ winner: z.string(), by: z.string(), scores: z.record(z.string(), z.number()), reasons: z.array(z.string()) })
    .nullable(),
});
export type RouteJson = z.output<typeof RouteJson>;

/** A run without a model has asked nobody. */
export function toRouteJson(route: Route | undefined): RouteJson {
  return {
    attempts: (route?.attempts ?? []).map(({ provider, outcome, reason, ms }) => ({ provider, outcome, reason, ms })),
    fallback_reason: route?.fallbackReason ?? null,
    circuits: { ...route?.circuits },
    choice: route?.choice ? { ...route.choice, scores: { ...route.choice.scores }, reasons: [...route.choice.reasons] } : null,
  };
}
