import { requireScope, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { Tx } from "#lib/core/ports";
import { applyDiff, pathsOfDiff, type DiffChange, type DiffProblem } from "./apply-diff";
import { findChange, insertChange, type Kept, markUndone, toKept, toUndone } from "./change-store";
import { refusal } from "./check-path";
import { prepareFile } from "./classify-file";
import { MAX_TEXT_BYTES } from "./limits";
import { requireFits } from "./plan-update";
import { lockProject, type Place, readFiles, recount, removeFiles, writeFiles } from "./store";
import type { FileChange, PreparedFile, ProjectDeps } from "./types";

/** A change that was made, and what it did. */
export interface ChangeRecord {
  changeId: string;
  files: FileChange[];
}

/** Diffs that change a project, and their undoing: all of one or nothing. */
export function createChangeVerbs({ withActor, audit }: ProjectDeps) {
  /** Applies a diff to the project as it is now. */
  async function applyChange(ctx: RequestContext, input: { projectId: string; diff: string }): Promise<ChangeRecord> {
    requireScope(ctx, "generate");
    const paths = pathsOf(input.diff);
    return withActor(ctx, async (tx) => {
      const { id: projectId } = await lockProject(tx, ctx, input.projectId);
      const place = { projectId, userId: ctx.actor.userId };
      const changes = changesOf(await readFiles(tx, place, paths), input.diff);
      const written = await storeContents(tx, place, changes);
      const kept = changes.map((change) => toKept(change, written));
      const changeId = await insertChange(tx, place, input.diff, kept);
      const after = { change: changeId, files: kept.map(({ path, after_hash: hash }) => ({ path, hash })) };
      await audit(tx, ctx, { action: "project.diff_applied", subjectType: "project", subjectId: projectId, after });
      const files = changes.map(({ path, change, additions, deletions }) => ({ path, change, additions, deletions }));
      return { changeId, files };
    });
  }

  /** Puts back what a change found, as long as nothing has changed the same files since. */
  async function undoChange(ctx: RequestContext, input: { projectId: string; changeId: string }): Promise<ChangeRecord> {
    requireScope(ctx, "generate");
    const { changeId } = input;
    return withActor(ctx, async (tx) => {
      const { id: projectId } = await lockProject(tx, ctx, input.projectId);
      const place = { projectId, userId: ctx.actor.userId };
      const kept = await findChange(tx, place, changeId);
      const paths = kept.map(({ path }) => path);
      requireUnchanged(kept, await readFiles(tx, place, paths));
      const contents = kept.map(({ path, before }) => ({ path, content: before ?? undefined }));
      await storeContents(tx, place, contents);
      await markUndone(tx, changeId);
      const subject = { subjectType: "project", subjectId: projectId };
      await audit(tx, ctx, { action: "project.diff_undone", ...subject, before: { change: changeId } });
      return { changeId, files: kept.map(toUndone) };
    });
  }

  return { applyChange, undoChange };
}

function pathsOf(diff: string): string[] {
  const read = pathsOfDiff(diff);
  if (!read.ok) throw failureOf(read.problem);
  return read.paths;
}

function changesOf(files: readonly PreparedFile[], diff: string): DiffChange[] {
  const unread = files.find(({ kind }) => kind !== "text");
  if (unread) throw new SparkError("conflict", `${unread.path} is kept without its content, so no diff can change it.`);
  const outcome = applyDiff(new Map(files.map(({ path, content }) => [path, content])), diff);
  if (!outcome.ok) throw failureOf(outcome.problem);
  return outcome.files;
}

function failureOf({ kind, message, path, hunk }: DiffProblem): SparkError {
  if (kind === "unreadable") return new SparkError("invalid_request", message, { details: [{ path: "diff", message }] });
  return new SparkError("conflict", `${message} Nothing was changed.`, { details: { file: path, hunk } });
}

function requireUnchanged(kept: readonly Kept[], files: readonly PreparedFile[]): void {
  const hashes = new Map(files.map(({ path, hash }) => [path, hash]));
  const changed = kept.find(({ path, after_hash: hash }) => (hashes.get(path) ?? null) !== hash);
  if (!changed) return;
  const message = `${changed.path} has changed since, so this change cannot be undone. Nothing was changed.`;
  throw new SparkError("conflict", message, { details: { file: changed.path } });
}

/** Writes contents, and removes files that have none; answers the written ones. */
async function storeContents(
  tx: Tx,
  place: Place,
  contents: readonly { path: string; content: string | undefined }[],
): Promise<PreparedFile[]> {
  const gone = contents.filter(({ content }) => content === undefined).map(({ path }) => path);
  const written = contents.flatMap(({ path, content }) => (content === undefined ? [] : [prepareText(path, content)]));
  await removeFiles(tx, place, gone);
  await writeFiles(tx, place, written);
  const { fileCount, bytes } = await recount(tx, place);
  requireFits(fileCount, bytes);
  return written;
}

function prepareText(path: string, content: string): PreparedFile {
  const file = prepareFile(path, new TextEncoder().encode(content));
  if (file.kind === "binary") throw refusal(path, "is of a kind that is not kept as text");
  if (file.kind === "text") return file;
  throw new SparkError("payload_too_large", `${path} would be larger than ${MAX_TEXT_BYTES / 1024 / 1024} MB.`);
}
