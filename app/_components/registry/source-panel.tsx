"use client";

import { useState } from "react";
import useSWR from "swr";
import { readText } from "../../_client/api";
import { countOf } from "../../_client/format";
import { sayFailure } from "../../_client/problem";
import { CopyButton } from "../ui/copy-button";
import { FailureNote } from "../ui/failure-note";
import { Icon } from "../ui/icon";
import { SourceEditor } from "./source-editor";
import { StaticCode } from "../ui/static-code";

interface SourcePanelProps {
  readonly id: string;
  readonly version: number;
  /** There is a new version: the app should follow. */
  readonly onSaved: () => Promise<unknown>;
}

/** The TSX of the current version, to be read and to be changed. */
export function SourcePanel({ id, version, onSaved }: SourcePanelProps) {
  const [isEditing, setEditing] = useState(false);
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
  if (isEditing) {
    const saved = async (): Promise<void> => {
      setEditing(false);
      await onSaved();
    };
    return <SourceEditor id={id} version={version} source={source} onSaved={saved} onClose={() => setEditing(false)} />;
  }
  return (
    <>
      <div className="flex items-center justify-between border-b border-base-300 py-1 pr-2 pl-4 text-xs text-muted">
        <span className="tabular font-mono">app.tsx · {countOf(source.trimEnd().split("\n").length, "line")}</span>
        <span className="flex">
          <button type="button" className="quiet-button" onClick={() => setEditing(true)}>
            <Icon name="pencil" size={16} />
            Edit
          </button>
          <CopyButton text={source} label="Copy" />
        </span>
      </div>
      <pre tabIndex={0} aria-label="Source of the app" className="code min-h-0 flex-1 overflow-auto p-4">
        <StaticCode code={source} language="tsx" />
      </pre>
    </>
  );
}
