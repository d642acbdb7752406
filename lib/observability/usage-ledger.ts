import type { RequestContext } from "#lib/core/context";
import type { RunUsage } from "./usage-verbs";

/** A run is counted within this time; nobody waits for it. */
const FLUSH_MS = 1_000;

export interface LedgerDeps {
  readonly addUsage: (ctx: RequestContext, run: RunUsage & { runs: number }) => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** Gathers what runs use and writes it together, so that counting costs no run a moment. */
export function createUsageLedger({ addUsage, report }: LedgerDeps) {
  const waiting = new Map<string, { ctx: RequestContext; run: RunUsage & { runs: number } }>();
  let timer: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const entries = [...waiting.values()];
    waiting.clear();
    for (const { ctx, run } of entries) await addUsage(ctx, run).catch(report);
  }

  return {
    /** Notes one run of the caller's tenant. */
    note(ctx: RequestContext, run: RunUsage): void {
      const key = [ctx.actor.tenantId, ctx.actor.userId, run.provider, run.model].join("\0");
      const known = waiting.get(key)?.run;
      const sum = {
        ...run,
        runs: (known?.runs ?? 0) + 1,
        inputTokens: (known?.inputTokens ?? 0) + run.inputTokens,
        outputTokens: (known?.outputTokens ?? 0) + run.outputTokens,
        costUsd: (known?.costUsd ?? 0) + (run.costUsd ?? 0),
      };
      waiting.set(key, { ctx, run: sum });
      timer ??= setTimeout(() => void flush(), FLUSH_MS).unref();
    },
    /** Writes what still waits. */
    close: flush,
  };
}
