import { SparkError } from "#lib/core/errors";
import { checkPath } from "./check-path";
import { parseDiff, type FileDiff } from "./parse-diff";
import { placeHunks } from "./place-hunks";
import type { FileChange } from "./types";

/** What a diff makes of one file; a content that is undefined is a file that is not there. */
export interface DiffChange extends FileChange {
  before: string | undefined;
  content: string | undefined;
}

/** Why a diff cannot be applied: nobody can read it, or it does not fit these files. Hunks are counted from 1. */
export interface DiffProblem {
  kind: "unreadable" | "conflict";
  message: string;
  path?: string;
  hunk?: number;
}

export type DiffOutcome = { ok: true; files: DiffChange[] } | { ok: false; problem: DiffProblem };

type Draft = Omit<DiffChange, "path" | "change">;

/** The paths that a diff is about, checked. */
export function pathsOfDiff(diff: string): { ok: true; paths: string[] } | { ok: false; problem: DiffProblem } {
  const read = readDiff(diff);
  if (!read.ok) return read;
  return { ok: true, paths: [...new Set(read.files.flatMap(({ from, to }) => [from, to].filter((path) => path !== undefined)))] };
}

/** What a diff makes of these files: every change of it, or the first thing that does not fit. */
export function applyDiff(files: ReadonlyMap<string, string>, diff: string): DiffOutcome {
  const read = readDiff(diff);
  if (!read.ok) return read;
  const drafts = new Map<string, Draft>();
  for (const file of read.files) {
    const problem = applyFile(files, drafts, file);
    if (problem) return { ok: false, problem };
  }
  return { ok: true, files: [...drafts].flatMap(([path, draft]) => toChange(path, draft)) };
}

function readDiff(diff: string): { ok: true; files: FileDiff[] } | { ok: false; problem: DiffProblem } {
  const parsed = parseDiff(diff);
  if (!parsed.ok) return { ok: false, problem: { kind: "unreadable", message: `The diff cannot be read: ${parsed.message}.` } };
  try {
    const checked = (path: string | undefined) => (path === undefined ? undefined : checkPath(path));
    return { ok: true, files: parsed.files.map(({ from, to, hunks }) => ({ from: checked(from), to: checked(to), hunks })) };
  } catch (error) {
    if (!SparkError.is(error)) throw error;
    return { ok: false, problem: { kind: "unreadable", message: error.message } };
  }
}

function applyFile(files: ReadonlyMap<string, string>, drafts: Map<string, Draft>, file: FileDiff): DiffProblem | undefined {
  const contentOf = (path: string) => (drafts.has(path) ? drafts.get(path)?.content : files.get(path));
  const source = sourceOf(file, contentOf);
  const path = file.to ?? file.from ?? "";
  const conflict = (message: string, hunk?: number): DiffProblem => ({
    kind: "conflict",
    message: `${path}: ${message}.`,
    path,
    ...(hunk !== undefined && { hunk }),
  });
  if (source === undefined && !isNew(file)) return conflict("there is no such file, or it is not kept as text");
  if (file.to !== undefined && file.to !== source && contentOf(file.to) !== undefined)
    return conflict("the file is there already");
  const placed = placeHunks(source === undefined ? "" : (contentOf(source) ?? ""), file.hunks);
  if (!placed.ok) return conflict(`hunk ${placed.hunk} does not fit: ${placed.reason}`, placed.hunk);
  if (file.to === undefined && file.hunks.length > 0 && placed.content !== "") {
    return conflict("the diff removes the file, but not all of its lines");
  }
  const draft = (at: string): Draft =>
    drafts.get(at) ?? { before: files.get(at), content: files.get(at), additions: 0, deletions: 0 };
  if (source !== undefined && source !== file.to) drafts.set(source, { ...draft(source), content: undefined });
  const at = file.to ?? source ?? path;
  const content = file.to === undefined ? undefined : placed.content;
  drafts.set(at, { ...draft(at), content, ...countsOf(draft(at), file) });
  return undefined;
}

/** The file whose lines the hunks are about. Models sometimes name another one above the `+++`. */
function sourceOf({ from, to }: FileDiff, contentOf: (path: string) => string | undefined): string | undefined {
  if (from === undefined) return undefined;
  return [from, to].find((path) => path !== undefined && contentOf(path) !== undefined);
}

/** A file that comes to be: the diff says so, or only adds lines to one that is not there. */
function isNew({ from, to, hunks }: FileDiff): boolean {
  if (from === undefined) return to !== undefined;
  return from === to && hunks.length === 1 && hunks[0]?.lines.every(({ sign }) => sign === "+") === true && !hunks[0].start;
}

function countsOf(draft: Draft, { hunks }: FileDiff): { additions: number; deletions: number } {
  const lines = hunks.flatMap((hunk) => hunk.lines);
  const count = (wanted: string) => lines.filter(({ sign }) => sign === wanted).length;
  return { additions: draft.additions + count("+"), deletions: draft.deletions + count("-") };
}

function toChange(path: string, draft: Draft): DiffChange[] {
  if (draft.before === draft.content) return [];
  const change = draft.before === undefined ? "added" : draft.content === undefined ? "removed" : "changed";
  return [{ path, change, ...draft }];
}
