import { sql } from "kysely";
import type { RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { Json } from "#lib/core/json";
import type { Tx } from "#lib/core/ports";

// A run that has not ended by then was cut off with its process; its key may be used again.
const ABANDONED_AFTER = "5 minutes";

/** Takes the key for this call, or answers what an earlier one with the same body gave. */
export async function claim(tx: Tx, ctx: RequestContext, key: string, hash: string): Promise<{ answer: Json } | undefined> {
  const { tenantId, userId } = ctx.actor;
  const forgetting = tx
    .deleteFrom("idempotency_keys")
    .where("user_id", "=", userId)
    .where("tenant_id", "=", tenantId)
    .where((where) =>
      where.or([
        where("expires_at", "<", sql<Date>`now()`),
        where.and([where("state", "=", "running"), where("created_at", "<", sql<Date>`now() - ${ABANDONED_AFTER}::interval`)]),
      ]),
    )
    .execute();
  const inserting = tx
    .insertInto("idempotency_keys")
    .values({ tenant_id: tenantId, user_id: userId, key, request_hash: hash })
    .onConflict((conflict) => conflict.columns(["tenant_id", "user_id", "key"]).doNothing())
    .returning("key")
    .executeTakeFirst();
  const [inserted] = await Promise.all([inserting, forgetting]);
  if (inserted) return undefined;
  const row = await rowOf(tx, ctx, key).select(["request_hash", "state", "response"]).executeTakeFirstOrThrow();
  if (row.request_hash !== hash)
    throw new SparkError("conflict", "This Idempotency-Key was used with another body. Use a new key.");
  if (row.state === "running")
    throw new SparkError("conflict", "The first call with this Idempotency-Key is still running. Repeat later.");
  return { answer: row.response };
}

function rowOf(tx: Tx, { actor }: RequestContext, key: string) {
  return tx
    .selectFrom("idempotency_keys")
    .where("tenant_id", "=", actor.tenantId)
    .where("user_id", "=", actor.userId)
    .where("key", "=", key);
}

/** Keeps the answer for the key's lifetime. */
export async function settle(tx: Tx, { actor }: RequestContext, key: string, answer: Json): Promise<void> {
  await tx
    .updateTable("idempotency_keys")
    .set({ state: "done", status: 201, response: JSON.stringify(answer) })
    .where("tenant_id", "=", actor.tenantId)
    .where("user_id", "=", actor.userId)
    .where("key", "=", key)
    .execute();
}

/** Gives the key back after a failure. */
export async function release(tx: Tx, { actor }: RequestContext, key: string): Promise<void> {
  await tx
    .deleteFrom("idempotency_keys")
    .where("tenant_id", "=", actor.tenantId)
    .where("user_id", "=", actor.userId)
    .where("key", "=", key)
    .execute();
}
