import { sql } from "kysely";
import type { RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import { sha256Hex } from "#lib/core/hash";
import { canonicalJson, type Json } from "#lib/core/json";
import type { Tx, WithActor } from "#lib/core/ports";

// A run that has not ended by then was cut off with its process; its key may be used again.
const ABANDONED_AFTER = "5 minutes";

/** The same key and body give the same answer and no second generation; another body under the key is a conflict. */
export function createIdempotency<Answer extends Json>(withActor: WithActor) {
  return async (ctx: RequestContext, key: string | undefined, request: Json, work: () => Promise<Answer>): Promise<Answer> => {
    if (key === undefined) return work();
    const hash = await sha256Hex(canonicalJson(request));
    const known = await withActor(ctx, (tx) => claim(tx, ctx, key, hash));
    if (known) return known.answer as Answer;
    try {
      const answer = await work();
      await withActor(ctx, (tx) => settle(tx, ctx, key, answer));
      return answer;
    } catch (error) {
      // A failure is no answer: the same call may be tried again.
      await withActor(ctx, (tx) => release(tx, ctx, key));
      throw error;
    }
  };
}

async function claim(tx: Tx, ctx: RequestContext, key: string, hash: string): Promise<{ answer: Json } | undefined> {
  const { tenantId, userId } = ctx.actor;
  await tx
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
  const inserted = await tx
    .insertInto("idempotency_keys")
    .values({ tenant_id: tenantId, user_id: userId, key, request_hash: hash })
    .onConflict((conflict) => conflict.columns(["tenant_id", "user_id", "key"]).doNothing())
    .returning("key")
    .executeTakeFirst();
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

async function settle(tx: Tx, { actor }: RequestContext, key: string, answer: Json): Promise<void> {
  await tx
    .updateTable("idempotency_keys")
    .set({ state: "done", status: 201, response: JSON.stringify(answer) })
    .where("tenant_id", "=", actor.tenantId)
    .where("user_id", "=", actor.userId)
    .where("key", "=", key)
    .execute();
}

async function release(tx: Tx, { actor }: RequestContext, key: string): Promise<void> {
  await tx
    .deleteFrom("idempotency_keys")
    .where("tenant_id", "=", actor.tenantId)
    .where("user_id", "=", actor.userId)
    .where("key", "=", key)
    .execute();
}
