import { sql } from "kysely";
import { requireScope, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import { noSuchTenant, requireTenantId, type Member, type Role, type TenantDeps } from "./tenant-verbs";

/** Who belongs to a tenant. Managers handle everybody but owners; anybody may leave. */
export function createMemberVerbs({ withActor, audit }: TenantDeps) {
  async function listMembers(ctx: RequestContext, input: { tenantId: string }): Promise<Member[]> {
    requireScope(ctx, "read");
    requireTenantId(input.tenantId);
    return withActor(ctx, async (tx) => {
      const { rows } = await sql<{ user_id: string; email: string; role: Role; created_at: Date }>`
        select user_id, email, role, created_at from private.list_members(${input.tenantId}::uuid)`.execute(tx);
      if (rows.length === 0) throw noSuchTenant();
      return rows.map((row) => ({ userId: row.user_id, email: row.email, role: row.role, joinedAt: row.created_at }));
    });
  }

  async function setMemberRole(ctx: RequestContext, input: { tenantId: string; userId: string; role: Role }): Promise<void> {
    requireScope(ctx, "manage");
    requireTenantId(input.tenantId);
    await withActor(ctx, async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable("tenant_members")
        .set({ role: input.role })
        .where("tenant_id", "=", input.tenantId)
        .where("user_id", "=", input.userId)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw noSuchMember();
      await audit(tx, ctx, {
        action: "member.role_set",
        subjectType: "tenant_member",
        subjectId: input.userId,
        after: input.role,
      });
    });
  }

  /** Removes a member, or lets the caller leave. */
  async function removeMember(ctx: RequestContext, input: { tenantId: string; userId: string }): Promise<void> {
    requireScope(ctx, "manage");
    requireTenantId(input.tenantId);
    await withActor(ctx, async (tx) => {
      // First, for whoever leaves may not write here any more.
      await audit(tx, ctx, { action: "member.removed", subjectType: "tenant_member", subjectId: input.userId });
      const { numDeletedRows } = await tx
        .deleteFrom("tenant_members")
        .where("tenant_id", "=", input.tenantId)
        .where("user_id", "=", input.userId)
        .executeTakeFirst();
      if (numDeletedRows === 0n) throw noSuchMember();
    });
  }

  return { listMembers, setMemberRole, removeMember };
}

function noSuchMember(): SparkError {
  return new SparkError("not_found", "There is no such member, or you may not change them.");
}
