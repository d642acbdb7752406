import { sql } from "kysely";
import type { Actor } from "#lib/core/context";
import type { Cursor } from "#lib/core/cursor";
import type { Tx } from "#lib/core/ports";
import type { FoundMemory, Memory } from "./types";

const COLUMNS = ["id", "kind", "content", "created_at", "updated_at"] as const;

/** What is written of a memory. */
export interface MemoryValues {
  readonly kind: string;
  readonly content: string;
  readonly hash: string;
  readonly model: string;
  readonly vector: readonly number[];
}

/** What is near to a vector. */
export interface Nearness {
  readonly model: string;
  readonly vector: readonly number[];
  readonly threshold: number;
  readonly count: number;
}

/** From here to the end of the transaction nobody else writes this person's memories, so that what is merged stays merged. */
export async function lockMemories(tx: Tx, { userId }: Actor): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`memories ${userId}`}, 0))`.execute(tx);
}

/** Memories before the cursor, newest first. */
export async function pageMemories(
  tx: Tx,
  { userId }: Actor,
  page: { before: Cursor | undefined; limit: number },
): Promise<Memory[]> {
  const { before, limit } = page;
  let query = tx.selectFrom("user_embeddings").select(COLUMNS).where("user_id", "=", userId);
  if (before !== undefined) {
    query = query.where(({ eb, refTuple, tuple, val }) =>
      eb(refTuple("created_at", "id"), "<", tuple(val(before.at), val(before.id))),
    );
  }
  const rows = await query.orderBy("created_at", "desc").orderBy("id", "desc").limit(limit).execute();
  return rows.map(toMemory);
}

/** The person's memories of one model nearest to a vector, best first. A join would be planned as if the function gave many. */
export async function nearestMemories(tx: Tx, { userId }: Actor, near: Nearness): Promise<FoundMemory[]> {
  const vector = toVectorText(near.vector);
  const { rows } = await sql<MemoryRow & { similarity: number }>`
    select m.id, m.kind, m.content, m.created_at, m.similarity,
      (select e.updated_at from public.user_embeddings e where e.id = m.id) as updated_at
    from public.match_user_embeddings(${vector}, ${near.threshold}, ${near.count}, ${userId}, ${near.model}) m
    order by m.similarity desc, m.id`.execute(tx);
  return rows.map((row) => ({ ...toMemory(row), similarity: row.similarity }));
}

/** Memories that have a text in them, newest first. */
export async function memoriesWith(tx: Tx, { userId }: Actor, text: string, limit: number): Promise<Memory[]> {
  const rows = await tx
    .selectFrom("user_embeddings")
    .select(COLUMNS)
    .where("user_id", "=", userId)
    .where("content", "ilike", `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toMemory);
}

/** The memory with the same content, first of all that of the same model. */
export async function findByHash(tx: Tx, { userId }: Actor, hash: string, model: string): Promise<Memory | undefined> {
  const row = await tx
    .selectFrom("user_embeddings")
    .select(COLUMNS)
    .where("user_id", "=", userId)
    .where("content_hash", "=", hash)
    .orderBy(sql`model = ${model}`, "desc")
    .limit(1)
    .executeTakeFirst();
  return row && toMemory(row);
}

export async function countMemories(tx: Tx, { userId }: Actor): Promise<number> {
  const count = sql<number>`count(*)`.as("count");
  const row = await tx.selectFrom("user_embeddings").select(count).where("user_id", "=", userId).executeTakeFirstOrThrow();
  return row.count;
}

export async function hasMemories(tx: Tx, { userId }: Actor): Promise<boolean> {
  const row = await tx.selectFrom("user_embeddings").select("id").where("user_id", "=", userId).limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function insertMemory(tx: Tx, { userId }: Actor, values: MemoryValues): Promise<Memory> {
  const row = { user_id: userId, ...toColumns(values) };
  return toMemory(await tx.insertInto("user_embeddings").values(row).returning(COLUMNS).executeTakeFirstOrThrow());
}

/** The newer wording takes the place of the older one. */
export async function replaceMemory(tx: Tx, { userId }: Actor, id: string, values: MemoryValues): Promise<Memory> {
  const row = await tx
    .updateTable("user_embeddings")
    .set(toColumns(values))
    .where("user_id", "=", userId)
    .where("id", "=", id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return toMemory(row);
}

/** Removes a memory and answers what it was. */
export async function deleteMemory(tx: Tx, { userId }: Actor, id: string): Promise<string | undefined> {
  const row = await tx
    .deleteFrom("user_embeddings")
    .where("user_id", "=", userId)
    .where("id", "=", id)
    .returning("content")
    .executeTakeFirst();
  return row?.content;
}

/** Memories whose vectors are of another model. Smaller or greater, as the index knows no "other". */
export async function findForeign(
  tx: Tx,
  { userId }: Actor,
  model: string,
  limit: number,
): Promise<{ id: string; hash: string; content: string }[]> {
  const own = tx.selectFrom("user_embeddings").select(["id", "content_hash as hash", "content"]).where("user_id", "=", userId);
  return own
    .where("model", "<", model)
    .unionAll(own.where("model", ">", model))
    .limit(limit)
    .execute();
}

/** Gives a memory a vector of another model. It is taken out and put back, because its dates are those of its words. */
export async function moveMemory(
  tx: Tx,
  { userId }: Actor,
  memory: { id: string; hash: string },
  to: { model: string; vector: readonly number[] },
): Promise<void> {
  const row = await tx
    .deleteFrom("user_embeddings")
    .where("user_id", "=", userId)
    .where("id", "=", memory.id)
    .where("content_hash", "=", memory.hash)
    .where("model", "!=", to.model)
    .returning([...COLUMNS, "content_hash", "metadata"])
    .executeTakeFirst();
  // Forgotten, reworded or moved in the meantime.
  if (row === undefined) return;
  const values = { ...row, user_id: userId, metadata: JSON.stringify(row.metadata), model: to.model };
  await tx
    .insertInto("user_embeddings")
    .values({ ...values, embedding: toVectorText(to.vector) })
    // The same words are there already.
    .onConflict((conflict) => conflict.columns(["user_id", "model", "content_hash"]).doNothing())
    .execute();
}

interface MemoryRow {
  id: string;
  kind: string;
  content: string;
  created_at: Date;
  updated_at: Date;
}

function toMemory(row: MemoryRow): Memory {
  return { id: row.id, kind: row.kind, content: row.content, createdAt: row.created_at, updatedAt: row.updated_at };
}

function toColumns({ kind, content, hash, model, vector }: MemoryValues) {
  return { kind, content, content_hash: hash, model, embedding: toVectorText(vector) };
}

/** Stored as four-byte floats, so seven digits are all that counts. */
function toVectorText(vector: readonly number[]): string {
  return `[${vector.map((value) => (value === 0 ? "0" : value.toPrecision(7))).join(",")}]`;
}
