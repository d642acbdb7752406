import { sql } from "kysely";
import { requireScope, type RequestContext } from "#lib/core/context";
import type { WithActor } from "#lib/core/ports";

/** What one run has used. */
export interface RunUsage {
  readonly provider: string;
  readonly model: string | undefined;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** By list price; nothing where that is not known. */
  readonly costUsd: number | undefined;
}

/** A tenant's use of one model on one day. */
export interface UsageRecord {
  readonly day: string;
  readonly provider: string;
  readonly model: string;
  readonly runs: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number;
}

// Counters are whole numbers.
const PER_DOLLAR = 1_000_000;
const DAYS = 30;

/** Counts what tenants use, by day, provider and model. */
export function createUsageVerbs({ withActor }: { withActor: WithActor }) {
  /** Adds runs to their tenant's counters. */
  async function addUsage(ctx: RequestContext, run: RunUsage & { runs: number }): Promise<void> {
    const amounts = {
      runs: run.runs,
      tokens_in: run.inputTokens,
      tokens_out: run.outputTokens,
      cost_microusd: Math.round((run.costUsd ?? 0) * PER_DOLLAR),
    };
    const { provider, model = "" } = run;
    const rows = Object.entries(amounts)
      .filter(([, amount]) => amount > 0)
      .map(([metric, amount]) => ({ tenant_id: ctx.actor.tenantId, metric, provider, model, amount }));
    await withActor(ctx, (tx) =>
      tx
        .insertInto("usage_counters")
        .values(rows)
        .onConflict((conflict) =>
          conflict
            .columns(["tenant_id", "day", "metric", "provider", "model"])
            .doUpdateSet({ amount: sql`usage_counters.amount + excluded.amount` }),
        )
        .execute(),
    );
  }

  /** The last thirty days, newest first. */
  async function listUsage(ctx: RequestContext): Promise<UsageRecord[]> {
    requireScope(ctx, "read");
    const total = (metric: string) => sql<number>`coalesce(sum(amount) filter (where metric = ${metric}), 0)::bigint`;
    const rows = await withActor(ctx, (tx) =>
      tx
        .selectFrom("usage_counters")
        .select(["day", "provider", "model"])
        .select([total("runs").as("runs"), total("tokens_in").as("tokens_in"), total("tokens_out").as("tokens_out")])
        .select(total("cost_microusd").as("cost"))
        .where("tenant_id", "=", ctx.actor.tenantId)
        .where("day", ">", sql<string>`(now() at time zone 'utc')::date - ${DAYS}::int`)
        .groupBy(["day", "provider", "model"])
        .orderBy("day", "desc")
        .orderBy("provider")
        .orderBy("model")
        .execute(),
    );
    return rows.map(({ day, provider, model, runs, tokens_in: inputTokens, tokens_out: outputTokens, cost }) => ({
      day,
      provider,
      model,
      runs,
      inputTokens,
      outputTokens,
      costUsd: cost / PER_DOLLAR,
    }));
  }

  return { addUsage, listUsage };
}
