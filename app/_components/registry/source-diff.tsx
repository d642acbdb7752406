"use client";

import { diffLines } from "diff";
import type { DiffLine } from "../../_client/diff-lines";
import { sayFailure } from "../../_client/problem";
import { useSources } from "../../_client/use-versions";
import { DiffLines } from "../ui/diff-lines";
import { FailureNote } from "../ui/failure-note";

// Lines around a change; what is farther away is folded.
const CONTEXT = 3;

interface SourceDiffProps {
  readonly id: string;
  readonly before: number;
  readonly after: number;
}

/** What changed in the source from one version to another, line by line. */
export function SourceDiff({ id, before, after }: SourceDiffProps) {
  const sources = useSources(id, [before, after]);
  if (sources.error !== undefined) {
    return (
      <div className="p-4">
        <FailureNote title="The sources could not be read">{sayFailure(sources.error)}</FailureNote>
      </div>
    );
  }
  if (sources.before === undefined || sources.after === undefined) {
    return <div role="status" aria-label="Comparing" className="shimmer m-4 h-24" />;
  }
  return (
    <DiffLines
      lines={foldedLines(sources.before, sources.after)}
      label={`Changes from version ${before} to ${after}`}
      empty="The source is the same."
    />
  );
}

function foldedLines(before: string, after: string): DiffLine[] {
  const parts = diffLines(before, after);
  if (parts.every((part) => !part.added && !part.removed)) return [];
  return parts.flatMap((part, index): DiffLine[] => {
    const texts = part.value.replace(/\n$/, "").split("\n");
    const kind = part.added ? "added" : part.removed ? "removed" : "same";
    if (kind !== "same") return texts.map((text) => ({ kind, text }));
    const head = index === 0 ? 0 : CONTEXT;
    const tail = index === parts.length - 1 ? 0 : CONTEXT;
    if (texts.length <= head + tail + 1) return texts.map((text) => ({ kind, text }));
    const hidden = texts.length - head - tail;
    const fold: DiffLine = { kind: "fold", text: `${hidden} lines are the same` };
    const same = (text: string): DiffLine => ({ kind, text });
    return [...texts.slice(0, head).map(same), fold, ...texts.slice(texts.length - tail).map(same)];
  });
}
