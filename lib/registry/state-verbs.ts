import { requireScope, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { Json } from "#lib/core/json";
import type { Tx } from "#lib/core/ports";
import { requireComponent } from "./store";
import type { RegistryDeps } from "./types";

/** `spark.state` is for small things; the whole of it stays under 7 MB per component. */
const VALUE_BYTES = 64 * 1024;
const KEYS = 100;

interface Place {
  componentId: string;
  key: string;
}

/** The app's own key-value store, shared by everybody who may open the component. */
export function createStateVerbs({ withActor, audit }: RegistryDeps) {
  /** The saved value, or null when nothing was saved under this key. */
  async function getState(ctx: RequestContext, input: Place): Promise<{ value: Json; updatedAt: Date } | null> {
    requireScope(ctx, "read");
    return withActor(ctx, async (tx, lastly) => {
      const { id } = await requireComponent(tx, ctx.actor.tenantId, input.componentId);
      const query = tx.selectFrom("component_state").select(["value", "updated_at"]);
      const row = await lastly(query.where("component_id", "=", id).where("key", "=", input.key).executeTakeFirst());
      return row ? { value: row.value, updatedAt: row.updated_at } : null;
    });
  }

  async function putState(ctx: RequestContext, input: Place & { value: Json }): Promise<void> {
    requireScope(ctx, "read");
    const value = JSON.stringify(input.value);
    if (new TextEncoder().encode(value).byteLength > VALUE_BYTES) {
      throw new SparkError("payload_too_large", "A saved value may have 64 KB at most. Save a smaller part of it.");
    }
    await withActor(ctx, async (tx, lastly) => {
      const { tenantId, userId } = ctx.actor;
      const { id } = await requireComponent(tx, tenantId, input.componentId);
      await requireRoom(tx, id, input.key);
      const change = { value, updated_by: userId };
      const upsert = tx
        .insertInto("component_state")
        .values({ component_id: id, key: input.key, tenant_id: tenantId, ...change })
        .onConflict((conflict) => conflict.columns(["component_id", "key"]).doUpdateSet(change));
      const subject = { subjectType: "component_state", subjectId: `${id}/${input.key}` };
      const entry = { action: "component.state_saved", ...subject, after: input.value };
      await lastly(Promise.all([upsert.execute(), audit(tx, ctx, entry)]));
    });
  }

  /** Removing what is not there is fine. */
  async function deleteState(ctx: RequestContext, input: Place): Promise<void> {
    requireScope(ctx, "read");
    await withActor(ctx, async (tx, lastly) => {
      const { id } = await requireComponent(tx, ctx.actor.tenantId, input.componentId);
      const deletion = tx.deleteFrom("component_state").where("component_id", "=", id).where("key", "=", input.key);
      const subject = { subjectType: "component_state", subjectId: `${id}/${input.key}` };
      await lastly(Promise.all([deletion.execute(), audit(tx, ctx, { action: "component.state_deleted", ...subject })]));
    });
  }

  return { getState, putState, deleteState };
}

async function requireRoom(tx: Tx, componentId: string, key: string): Promise<void> {
  const query = tx.selectFrom("component_state").select("key").where("component_id", "=", componentId);
  const others = await query.where("key", "!=", key).limit(KEYS).execute();
  if (others.length >= KEYS) throw new SparkError("payload_too_large", `An app may save ${KEYS} keys at most. Delete one first.`);
}
