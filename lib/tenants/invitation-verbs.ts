import { sql } from "kysely";
import { requireScope, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import { sha256Hex } from "#lib/core/hash";
import { randomToken } from "#lib/core/random-token";
import { isOwnTenant, noSuchTenant, requireTenantId, type Invitation, type TenantDeps } from "./tenant-verbs";

const INVITATION_COLUMNS = ["id", "email", "role", "expires_at", "accepted_at", "created_at"] as const;
const MAX_LISTED = 500;

/** Who is invited to a tenant: an address, a role, and a token that only its owner can use. */
export function createInvitationVerbs({ withActor, audit }: TenantDeps) {
  /** Invites an address; the token is shown once. */
  async function invite(
    ctx: RequestContext,
    input: { tenantId: string; email: string; role: "admin" | "member"; expiresInSeconds: number },
  ): Promise<Invitation & { token: string }> {
    requireScope(ctx, "manage");
    requireTenantId(input.tenantId);
    const token = randomToken();
    const tokenHash = await sha256Hex(token);
    return withActor(ctx, async (tx) => {
      const row = await tx
        .insertInto("tenant_invitations")
        .values({
          tenant_id: input.tenantId,
          email: input.email,
          role: input.role,
          token_hash: tokenHash,
          invited_by: ctx.actor.userId,
          expires_at: new Date(Date.now() + input.expiresInSeconds * 1_000),
        })
        .returning(INVITATION_COLUMNS)
        .executeTakeFirstOrThrow();
      await audit(tx, ctx, { action: "member.invited", subjectType: "tenant_invitation", subjectId: row.id, after: input.role });
      return { ...toInvitation(row), token };
    });
  }

  async function listInvitations(ctx: RequestContext, input: { tenantId: string }): Promise<Invitation[]> {
    requireScope(ctx, "manage");
    requireTenantId(input.tenantId);
    return withActor(ctx, async (tx) => {
      const query = tx.selectFrom("tenant_invitations").select(INVITATION_COLUMNS).where("tenant_id", "=", input.tenantId);
      const rows = await query.orderBy("created_at", "desc").orderBy("id", "desc").limit(MAX_LISTED).execute();
      if (rows.length === 0 && !(await isOwnTenant(tx, input.tenantId))) throw noSuchTenant();
      return rows.map(toInvitation);
    });
  }

  async function revokeInvitation(ctx: RequestContext, input: { tenantId: string; id: string }): Promise<void> {
    requireScope(ctx, "manage");
    requireTenantId(input.tenantId);
    await withActor(ctx, async (tx) => {
      const query = tx.deleteFrom("tenant_invitations").where("tenant_id", "=", input.tenantId).where("id", "=", input.id);
      if ((await query.executeTakeFirst()).numDeletedRows === 0n)
        throw new SparkError("not_found", "There is no such invitation.");
      await audit(tx, ctx, { action: "invitation.revoked", subjectType: "tenant_invitation", subjectId: input.id });
    });
  }

  /** Joins the tenant that invited the caller's address; answers its id. */
  async function acceptInvitation(ctx: RequestContext, input: { token: string }): Promise<{ tenantId: string }> {
    requireScope(ctx, "read");
    const hash = await sha256Hex(input.token);
    return withActor(ctx, async (tx) => {
      const { rows } = await sql<{ id: string }>`select private.accept_invitation(${hash}) as id`.execute(tx);
      const tenantId = rows[0]?.id ?? "";
      await audit(tx, ctx, { action: "invitation.accepted", subjectType: "tenant", subjectId: tenantId });
      return { tenantId };
    });
  }

  return { invite, listInvitations, revokeInvitation, acceptInvitation };
}

function toInvitation(row: {
  id: string;
  email: string;
  role: "admin" | "member";
  expires_at: Date;
  accepted_at: Date | null;
  created_at: Date;
}): Invitation {
  const { id, email, role } = row;
  return { id, email, role, expiresAt: row.expires_at, acceptedAt: row.accepted_at, createdAt: row.created_at };
}
