import { requireScope, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { Audit, WithActor } from "#lib/core/ports";
import type { SharedTurns } from "./shared-turns";
import { pageSessions, readMessages, requireSession } from "./store";
import type { MessageRecord, SessionRecord } from "./types";

export interface ChatStoreDeps {
  withActor: WithActor;
  audit: Audit;
}

/** A person's conversations: list, read, rename, delete. */
export function createSessionVerbs({ withActor, audit, turns }: ChatStoreDeps & { turns: SharedTurns }) {
  /** One page, last used first; the cursor is the position after which to go on. */
  async function listSessions(
    ctx: RequestContext,
    input: { cursor?: string | undefined; limit: number; q?: string | undefined; project_id?: string | undefined },
  ): Promise<{ items: SessionRecord[]; nextCursor: string | null }> {
    requireScope(ctx, "read");
    const before = input.cursor === undefined ? undefined : readCursor(input.cursor);
    const page = { before, limit: input.limit + 1, q: input.q, projectId: input.project_id };
    const rows = await withActor(ctx, (tx, lastly) => lastly(pageSessions(tx, ctx.actor, page)));
    const items = rows.slice(0, input.limit);
    const last = items.at(-1);
    const hasMore = rows.length > input.limit && last !== undefined;
    return { items, nextCursor: hasMore ? `${last.updatedAt.getTime()}.${last.id}` : null };
  }

  async function getSession(
    ctx: RequestContext,
    input: { id: string },
  ): Promise<{ session: SessionRecord; messages: readonly MessageRecord[] }> {
    requireScope(ctx, "read");
    return withActor(ctx, async (tx, lastly) => {
      const session = await requireSession(tx, ctx.actor, input.id);
      // An answer that is being replaced is gone for whoever joins now: the stream brings the new one.
      const [messages, replaced = Infinity] = await Promise.all([
        lastly(readMessages(tx, ctx.actor, session.id)),
        turns.findReplaced(session.id),
      ]);
      return { session, messages: messages.filter(({ position }) => position < replaced) };
    });
  }

  async function renameSession(ctx: RequestContext, input: { id: string; title: string }): Promise<SessionRecord> {
    requireScope(ctx, "generate");
    return withActor(ctx, async (tx) => {
      const session = await requireSession(tx, ctx.actor, input.id);
      await tx.updateTable("chat_sessions").set({ title: input.title }).where("id", "=", session.id).execute();
      const subject = { subjectType: "chat_session", subjectId: session.id };
      await audit(tx, ctx, { action: "session.renamed", ...subject, before: session.title, after: input.title });
      return requireSession(tx, ctx.actor, session.id);
    });
  }

  /** Removes a conversation with its messages; the components made in it stay. */
  async function deleteSession(ctx: RequestContext, input: { id: string }): Promise<void> {
    requireScope(ctx, "generate");
    await withActor(ctx, async (tx) => {
      const session = await requireSession(tx, ctx.actor, input.id);
      await tx.deleteFrom("chat_sessions").where("id", "=", session.id).execute();
      const subject = { subjectType: "chat_session", subjectId: session.id };
      await audit(tx, ctx, { action: "session.deleted", ...subject, before: session.title });
    });
  }

  return { listSessions, getSession, renameSession, deleteSession };
}

function readCursor(text: string): { at: Date; id: string } {
  const [, time, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(text) ?? [];
  if (!time || !id) {
    const message = "Use the next_cursor of the page before";
    throw new SparkError("invalid_request", "This cursor is not one of ours.", { details: [{ path: "cursor", message }] });
  }
  return { at: new Date(Number(time)), id };
}
