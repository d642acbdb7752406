"use client";

import { useState } from "react";
import { tellApi } from "../../_client/api";
import { ProblemError, sayFailure, type SourceFinding } from "../../_client/problem";
import { say } from "../../_client/ui-store";

interface SourceEditorProps {
  readonly id: string;
  /** The version that is being changed. */
  readonly version: number;
  readonly source: string;
  readonly onSaved: () => Promise<void>;
  readonly onClose: () => void;
}

/** Changes the source: what the checks accept becomes the next version, what they refuse is said with its place. */
export function SourceEditor({ id, version, source, onSaved, onClose }: SourceEditorProps) {
  const [text, setText] = useState(source);
  const [failure, setFailure] = useState<{ message: string; findings: readonly SourceFinding[] }>();
  const [isSaving, setSaving] = useState(false);
  const save = async (): Promise<void> => {
    setSaving(true);
    setFailure(undefined);
    try {
      await tellApi(`/api/components/${id}/versions`, { method: "POST", body: { source: text, base_version: version } });
      say(`Version ${version + 1} is current`);
      await onSaved();
    } catch (error) {
      const isOld = error instanceof ProblemError && error.code === "conflict";
      const advice = isOld ? " Copy what you wrote, close this, and put it into the current version." : "";
      const findings = error instanceof ProblemError ? error.findings : [];
      setFailure({ message: `${sayFailure(error)}${advice}`, findings });
    } finally {
      setSaving(false);
    }
  };
  return (
    <>
      <textarea
        aria-label="Source of the app"
        aria-invalid={failure !== undefined}
        aria-describedby="source-problem"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void save();
        }}
        className="code min-h-96 flex-1 resize-none bg-transparent p-4 whitespace-pre outline-none focus-visible:shadow-[inset_0_0_0_2px_var(--color-primary)]"
      />
      <div
        id="source-problem"
        role="alert"
        className="max-h-48 overflow-y-auto border-t border-base-300 p-3 text-sm empty:hidden"
      >
        {failure !== undefined && <p className="text-error">{failure.message}</p>}
        {failure?.findings.map((finding) => (
          <p key={`${finding.line}:${finding.column} ${finding.message}`} className="mt-1.5">
            <span className="tabular mr-2 font-mono text-xs text-muted">
              {finding.line}:{finding.column}
            </span>
            {finding.message} <span className="text-muted">{finding.hint}</span>
          </p>
        ))}
      </div>
      <div className="flex items-center justify-end gap-2 border-t border-base-300 p-2.5">
        <p className="mr-auto px-1.5 text-xs text-muted">Saved as version {version + 1}</p>
        <button type="button" className="btn btn-ghost btn-sm" onClick={onClose}>
          Cancel
        </button>
        <button
          type="button"
          className="btn btn-primary btn-sm"
          disabled={isSaving || text === source}
          onClick={() => void save()}
        >
          {isSaving ? "Checking" : "Save version"}
        </button>
      </div>
    </>
  );
}
