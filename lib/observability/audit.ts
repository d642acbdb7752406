import { createHash } from "node:crypto";

import type { RequestContext } from "#lib/core/context";
import { canonicalJson, type Json } from "#lib/core/json";
import type { AuditEntry, Tx } from "#lib/core/ports";

/** Appends one row to the audit trail inside the transaction of the write it tells about. */
export async function audit(tx: Tx, ctx: RequestContext, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto("audit_logs")
    .values({
      tenant_id: ctx.actor.tenantId,
      actor_id: ctx.actor.userId,
      actor_kind: ctx.actor.kind,
      action: entry.action,
      subject_type: entry.subjectType,
      subject_id: entry.subjectId,
      before_hash: hashOf(entry.before),
      after_hash: hashOf(entry.after),
      request_id: ctx.requestId,
      ip: ctx.ip ?? null,
    })
    .execute();
}

// Not by WebCrypto: the row is to go out together with the statements beside it, before anybody waits.
function hashOf(value: Json | undefined): string | null {
  return value === undefined ? null : createHash("sha256").update(canonicalJson(value)).digest("hex");
}
