import { requireScope, type RequestContext } from "#lib/core/context";
import { noSuchVersion } from "./ids";
import { findComponent, requireComponent } from "./store";
import type { Bundle, Page, RegistryDeps, ShownVersion, VersionDetail, VersionRecord } from "./types";
import { findShown, findVersion, pageVersions } from "./version-store";

/** Reading versions and their compiled code. */
export function createHistoryVerbs({ withActor }: RegistryDeps) {
  /** A version with everything needed to show, edit or serve it; the current one unless told otherwise. */
  async function getVersion(
    ctx: RequestContext,
    input: { componentId: string; version?: number | undefined },
  ): Promise<VersionDetail> {
    requireScope(ctx, "read");
    return withActor(ctx, async (tx, lastly) => {
      const component = await findComponent(tx, ctx.actor.tenantId, input.componentId);
      const number = input.version ?? component.version;
      const found = await lastly(findVersion(tx, ctx.actor.tenantId, component.id, number));
      if (!found) throw noSuchVersion(number);
      return { component, ...found };
    });
  }

  /** What a frame's document is made of. */
  async function getShown(
    ctx: RequestContext,
    input: { componentId: string; version?: number | undefined },
  ): Promise<ShownVersion> {
    requireScope(ctx, "read");
    return withActor(ctx, (tx, lastly) => lastly(findShown(tx, ctx.actor.tenantId, input)));
  }

  /** History, newest first. The cursor is the last version number seen. */
  async function listVersions(
    ctx: RequestContext,
    input: { componentId: string; limit: number; cursor?: number | undefined },
  ): Promise<Page<VersionRecord>> {
    requireScope(ctx, "read");
    return withActor(ctx, async (tx, lastly) => {
      const { tenantId } = ctx.actor;
      const page = { componentId: input.componentId, before: input.cursor, limit: input.limit + 1 };
      const finding = requireComponent(tx, tenantId, input.componentId);
      const [rows] = await lastly(Promise.all([pageVersions(tx, tenantId, page), finding]));
      const items = rows.slice(0, input.limit);
      const last = items.at(-1);
      return { items, nextCursor: rows.length > input.limit && last ? String(last.version) : null };
    });
  }

  /** Compiled code this tenant already owns, by content hash. */
  async function findBundle(ctx: RequestContext, input: { hash: string }): Promise<Bundle | null> {
    requireScope(ctx, "read");
    return withActor(ctx, async (tx, lastly) => {
      const query = tx.selectFrom("component_bundles").select(["hash", "js", "css"]);
      const own = query.where("tenant_id", "=", ctx.actor.tenantId).where("hash", "=", input.hash);
      return (await lastly(own.executeTakeFirst())) ?? null;
    });
  }

  return { getVersion, getShown, listVersions, findBundle };
}
