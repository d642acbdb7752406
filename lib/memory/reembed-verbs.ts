import { requireScope, type RequestContext } from "#lib/core/context";
import type { MemoryDeps } from "./save-verbs";
import { findForeign, lockMemories, moveMemory } from "./store";

/** As many at once as one request to a model takes without anybody noticing. */
const BATCH = 50;

/** Brings memories to the model that is used now. */
export function createReembedVerbs({ withActor, audit, embedder }: MemoryDeps) {
  /** Gives memories of other models a vector of this one, a few at a time; answers whether there were any. */
  async function reembedMemories(ctx: RequestContext): Promise<boolean> {
    requireScope(ctx, "read");
    const foreign = await withActor(ctx, (tx) => findForeign(tx, ctx.actor, embedder.model, BATCH));
    if (foreign.length === 0) return false;
    const contents = foreign.map(({ content }) => content);
    const { model, vectors } = await embedder.embed(ctx, contents);
    // The model is not there now: what is stored stays as it is.
    if (model !== embedder.model) return false;
    await withActor(ctx, async (tx) => {
      await lockMemories(tx, ctx.actor);
      for (const [index, memory] of foreign.entries())
        await moveMemory(tx, ctx.actor, memory, { model, vector: vectors[index] ?? [] });
      const subject = { subjectType: "memories", subjectId: ctx.actor.userId };
      await audit(tx, ctx, { action: "memories.reembedded", ...subject, after: { model, count: foreign.length } });
    });
    return true;
  }

  return { reembedMemories };
}
