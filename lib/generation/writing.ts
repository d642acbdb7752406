import type { LanguageModel } from "ai";
import { monotonicClock } from "#lib/core/clock";
import type { CachePort } from "#lib/core/ports";
import type { Logger } from "#lib/observability/logger";
import type { Budgets } from "#lib/orchestration/attempt";
import type { CircuitOptions } from "#lib/orchestration/circuit-breaker";
import { createOrchestration } from "#lib/orchestration/orchestration";
import { createAskModels } from "./ask-models";
import type { Checks } from "./check-source";
import { composerWriter } from "./composer-writer";
import { createGenerationCache } from "./generation-cache";
import { createJudge } from "./judge";
import { createModelWriter } from "./model-writer";
import { createQuality, type RunLeg } from "./quality";
import { createGenerator } from "./run";
import { createSummaries } from "./summaries";

export interface WritingDeps {
  readonly models: readonly { readonly provider: string; readonly modelId: string; readonly model: LanguageModel }[];
  readonly breaker: Omit<CircuitOptions, "clock">;
  readonly budgets: Budgets;
  readonly checks: Checks;
  readonly runLeg: RunLeg;
  readonly cache: CachePort;
  /** Digest of the checks: what an older one let through is not served. */
  readonly gate: string;
  readonly logger: Logger;
}

/** Whoever writes, and the ways to ask them: one after the other, both at once, or the composer. */
export function createWriting({ models, breaker, budgets, checks, runLeg, cache, gate, logger }: WritingDeps) {
  const writers = models.map((named) => createModelWriter(named, checks.validate));
  const providers = writers.map(({ provider }) => provider);
  const { circuits, ask, onAttempt } = createOrchestration({ providers, breaker, budgets, cache, logger });
  const findBest = createQuality({
    providers: writers,
    circuits,
    budgets,
    runLeg,
    judge: createJudge(ask, models),
    clock: monotonicClock,
    onAttempt,
    onFailure: (error) => logger.error("leg_failed", error),
  });
  const generate = createGenerator({
    models: writers,
    askModels: createAskModels(ask, writers),
    findBest,
    composer: composerWriter,
    checks,
    cache: createGenerationCache(cache, gate),
    clock: monotonicClock,
  });
  const onFailure = (error: unknown) =>
    logger.warn("summary_failed", { reason: error instanceof Error ? error.name : "unknown" });
  return { generate, circuits, summaries: createSummaries({ ask, models, cache, onFailure }) };
}
