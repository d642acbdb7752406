import { applyDiff } from "#lib/projects/apply-diff";
import { makeDiff } from "#lib/projects/make-diff";
import { applyEdits } from "./edits";
import type { Finding, ProjectChange, ProjectView, Proposal } from "./types";

type Checked = { ok: true; change: ProjectChange } | { ok: false; findings: readonly Finding[] };

/** Tries a proposed change on the project: all of it fits, or findings for whoever proposed it. */
export function checkProposal(project: ProjectView, { changes }: Pick<Proposal, "changes">): Checked {
  const before = filesOf(project);
  const after = new Map(before);
  for (const change of changes) {
    const problem = takeChange(project, after, change);
    if (problem !== undefined) return { ok: false, findings: problem };
  }
  return changeBetween(before, after);
}

/** The same for a diff in an answer's text. */
export function checkDiff(project: ProjectView, diff: string): Checked {
  const before = filesOf(project);
  const applied = applyDiff(before, diff);
  if (!applied.ok) return misfit(applied.problem.message, "Copy the lines around the change exactly from the open file.");
  const after = new Map(before);
  for (const { path, content } of applied.files) {
    if (content === undefined) after.delete(path);
    else after.set(path, content);
  }
  // Written anew, so that its line numbers are right.
  return changeBetween(before, after);
}

/** What may be changed: the open file. What exists besides is not shown, so nothing can be said about a change of it. */
function filesOf({ activeFile }: ProjectView): Map<string, string> {
  return new Map(activeFile ? [[activeFile.path, activeFile.content]] : []);
}

function takeChange(
  { paths, activeFile }: ProjectView,
  files: Map<string, string>,
  { path, edits, content, remove }: Proposal["changes"][number],
): readonly Finding[] | undefined {
  const current = files.get(path);
  const isHidden = current === undefined && paths.includes(path);
  if (isHidden)
    return misfit(
      `${path} is not open, so it cannot be changed.`,
      `Change ${activeFile ? activeFile.path : "nothing that exists"} or add files; tell in words what else has to change.`,
    ).findings;
  if (remove === true && current !== undefined) return void files.delete(path);
  if (content !== undefined) return void files.set(path, content);
  if (edits === undefined || edits.length === 0)
    return misfit(`${path}: nothing says how it changes.`, "Give edits of the open file, or the content of a new one.").findings;
  if (current === undefined) return misfit(`${path} is not there.`, "Give its content to add it.").findings;
  const applied = applyEdits(current, edits);
  if (!applied.ok) return applied.findings;
  return void files.set(path, applied.source);
}

function changeBetween(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Checked {
  const diff = makeDiff(before, after);
  if (diff === "") return misfit("The change changes nothing.", "Say in words why nothing has to change.");
  const applied = applyDiff(before, diff);
  if (!applied.ok) return misfit(applied.problem.message, "Use another path.");
  const files = applied.files.map(({ path, change, additions, deletions }) => ({ path, change, additions, deletions }));
  return { ok: true, change: { diff, files } };
}

function misfit(message: string, hint: string): { ok: false; findings: readonly Finding[] } {
  return { ok: false, findings: [{ code: "change_misfit", message, line: 1, column: 1, hint }] };
}
