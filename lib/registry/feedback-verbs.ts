import { requireScope, type RequestContext } from "#lib/core/context";
import { findComponent, requireComponent } from "./store";
import type { RegistryDeps } from "./types";

/** What people think of a component. Reading it is leave enough. */
export function createFeedbackVerbs({ withActor, audit }: RegistryDeps) {
  /** One opinion per person and component; a later one replaces it. Answers with the new totals. */
  async function recordFeedback(
    ctx: RequestContext,
    input: { componentId: string; rating: "up" | "down"; comment?: string | undefined },
  ): Promise<{ up: number; down: number }> {
    requireScope(ctx, "read");
    return withActor(ctx, async (tx, lastly) => {
      const { tenantId, userId } = ctx.actor;
      const { id, version } = await requireComponent(tx, tenantId, input.componentId);
      const opinion = { version, rating: input.rating, comment: input.comment ?? null };
      const upsert = tx
        .insertInto("component_feedback")
        .values({ component_id: id, user_id: userId, tenant_id: tenantId, ...opinion })
        .onConflict((conflict) => conflict.columns(["component_id", "user_id"]).doUpdateSet(opinion));
      const entry = { action: "component.feedback_given", subjectType: "component", subjectId: id, after: opinion };
      const [, , component] = await lastly(
        Promise.all([upsert.execute(), audit(tx, ctx, entry), findComponent(tx, tenantId, id)]),
      );
      return component.feedback;
    });
  }

  return { recordFeedback };
}
