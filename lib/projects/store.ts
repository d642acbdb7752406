import { type ExpressionBuilder, sql } from "kysely";
import type { RequestContext } from "#lib/core/context";
import { type Cursor, decodeCursor, encodeCursor } from "#lib/core/cursor";
import type { Database } from "#lib/core/database-types";
import { SparkError } from "#lib/core/errors";
import { isUuid } from "#lib/core/ids";
import type { Json } from "#lib/core/json";
import type { Tx } from "#lib/core/ports";
import type { FileEntry, NewFile, PreparedFile, ProjectRecord } from "./types";

const PROJECT_COLUMNS = ["id", "name", "file_count", "bytes", "settings", "created_at", "updated_at"] as const;
const ENTRY_COLUMNS = ["path", "content_hash as hash", "bytes", "language", "kind"] as const;

// One statement writes so much at most: a whole project takes a few of them, and none comes near the time limit.
const BATCH_ROWS = 200;
const BATCH_CHARACTERS = 1024 * 1024;

/** The project whose files are meant, and whose it is. */
export interface Place {
  projectId: string;
  userId: string;
}

/** The answer for a project that is missing, or somebody else's. */
export function noSuchProject(): SparkError {
  return new SparkError("not_found", "There is no such project.");
}

/** The caller's own project, or `not_found`. */
export async function findProject(tx: Tx, ctx: RequestContext, projectId: string): Promise<ProjectRecord> {
  const row = isUuid(projectId) ? await selectOwn(tx, ctx).where("id", "=", projectId).executeTakeFirst() : undefined;
  if (!row) throw noSuchProject();
  return toProject(row);
}

/** The same, with its row locked, so that its files change one call after another. */
export async function lockProject(tx: Tx, ctx: RequestContext, projectId: string): Promise<ProjectRecord> {
  const row = isUuid(projectId) ? await selectOwn(tx, ctx).where("id", "=", projectId).forUpdate().executeTakeFirst() : undefined;
  if (!row) throw noSuchProject();
  return toProject(row);
}

export async function insertProject(
  tx: Tx,
  ctx: RequestContext,
  input: { name: string; settings: Json },
): Promise<ProjectRecord> {
  const { tenantId, userId } = ctx.actor;
  const row = await tx
    .insertInto("sparkcode_projects")
    .values({ tenant_id: tenantId, user_id: userId, name: input.name, settings: JSON.stringify(input.settings) })
    .returning(PROJECT_COLUMNS)
    .executeTakeFirstOrThrow();
  return toProject(row);
}

