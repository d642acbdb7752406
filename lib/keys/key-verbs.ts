import { requireScope, type RequestContext, type Scope } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import { sha256Hex } from "#lib/core/hash";
import { isUuid } from "#lib/core/ids";
import type { Audit, WithActor } from "#lib/core/ports";
import { randomToken } from "#lib/core/random-token";

/** What the key verbs need from outside; `keyPrefix` is how every key of this product begins. */
export interface KeyDeps {
  withActor: WithActor;
  audit: Audit;
  keyPrefix: string;
}

/** A key as its tenant's managers see it; the key itself is shown once, when it is made. */
export interface KeyRecord {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  createdAt: Date;
}

const SHOWN_CHARACTERS = 6;
const COLUMNS = ["id", "name", "prefix", "scopes", "expires_at", "last_used_at", "revoked_at", "created_at"] as const;
// More keys than anybody keeps track of.
const MAX_LISTED = 200;

/** API keys of a tenant: only their SHA-256 is stored. */
export function createKeyVerbs({ withActor, audit, keyPrefix }: KeyDeps) {
  /** Makes a key. Nobody gives away more than they have. */
  async function createKey(
    ctx: RequestContext,
    input: { name: string; scopes: readonly Scope[]; expiresAt?: Date | undefined },
  ): Promise<KeyRecord & { key: string }> {
    requireScope(ctx, "manage");
    for (const scope of input.scopes) requireScope(ctx, scope);
    if (input.expiresAt && input.expiresAt.getTime() <= Date.now()) throw alreadyOver();
    const key = `${keyPrefix}${randomToken()}`;
    const row = { name: input.name, scopes: [...input.scopes], expires_at: input.expiresAt ?? null };
    const identity = { prefix: key.slice(0, keyPrefix.length + SHOWN_CHARACTERS), key_hash: await sha256Hex(key) };
    return withActor(ctx, async (tx) => {
      const made = await tx
        .insertInto("api_keys")
        .values({ tenant_id: ctx.actor.tenantId, created_by: ctx.actor.userId, ...row, ...identity })
        .returning(COLUMNS)
        .executeTakeFirstOrThrow();
      const after = { name: input.name, scopes: [...input.scopes] };
      await audit(tx, ctx, { action: "key.created", subjectType: "api_key", subjectId: made.id, after });
      return { ...toRecord(made), key };
    });
  }

  /** The tenant's keys, newest first, with those that are over. */
  async function listKeys(ctx: RequestContext): Promise<KeyRecord[]> {
    requireScope(ctx, "manage");
    return withActor(ctx, async (tx) => {
      const query = tx.selectFrom("api_keys").select(COLUMNS).where("tenant_id", "=", ctx.actor.tenantId);
      const rows = await query.orderBy("created_at", "desc").orderBy("id", "desc").limit(MAX_LISTED).execute();
      return rows.map(toRecord);
    });
  }

  /** Ends a key with its next request. */
  async function revokeKey(ctx: RequestContext, input: { id: string }): Promise<void> {
    requireScope(ctx, "manage");
    if (!isUuid(input.id)) throw noSuchKey();
    await withActor(ctx, async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable("api_keys")
        .set({ revoked_at: new Date() })
        .where("tenant_id", "=", ctx.actor.tenantId)
        .where("id", "=", input.id)
        .where("revoked_at", "is", null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw noSuchKey();
      await audit(tx, ctx, { action: "key.revoked", subjectType: "api_key", subjectId: input.id });
    });
  }

  return { createKey, listKeys, revokeKey };
}

function noSuchKey(): SparkError {
  return new SparkError("not_found", "There is no such key, or it is revoked already.");
}

function alreadyOver(): SparkError {
  const message = "must be in the future";
  return new SparkError("invalid_request", `expires_at: ${message}`, { details: [{ path: "expires_at", message }] });
}

function toRecord(row: {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
  created_at: Date;
}): KeyRecord {
  const { id, name, prefix, scopes } = row;
  const times = { expiresAt: row.expires_at, lastUsedAt: row.last_used_at, revokedAt: row.revoked_at, createdAt: row.created_at };
  return { id, name, prefix, scopes, ...times };
}
