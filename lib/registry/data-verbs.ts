import { requireScope, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import { canonicalJson, type Json } from "#lib/core/json";
import { isUuid } from "#lib/core/ids";
import { noSuchComponent } from "./ids";
import { lockComponent } from "./store";
import type { RegistryDeps } from "./types";

/** Same limit as `data_context`: what a request may bring is what a component may hold. */
const DATA_BYTES = 256 * 1024;

/** The data a component shows. It changes without the code being made again. */
export function createDataVerbs({ withActor, audit }: RegistryDeps) {
  async function getData(ctx: RequestContext, input: { componentId: string }): Promise<{ data: Json; revision: number }> {
    requireScope(ctx, "read");
    if (!isUuid(input.componentId)) throw noSuchComponent();
    const row = await withActor(ctx, (tx, lastly) =>
      lastly(
        tx
          .selectFrom("components")
          .select(["data", "data_revision"])
          .where("tenant_id", "=", ctx.actor.tenantId)
          .where("id", "=", input.componentId)
          .executeTakeFirst(),
      ),
    );
    if (!row) throw noSuchComponent();
    return { data: row.data, revision: row.data_revision };
  }

  /** Replaces the data and raises its revision, which tells open frames to follow. */
  async function replaceData(
    ctx: RequestContext,
    input: { componentId: string; data: Json },
  ): Promise<{ data: Json; revision: number }> {
    requireScope(ctx, "generate");
    requireDataSize(input.data);
    return withActor(ctx, async (tx, lastly) => {
      const before = await lockComponent(tx, ctx.actor.tenantId, input.componentId);
      const revision = before.data_revision + 1;
      const change = { data: JSON.stringify(input.data), data_revision: revision };
      const entry = {
        action: "component.data_replaced",
        subjectType: "component",
        subjectId: before.id,
        before: { revision: before.data_revision },
        after: { revision, data: canonicalJson(input.data) },
      };
      const update = tx.updateTable("components").set(change).where("id", "=", before.id);
      await lastly(Promise.all([update.execute(), audit(tx, ctx, entry)]));
      return { data: input.data, revision };
    });
  }

  return { getData, replaceData };
}

/** Refuses data that is too large to hand to a frame at once. */
export function requireDataSize(data: Json): void {
  if (new TextEncoder().encode(JSON.stringify(data)).byteLength > DATA_BYTES) {
    throw new SparkError("payload_too_large", "The data is larger than 256 KB. Send a smaller part, or totals instead of rows.");
  }
}
