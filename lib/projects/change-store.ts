import { z } from "zod";
import { SparkError } from "#lib/core/errors";
import { isUuid } from "#lib/core/ids";
import type { Tx } from "#lib/core/ports";
import type { DiffChange } from "./apply-diff";
import type { Place } from "./store";
import type { FileChange, PreparedFile } from "./types";

const Kept = z.object({
  path: z.string(),
  before: z.string().nullable(),
  after_hash: z.string().nullable(),
  additions: z.number(),
  deletions: z.number(),
});

/** What a change keeps of each file: what it found, and what it left; null where there is no file. */
export type Kept = z.output<typeof Kept>;

/** Of a change that has just been made. */
export function toKept({ path, before, additions, deletions }: DiffChange, written: readonly PreparedFile[]): Kept {
  const hash = written.find((file) => file.path === path)?.hash;
  return { path, before: before ?? null, after_hash: hash ?? null, additions, deletions };
}

/** The opposite of what was done. */
export function toUndone({ path, before, after_hash: hash, additions, deletions }: Kept): FileChange {
  const change = before === null ? "removed" : hash === null ? "added" : "changed";
  return { path, change, additions: deletions, deletions: additions };
}

export async function insertChange(tx: Tx, { projectId, userId }: Place, diff: string, kept: readonly Kept[]): Promise<string> {
  const row = await tx
    .insertInto("project_changes")
    .values({ project_id: projectId, user_id: userId, diff, before: JSON.stringify(kept) })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** What a change found, unless it is undone already. */
export async function findChange(tx: Tx, { projectId, userId }: Place, changeId: string): Promise<Kept[]> {
  const query = tx.selectFrom("project_changes").select(["before", "undone_at"]).where("user_id", "=", userId);
  const row = isUuid(changeId)
    ? await query.where("project_id", "=", projectId).where("id", "=", changeId).executeTakeFirst()
    : undefined;
  if (!row) throw new SparkError("not_found", "There is no such change of this project.");
  if (row.undone_at) throw new SparkError("conflict", "This change is undone already.");
  return z.array(Kept).parse(row.before);
}

export async function markUndone(tx: Tx, changeId: string): Promise<void> {
  await tx.updateTable("project_changes").set({ undone_at: new Date() }).where("id", "=", changeId).execute();
}