/** The caller's projects of this workspace, those that changed last first. */
export async function pageProjects(
  tx: Tx,
  ctx: RequestContext,
  input: { cursor?: string | undefined; limit: number; q?: string | undefined },
): Promise<{ items: ProjectRecord[]; nextCursor: string | null }> {
  const cursor = input.cursor === undefined ? undefined : decodeCursor(input.cursor);
  const pattern = `%${(input.q ?? "").replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const rows = await selectOwn(tx, ctx)
    .where("tenant_id", "=", ctx.actor.tenantId)
    .$if(Boolean(input.q), (query) => query.where("name", "ilike", pattern))
    .$if(cursor !== undefined, (query) => (cursor ? query.where((where) => isBefore(where, cursor)) : query))
    .orderBy("updated_at", "desc")
    .orderBy("id", "desc")
    .limit(input.limit + 1)
    .execute();
  const items = rows.slice(0, input.limit).map(toProject);
  const last = items.at(-1);
  const hasMore = rows.length > input.limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor({ at: last.updatedAt, id: last.id }) : null };
}

/** All files of a project by path, without their content. */
export async function listEntries(tx: Tx, { projectId, userId }: Place): Promise<FileEntry[]> {
  return ownFiles(tx, { projectId, userId })
    .select(ENTRY_COLUMNS)
    .orderBy(sql`path collate "C"`)
    .execute();
}

/** The named files with their content; names that are not there are left out. */
export async function readFiles(tx: Tx, place: Place, paths: readonly string[]): Promise<PreparedFile[]> {
  if (paths.length === 0) return [];
  const columns = [...ENTRY_COLUMNS, "content"] as const;
  return ownFiles(tx, place)
    .select(columns)
    .where("path", "=", sql<string>`any(${paths})`)
    .execute();
}

/** The `.gitignore` files of a project. */
export async function readIgnoreFiles(tx: Tx, place: Place): Promise<NewFile[]> {
  return ownFiles(tx, place)
    .select(["path", "content"])
    .where((where) => where.or([where("path", "=", ".gitignore"), where("path", "like", "%/.gitignore")]))
    .execute();
}

/** Adds or replaces files. */
export async function writeFiles(tx: Tx, { projectId, userId }: Place, files: readonly PreparedFile[]): Promise<void> {
  for (const batch of batchesOf(files)) {
    const rows = batch.map(({ hash, ...file }) => ({ ...file, content_hash: hash, project_id: projectId, user_id: userId }));
    await tx
      .insertInto("project_files")
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(["project_id", "path"]).doUpdateSet((excluded) => ({
          content: excluded.ref("excluded.content"),
          content_hash: excluded.ref("excluded.content_hash"),
          bytes: excluded.ref("excluded.bytes"),
          language: excluded.ref("excluded.language"),
          kind: excluded.ref("excluded.kind"),
        })),
      )
      .execute();
  }
}

export async function removeFiles(tx: Tx, { projectId, userId }: Place, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  await tx
    .deleteFrom("project_files")
    .where("user_id", "=", userId)
    .where("project_id", "=", projectId)
    .where("path", "=", sql<string>`any(${paths})`)
    .execute();
}

/** What the project's own row says of its files; also moves it to the front of the list. */
export async function recount(tx: Tx, { projectId, userId }: Place): Promise<ProjectRecord> {
  const counted = await ownFiles(tx, { projectId, userId })
    .select((select) => [select.fn.countAll<number>().as("files"), select.fn.sum<string | null>("bytes").as("bytes")])
    .executeTakeFirstOrThrow();
  const row = await tx
    .updateTable("sparkcode_projects")
    .set({ file_count: counted.files, bytes: Number(counted.bytes ?? 0) })
    .where("user_id", "=", userId)
    .where("id", "=", projectId)
    .returning(PROJECT_COLUMNS)
    .executeTakeFirstOrThrow();
  return toProject(row);
}

export async function updateProject(
  tx: Tx,
  projectId: string,
  change: { name?: string | undefined; settings?: Json | undefined },
) {
  const { name, settings } = change;
  const row = await tx
    .updateTable("sparkcode_projects")
    .set({ ...(name !== undefined && { name }), ...(settings !== undefined && { settings: JSON.stringify(settings) }) })
    .where("id", "=", projectId)
    .returning(PROJECT_COLUMNS)
    .executeTakeFirstOrThrow();
  return toProject(row);
}

function selectOwn(tx: Tx, { actor }: RequestContext) {
  return tx.selectFrom("sparkcode_projects").select(PROJECT_COLUMNS).where("user_id", "=", actor.userId);
}

function ownFiles(tx: Tx, { projectId, userId }: Place) {
  return tx.selectFrom("project_files").where("user_id", "=", userId).where("project_id", "=", projectId);
}

function isBefore(where: ExpressionBuilder<Database, "sparkcode_projects">, { at, id }: Cursor) {
  return where(where.refTuple("updated_at", "id"), "<", where.tuple(where.val(at), where.val(id)));
}

function* batchesOf(files: readonly PreparedFile[]): Generator<PreparedFile[]> {
  let batch: PreparedFile[] = [];
  let characters = 0;
  for (const file of files) {
    if (batch.length === BATCH_ROWS || (batch.length > 0 && characters + file.content.length > BATCH_CHARACTERS)) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(file);
    characters += file.content.length;
  }
  if (batch.length > 0) yield batch;
}

function toProject(row: {
  id: string;
  name: string;
  file_count: number;
  bytes: number;
  settings: Json;
  created_at: Date;
  updated_at: Date;
}): ProjectRecord {
  const { id, name, bytes, settings } = row;
  return { id, name, fileCount: row.file_count, bytes, settings, createdAt: row.created_at, updatedAt: row.updated_at };
}
