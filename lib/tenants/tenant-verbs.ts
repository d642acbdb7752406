import { sql } from "kysely";
import { requireScope, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import { isUuid } from "#lib/core/ids";
import type { Audit, Tx, WithActor } from "#lib/core/ports";

export interface TenantDeps {
  withActor: WithActor;
  audit: Audit;
}

export type Role = "owner" | "admin" | "member";

/** A tenant as one of its members sees it. */
export interface Tenant {
  id: string;
  name: string;
  role: Role;
  /** The one the caller works in now. */
  isCurrent: boolean;
  createdAt: Date;
}

export interface Member {
  userId: string;
  email: string;
  role: Role;
  joinedAt: Date;
}

/** Somebody who may join, while it holds. */
export interface Invitation {
  id: string;
  email: string;
  role: Role;
  expiresAt: Date;
  acceptedAt: Date | null;
  createdAt: Date;
}

/** Tenants of the caller; what each role may do is the database's to say. */
export function createTenantVerbs({ withActor, audit }: TenantDeps) {
  /** The tenants the caller is a member of; a program knows its own. */
  async function listTenants(ctx: RequestContext): Promise<Tenant[]> {
    requireScope(ctx, "read");
    const { userId, tenantId } = ctx.actor;
    return withActor(ctx, async (tx) => {
      const rows = await tx
        .selectFrom("tenants")
        .leftJoin("tenant_members", (join) =>
          join.onRef("tenant_members.tenant_id", "=", "tenants.id").on("tenant_members.user_id", "=", userId),
        )
        .select(["tenants.id", "tenants.name", "tenants.created_at", "tenant_members.role"])
        .orderBy("tenants.created_at")
        .orderBy("tenants.id")
        .execute();
      return rows.map(({ id, name, role, created_at: createdAt }) => {
        return { id, name, role: role ?? "member", isCurrent: id === tenantId, createdAt };
      });
    });
  }

  /** Makes a tenant with the caller as its owner; the caller goes on in the one they are in. */
  async function createTenant(ctx: RequestContext, input: { name: string }): Promise<Tenant> {
    requireScope(ctx, "manage");
    return withActor(ctx, async (tx) => {
      const { rows } = await sql<{ id: string }>`select private.create_tenant(${input.name}) as id`.execute(tx);
      const id = rows[0]?.id ?? "";
      const query = tx.selectFrom("tenants").select(["id", "name", "created_at"]).where("id", "=", id);
      const made = await query.executeTakeFirstOrThrow();
      await audit(tx, ctx, { action: "tenant.created", subjectType: "tenant", subjectId: id, after: input.name });
      return { id, name: made.name, role: "owner", isCurrent: false, createdAt: made.created_at };
    });
  }

  async function renameTenant(ctx: RequestContext, input: { tenantId: string; name: string }): Promise<void> {
    requireScope(ctx, "manage");
    requireTenantId(input.tenantId);
    await withActor(ctx, async (tx) => {
      const query = tx.updateTable("tenants").set({ name: input.name }).where("id", "=", input.tenantId);
      if ((await query.executeTakeFirst()).numUpdatedRows === 0n) throw noSuchTenant();
      await audit(tx, ctx, { action: "tenant.renamed", subjectType: "tenant", subjectId: input.tenantId, after: input.name });
    });
  }

  /** The caller's next token is one of this tenant. */
  async function switchTenant(ctx: RequestContext, input: { tenantId: string }): Promise<void> {
    requireScope(ctx, "read");
    requireTenantId(input.tenantId);
    await withActor(ctx, async (tx) => {
      await sql`select private.switch_tenant(${input.tenantId}::uuid)`.execute(tx);
      await audit(tx, ctx, { action: "tenant.switched", subjectType: "tenant", subjectId: input.tenantId });
    });
  }

  return { listTenants, createTenant, renameTenant, switchTenant };
}

/** What is no UUID names no tenant. */
export function requireTenantId(id: string): void {
  if (!isUuid(id)) throw noSuchTenant();
}

/** Is it one of the caller's tenants? By membership as it is now, whatever their token says. */
export async function isOwnTenant(tx: Tx, id: string): Promise<boolean> {
  return (await tx.selectFrom("tenants").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;
}

/** Also the answer about tenants that are somebody else's. */
export function noSuchTenant(): SparkError {
  return new SparkError("not_found", "There is no such workspace, or you may not change it.");
}
