import { requireScope, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import { findComponent, lockComponent } from "./store";
import type { ComponentRecord, RegistryDeps } from "./types";
import { dropUnusedBundles } from "./version-store";

/** Putting components away, and removing them. */
export function createShelfVerbs({ withActor, audit }: RegistryDeps) {
  /** Puts a component away, or takes it out again. Doing it twice changes nothing. */
  async function archiveComponent(
    ctx: RequestContext,
    input: { componentId: string; archived: boolean },
  ): Promise<ComponentRecord> {
    requireScope(ctx, "manage");
    const status = input.archived ? "archived" : "active";
    return withActor(ctx, async (tx) => {
      const { status: before } = await lockComponent(tx, ctx.actor.tenantId, input.componentId);
      if (before !== status) {
        const change = { status, archived_at: input.archived ? new Date() : null } as const;
        await tx.updateTable("components").set(change).where("id", "=", input.componentId).execute();
      }
      const action = input.archived ? "component.archived" : "component.unarchived";
      const subject = { subjectType: "component", subjectId: input.componentId };
      await audit(tx, ctx, { action, ...subject, before: { status: before }, after: { status } });
      return findComponent(tx, ctx.actor.tenantId, input.componentId);
    });
  }

  /** Removes a component and all that hangs on it, for its maker and those who manage the tenant. */
  async function deleteComponent(ctx: RequestContext, input: { componentId: string }): Promise<void> {
    requireScope(ctx, "manage");
    await withActor(ctx, async (tx) => {
      const before = await lockComponent(tx, ctx.actor.tenantId, input.componentId);
      const versions = await tx
        .selectFrom("component_versions")
        .select("bundle_hash")
        .distinct()
        .where("tenant_id", "=", ctx.actor.tenantId)
        .where("component_id", "=", before.id)
        .execute();
      const deleted = await tx.deleteFrom("components").where("id", "=", before.id).executeTakeFirst();
      if (deleted.numDeletedRows === 0n) {
        throw new SparkError("forbidden", "Only its maker, or somebody who manages this workspace, can delete this component.");
      }
      const hashes = versions.map((version) => version.bundle_hash);
      await dropUnusedBundles(tx, ctx.actor.tenantId, hashes);
      const subject = { subjectType: "component", subjectId: before.id };
      await audit(tx, ctx, {
        action: "component.deleted",
        ...subject,
        before: { title: before.title, version: before.current_version },
      });
    });
  }

  return { archiveComponent, deleteComponent };
}
