import { sql } from "kysely";

import { requireScope, type RequestContext } from "#lib/core/context";
import type { Json } from "#lib/core/json";
import type { Tx } from "#lib/core/ports";
import { requireComponent } from "./store";
import type { Page, RegistryDeps, ResultRecord } from "./types";

// An agent that waits hardly notices; the database hardly either.
const POLL_MS = 250;

/** Values that apps submit. Reading the component is leave enough. */
export function createResultVerbs({ withActor, audit }: RegistryDeps) {
  /** Keeps a value the app submitted. */
  async function recordResult(ctx: RequestContext, input: { componentId: string; value: Json }): Promise<ResultRecord> {
    requireScope(ctx, "read");
    return withActor(ctx, async (tx, lastly) => {
      const { tenantId, userId } = ctx.actor;
      const { id, version } = await requireComponent(tx, tenantId, input.componentId);
      const taking = takeTurn(tx, id);
      const insertion = tx
        .insertInto("component_results")
        .values({ tenant_id: tenantId, component_id: id, user_id: userId, version, value: JSON.stringify(input.value) })
        .returningAll();
      const entry = { action: "component.result_submitted", subjectType: "component", subjectId: id, after: input.value };
      const [row] = await lastly(Promise.all([insertion.executeTakeFirstOrThrow(), audit(tx, ctx, entry), taking]));
      return { id: row.id, version: row.version, value: row.value, createdAt: row.created_at };
    });
  }

  /** Submitted values after `after`, oldest first. */
  async function listResults(
    ctx: RequestContext,
    input: { componentId: string; after?: number | undefined; limit: number },
  ): Promise<Page<ResultRecord>> {
    requireScope(ctx, "read");
    return withActor(ctx, async (tx, lastly) => {
      const { id } = await requireComponent(tx, ctx.actor.tenantId, input.componentId);
      const query = tx.selectFrom("component_results").selectAll().where("tenant_id", "=", ctx.actor.tenantId);
      const later = query.where("component_id", "=", id).where("id", ">", input.after ?? 0);
      const rows = await lastly(later.orderBy("id").limit(input.limit).execute());
      const items = rows.map((row) => ({ id: row.id, version: row.version, value: row.value, createdAt: row.created_at }));
      const last = items.at(-1)?.id ?? input.after;
      return { items, nextCursor: last === undefined ? null : String(last) };
    });
  }

  /** The same, but waits for a first value until the time is up or the caller leaves. */
  async function waitForResults(
    ctx: RequestContext,
    input: { componentId: string; after?: number | undefined; limit: number; waitMs: number },
  ): Promise<Page<ResultRecord>> {
    requireScope(ctx, "read");
    const deadline = Date.now() + input.waitMs;
    for (;;) {
      const page = await listResults(ctx, input);
      const leftMs = deadline - Date.now();
      if (page.items.length > 0 || leftMs <= 0 || ctx.signal.aborted) return page;
      await new Promise((resolve) => setTimeout(resolve, Math.min(POLL_MS, leftMs)));
    }
  }

  return { recordResult, waitForResults };
}

/** One submission at a time per component: ids then become visible in order, so `after` never skips one. */
async function takeTurn(tx: Tx, componentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${componentId}, 0))`.execute(tx);
}
