"use client";

import { diffLines } from "diff";
import { useSources } from "../../_client/use-versions";
import { sayFailure } from "../../_client/problem";
import { FailureNote } from "../ui/failure-note";

// Lines around a change; what is farther away is folded.
const CONTEXT = 3;

interface SourceDiffProps {
  readonly id: string;
  readonly before: number;
  readonly after: number;
}

interface Line {
  readonly kind: "same" | "added" | "removed" | "fold";
  readonly text: string;
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
  const lines = foldedLines(sources.before, sources.after);
  return (
    <pre
      tabIndex={0}
      aria-label={`Changes from version ${before} to ${after}`}
      className="code overflow-x-auto border-t border-base-300 py-2"
    >
      {lines.length === 0 && <span className="px-4 text-muted">The source is the same.</span>}
      {lines.map((line, index) => (
        <span key={index} className={`block min-w-max px-4 ${TONE[line.kind]}`}>
          <span aria-hidden="true">{MARK[line.kind]} </span>
          {line.kind === "added" && <ins className="no-underline">{line.text}</ins>}
          {line.kind === "removed" && <del className="no-underline">{line.text}</del>}
          {(line.kind === "same" || line.kind === "fold") && line.text}
        </span>
      ))}
    </pre>
  );
}

const MARK = { same: " ", added: "+", removed: "−", fold: "…" } as const;
const TONE = {
  same: "",
  added: "bg-success/15",
  removed: "bg-error/12",
  fold: "py-1 text-muted",
} as const;

function foldedLines(before: string, after: string): Line[] {
  const parts = diffLines(before, after);
  if (parts.every((part) => !part.added && !part.removed)) return [];
  return parts.flatMap((part, index): Line[] => {
    const texts = part.value.replace(/\n$/, "").split("\n");
    const kind = part.added ? "added" : part.removed ? "removed" : "same";
    if (kind !== "same") return texts.map((text) => ({ kind, text }));
    const head = index === 0 ? 0 : CONTEXT;
    const tail = index === parts.length - 1 ? 0 : CONTEXT;
    if (texts.length <= head + tail + 1) return texts.map((text) => ({ kind, text }));
    const hidden = texts.length - head - tail;
    const fold: Line = { kind: "fold", text: `${hidden} lines are the same` };
    const same = (text: string): Line => ({ kind, text });
    return [...texts.slice(0, head).map(same), fold, ...texts.slice(texts.length - tail).map(same)];
  });
}
