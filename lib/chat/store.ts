import { sql } from "kysely";
import { z } from "zod";
import type { Actor } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { Json } from "#lib/core/json";
import type { Tx } from "#lib/core/ports";
import type { MessageRecord, SessionRecord } from "./types";

const Choices = z.object({
  mode: z.enum(["auto", "text", "component", "code"]),
  effort: z.enum(["fast", "quality"]),
  privacy: z.enum(["standard", "schema-only"]),
  provider: z.string().nullable(),
});
type Choices = z.output<typeof Choices>;

const PLAIN_CHOICES: Choices = { mode: "auto", effort: "fast", privacy: "standard", provider: null };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SESSION_COLUMNS = ["id", "client_id", "title", "component_id", "project_id", "created_at", "updated_at"] as const;

/** Could this be the id that a session got here? Clients name theirs as they like. */
export function isSessionId(key: string): boolean {
  return UUID.test(key);
}

/** The caller's session by its own id or the client's, or nothing. */
export async function findSession(tx: Tx, actor: Actor, key: string): Promise<SessionRecord | undefined> {
  const row = await tx
    .selectFrom("chat_sessions")
    .select(SESSION_COLUMNS)
    .where("user_id", "=", actor.userId)
    .where("tenant_id", "=", actor.tenantId)
    .where((where) => where.or([where("client_id", "=", key), ...(isSessionId(key) ? [where("id", "=", key)] : [])]))
    .orderBy(sql`client_id = ${key}`, "desc")
    .limit(1)
    .executeTakeFirst();
  return row && toSession(row);
}

/** How a person wants their turns answered; a program has set up nothing. */
export async function readChoices(tx: Tx, actor: Actor): Promise<Choices> {
  if (actor.kind !== "person") return PLAIN_CHOICES;
  const row = await tx
    .selectFrom("user_settings")
    .select(["default_mode as mode", "effort", "privacy", "default_provider as provider"])
    .where("id", "=", actor.userId)
    .executeTakeFirst();
  return row ? { ...Choices.parse(row) } : PLAIN_CHOICES;
}

/** The same, or `not_found`. */
export async function requireSession(tx: Tx, actor: Actor, key: string): Promise<SessionRecord> {
  const session = await findSession(tx, actor, key);
  if (!session) throw new SparkError("not_found", "There is no such chat.");
  return session;
}

export async function insertSession(
  tx: Tx,
  actor: Actor,
  input: { id: string; clientId: string; title: string },
): Promise<SessionRecord> {
  const row = await tx
    .insertInto("chat_sessions")
    .values({ id: input.id, tenant_id: actor.tenantId, user_id: actor.userId, client_id: input.clientId, title: input.title })
    .returning(SESSION_COLUMNS)
    .executeTakeFirstOrThrow();
  return toSession(row);
}

/** Sessions before the cursor, newest first. */
export async function pageSessions(
  tx: Tx,
  actor: Actor,
  page: { before: { at: Date; id: string } | undefined; limit: number; q: string | undefined; projectId: string | undefined },
): Promise<SessionRecord[]> {
  const pattern = `%${(page.q ?? "").replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const rows = await tx
    .selectFrom("chat_sessions")
    .select(SESSION_COLUMNS)
    .where("user_id", "=", actor.userId)
    .where("tenant_id", "=", actor.tenantId)
    .$if(page.projectId !== undefined, (query) => query.where("project_id", "=", page.projectId ?? ""))
    .$if(Boolean(page.q), (query) => query.where("title", "ilike", pattern))
    .$if(page.before !== undefined, (query) =>
      query.where((where) =>
        where(
          where.refTuple("updated_at", "id"),
          "<",
          where.tuple(where.val(page.before?.at ?? new Date()), where.val(page.before?.id ?? "")),
        ),
      ),
    )
    .orderBy("updated_at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit)
    .execute();
  return rows.map(toSession);
}

interface StoredMessage extends MessageRecord {
  clientId: string;
  position: number;
}

/** The messages that count, in order: a later one may have taken the place of those from a position on. */
export async function readMessages(tx: Tx, actor: Actor, sessionId: string): Promise<StoredMessage[]> {
  const rows = await tx
    .selectFrom("chat_messages")
    .select(["id", "client_id", "position", "replaces_position", "role", "parts", "created_at"])
    .where("user_id", "=", actor.userId)
    .where("session_id", "=", sessionId)
    .orderBy("position")
    .execute();
  let visible: StoredMessage[] = [];
  for (const row of rows) {
    const from = row.replaces_position;
    if (from !== null) visible = visible.filter((message) => message.position < from);
    const parts = Array.isArray(row.parts) ? (row.parts as readonly Json[]) : [];
    visible.push({
      id: row.client_id,
      clientId: row.client_id,
      position: row.position,
      role: row.role,
      parts,
      createdAt: row.created_at,
    });
  }
  return visible;
}

export interface NewMessage {
  clientId: string;
  role: "user" | "assistant";
  parts: readonly Json[];
  /** From this position on, what was said before no longer counts. */
  replacesPosition?: number | undefined;
}

/** What a message changes of its session besides its place in the list: what was last made in it, or what it is about. */
export interface SessionChange {
  id: string;
  componentId?: string | undefined;
  projectId?: string | undefined;
}

/** Appends a message and touches its session; that locks the session's row, so that positions are given one after another. */
export async function appendMessage(tx: Tx, actor: Actor, session: SessionChange, message: NewMessage): Promise<void> {
  // A statement of its own: one that also waited for the lock would not see what was appended meanwhile.
  const touching = touchSession(tx, session);
  const next = tx
    .selectFrom("chat_messages")
    .select(sql<number>`coalesce(max(position) + 1, 0)`.as("next"))
    .where("user_id", "=", actor.userId)
    .where("session_id", "=", session.id);
  const inserting = tx
    .insertInto("chat_messages")
    .values({
      session_id: session.id,
      tenant_id: actor.tenantId,
      user_id: actor.userId,
      client_id: message.clientId,
      position: next,
      replaces_position: message.replacesPosition ?? null,
      role: message.role,
      parts: JSON.stringify(message.parts),
    })
    .execute();
  await Promise.all([touching, inserting]);
}

/** Moves a session to the top of the list, and remembers the component it last made, or the project it is about. */
export async function touchSession(tx: Tx, { id, componentId, projectId }: SessionChange): Promise<void> {
  const change = {
    updated_at: new Date(),
    ...(componentId === undefined ? {} : { component_id: componentId }),
    ...(projectId === undefined ? {} : { project_id: projectId }),
  };
  await tx.updateTable("chat_sessions").set(change).where("id", "=", id).execute();
}

interface SessionRow {
  id: string;
  client_id: string;
  title: string;
  component_id: string | null;
  project_id: string | null;
  created_at: Date;
  updated_at: Date;
}

function toSession(row: SessionRow): SessionRecord {
  const { id, title } = row;
  return {
    id,
    title,
    clientId: row.client_id,
    componentId: row.component_id,
    projectId: row.project_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
