import { requireScope, type RequestContext } from "#lib/core/context";
import { decodeCursor, encodeCursor } from "#lib/core/cursor";
import { SparkError } from "#lib/core/errors";
import { isUuid } from "#lib/core/ids";
import { LOCAL_MODEL } from "./local-embedding";
import { requirePerson } from "./require-person";
import { createReembedVerbs } from "./reembed-verbs";
import { createSaveVerbs, type MemoryDeps } from "./save-verbs";
import { deleteMemory, findForeign, hasMemories, memoriesWith, nearestMemories, pageMemories } from "./store";
import type { FoundMemory, Memory } from "./types";

/** What a prompt is reminded of: this near, and at most so many. */
const RECALL = { threshold: 0.78, count: 5 };
/** Somebody who searches sees more than a prompt does. Local vectors of texts without a common word are at 0.71 already. */
const SEARCH_THRESHOLD = { local: 0.735, others: 0.35 };
/** What a prompt is about is said by then. */
const MAX_QUERY = 4_000;

/** What a person wants to be remembered: saved by hand or noticed, found by what it means, forgotten at once. */
export function createMemoryVerbs(deps: MemoryDeps) {
  const { withActor, audit, embedder } = deps;
  const { reembedMemories } = createReembedVerbs(deps);
  const { saveMemory, noticePreferences } = createSaveVerbs(deps);

  /** The person's memories near to a prompt, best first; a program has none. */
  async function recallMemories(ctx: RequestContext, prompt: string): Promise<FoundMemory[]> {
    if (ctx.actor.kind !== "person" || prompt.trim() === "") return [];
    requireScope(ctx, "read");
    // Most people have none: no provider need read their prompt.
    const mayRecall = embedder.model === LOCAL_MODEL || (await withActor(ctx, (tx) => hasMemories(tx, ctx.actor)));
    return mayRecall ? findNear(ctx, prompt, () => RECALL) : [];
  }

  /** Newest first; the cursor is the position after which to go on. */
  async function listMemories(
    ctx: RequestContext,
    input: { cursor?: string | undefined; limit: number },
  ): Promise<{ items: Memory[]; nextCursor: string | null }> {
    requirePerson(ctx.actor);
    requireScope(ctx, "read");
    const before = input.cursor === undefined ? undefined : decodeCursor(input.cursor);
    return pageOf(await withActor(ctx, (tx) => pageMemories(tx, ctx.actor, { before, limit: input.limit + 1 })), input.limit);
  }

  /** What is near to a query, best first, and without a threshold also what has its words in it. */
  async function searchMemories(
    ctx: RequestContext,
    { query, threshold, limit }: { query: string; threshold?: number | undefined; limit: number },
  ): Promise<(Memory & Partial<FoundMemory>)[]> {
    requirePerson(ctx.actor);
    requireScope(ctx, "read");
    const near = await findNear(ctx, query, (model) => ({ threshold: threshold ?? thresholdOf(model), count: limit }));
    if (threshold !== undefined || near.length >= limit) return near;
    const known = new Set(near.map(({ id }) => id));
    const worded = await withActor(ctx, (tx) => memoriesWith(tx, ctx.actor, query, limit));
    return [...near, ...worded.filter(({ id }) => !known.has(id))].slice(0, limit);
  }

  /** Gone with this call. */
  async function forgetMemory(ctx: RequestContext, input: { id: string }): Promise<void> {
    requirePerson(ctx.actor);
    requireScope(ctx, "generate");
    if (!isUuid(input.id)) throw noSuchMemory();
    await withActor(ctx, async (tx) => {
      const before = await deleteMemory(tx, ctx.actor, input.id);
      if (before === undefined) throw noSuchMemory();
      await audit(tx, ctx, { action: "memory.forgotten", subjectType: "memory", subjectId: input.id, before });
    });
  }

  /** Searches by meaning. Memories that another model has read are brought to this one first, and the search is repeated. */
  async function findNear(
    ctx: RequestContext,
    query: string,
    limitsOf: (model: string) => { threshold: number; count: number },
  ): Promise<FoundMemory[]> {
    const { model, vectors } = await embedder.embed(ctx, [query.slice(0, MAX_QUERY)]);
    const near = { model, vector: vectors[0] ?? [], ...limitsOf(model) };
    const [found, foreign] = await withActor(ctx, (tx) =>
      Promise.all([nearestMemories(tx, ctx.actor, near), model === embedder.model ? findForeign(tx, ctx.actor, model, 1) : []]),
    );
    if (foreign.length === 0 || !(await reembedMemories(ctx))) return found;
    return withActor(ctx, (tx) => nearestMemories(tx, ctx.actor, near));
  }

  return { saveMemory, noticePreferences, recallMemories, listMemories, searchMemories, forgetMemory };
}

function pageOf(rows: readonly Memory[], limit: number): { items: Memory[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor({ at: last.createdAt, id: last.id }) : null };
}

function thresholdOf(model: string): number {
  return model === LOCAL_MODEL ? SEARCH_THRESHOLD.local : SEARCH_THRESHOLD.others;
}

function noSuchMemory(): SparkError {
  return new SparkError("not_found", "There is no such memory, or it is forgotten already.");
}
