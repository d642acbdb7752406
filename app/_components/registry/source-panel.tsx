"use client";

import useSWR from "swr";
import { readText } from "../../_client/api";
import { countOf } from "../../_client/format";
import { sayFailure } from "../../_client/problem";
import { CopyButton } from "../ui/copy-button";
import { FailureNote } from "../ui/failure-note";
import { StaticCode } from "../ui/static-code";

/** The TSX of the current version. */
export function SourcePanel({ id, version }: { id: string; version: number }) {
  const { data: source, error, isLoading } = useSWR(`/api/components/${id}/source?version=${version}`, readText);
  if (isLoading) {
    return (
      <div role="status" aria-label="Reading the source" className="grid gap-2.5 p-5">
        {["w-1/2", "w-2/3", "w-4/5", "w-3/5", "w-3/4", "w-2/5"].map((width) => (
          <div key={width} className={`shimmer h-3.5 ${width}`} />
        ))}
      </div>
    );
  }
  if (source === undefined) {
    return (
      <div className="p-4">
        <FailureNote title="The source could not be read">{sayFailure(error)}</FailureNote>
      </div>
    );
  }
  return (
    <>
      <div className="flex items-center justify-between border-b border-base-300 py-1 pr-2 pl-4 text-xs text-muted">
        <span className="tabular font-mono">app.tsx · {countOf(source.trimEnd().split("\n").length, "line")}</span>
        <CopyButton text={source} label="Copy" />
      </div>
      <pre tabIndex={0} aria-label="Source of the app" className="code min-h-0 flex-1 overflow-auto p-4">
        <StaticCode code={source} language="tsx" />
      </pre>
    </>
  );
}
