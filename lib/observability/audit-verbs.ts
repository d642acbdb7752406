import { requireScope, type RequestContext } from "#lib/core/context";
import { decodeCursor, encodeCursor } from "#lib/core/cursor";
import type { WithActor } from "#lib/core/ports";

/** One line of the trail. What changed is known by its hash only. */
export interface AuditRecord {
  id: string;
  actorId: string;
  actorKind: "person" | "program";
  action: string;
  subjectType: string;
  subjectId: string;
  beforeHash: string | null;
  afterHash: string | null;
  requestId: string;
  ip: string | null;
  createdAt: Date;
}

/** Reading the audit trail of the caller's tenant. */
export function createAuditVerbs({ withActor }: { withActor: WithActor }) {
  /** Newest first; the cursor is a position in the index. */
  async function listAudit(
    ctx: RequestContext,
    input: { limit: number; cursor?: string | undefined; subjectId?: string | undefined },
  ): Promise<{ items: AuditRecord[]; nextCursor: string | null }> {
    requireScope(ctx, "manage");
    const cursor = input.cursor === undefined ? undefined : decodeCursor(input.cursor);
    return withActor(ctx, async (tx) => {
      const rows = await tx
        .selectFrom("audit_logs")
        .selectAll()
        .where("tenant_id", "=", ctx.actor.tenantId)
        .$if(input.subjectId !== undefined, (query) => query.where("subject_id", "=", input.subjectId ?? ""))
        .$if(cursor !== undefined, (query) =>
          query.where(({ refTuple, tuple, val, eb }) =>
            eb(refTuple("created_at", "id"), "<", tuple(val(cursor?.at ?? new Date()), val(cursor?.id ?? ""))),
          ),
        )
        .orderBy("created_at", "desc")
        .orderBy("id", "desc")
        .limit(input.limit + 1)
        .execute();
      const items = rows.slice(0, input.limit).map((row) => ({
        id: row.id,
        actorId: row.actor_id,
        actorKind: row.actor_kind,
        action: row.action,
        subjectType: row.subject_type,
        subjectId: row.subject_id,
        beforeHash: row.before_hash,
        afterHash: row.after_hash,
        requestId: row.request_id,
        ip: row.ip,
        createdAt: row.created_at,
      }));
      const last = items.at(-1);
      const isMore = rows.length > input.limit && last !== undefined;
      return { items, nextCursor: isMore ? encodeCursor({ at: last.createdAt, id: last.id }) : null };
    });
  }

  return { listAudit };
}
