import { SparkError } from "#lib/core/errors";
import { MAX_FILES, MAX_PROJECT_BYTES } from "./limits";
import type { FileEntry, FilesReport, PreparedFile, Unpacked } from "./types";

/** What has to be written, and what the caller is told. */
export interface UpdatePlan {
  write: readonly PreparedFile[];
  remove: readonly string[];
  report: FilesReport;
}

/** How a project becomes what was sent: only what differs is written. Throws when it would be too much. */
export function planUpdate(
  existing: readonly FileEntry[],
  { files, ignored, notes }: Unpacked,
  wish: { replace: boolean; remove: readonly string[] },
): UpdatePlan {
  const known = new Map(existing.map((file) => [file.path, file]));
  const sent = new Set(files.map(({ path }) => path));
  const unwanted = new Set(wish.remove);
  const write = files.filter((file) => !isSame(file, known.get(file.path)));
  const remove = existing.map(({ path }) => path).filter((path) => !sent.has(path) && (wish.replace || unwanted.has(path)));
  const gone = new Set(remove);
  const kept = existing.filter(({ path }) => !sent.has(path) && !gone.has(path));
  const bytes = sum(kept) + sum(files);
  const fileCount = kept.length + files.length;
  requireFits(fileCount, bytes);
  const added = write.filter(({ path }) => !known.has(path)).length;
  const listed = files.filter(({ kind }) => kind !== "text").length;
  const counts = { added, changed: write.length - added, unchanged: files.length - write.length, removed: remove.length };
  return { write, remove, report: { ...counts, ignored, listed, fileCount, bytes, notes } };
}

/** Refuses a project beyond what one may hold. */
export function requireFits(fileCount: number, bytes: number): void {
  if (fileCount > MAX_FILES) {
    throw new SparkError(
      "payload_too_large",
      `A project has at most ${MAX_FILES.toLocaleString("en-US")} files. Nothing was stored.`,
    );
  }
  if (bytes > MAX_PROJECT_BYTES) {
    throw new SparkError("payload_too_large", `A project has at most ${MAX_PROJECT_BYTES / 1024 / 1024} MB. Nothing was stored.`);
  }
}

function isSame(file: PreparedFile, known: FileEntry | undefined): boolean {
  return known !== undefined && known.hash === file.hash && known.kind === file.kind;
}

function sum(files: readonly { bytes: number }[]): number {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}
