"use client";

import Link from "next/link";
import { countOf } from "../../_client/format";
import { workspaceAddress } from "../../_client/project-types";
import { useUpload, type UploadState } from "../../_client/upload-store";
import { FailureNote } from "../ui/failure-note";
import { Icon } from "../ui/icon";

interface UploadNotesProps {
  readonly state: Extract<UploadState, { kind: "done" | "failed" }>;
  /** A failed upload of a new project has arrived after all. */
  readonly onMounted?: ((projectId: string) => void) | undefined;
}

/** How an upload has ended: what was left out, or what went wrong and what was kept. */
export function UploadNotes({ state, onMounted }: UploadNotesProps) {
  const dismiss = useUpload((store) => store.dismiss);
  if (state.kind === "done") {
    return (
      <div role="status" className="flex items-start gap-3 text-sm">
        <span className="mt-0.5 text-success">
          <Icon name="check" />
        </span>
        <div className="min-w-0 flex-1">
          <p className="font-semibold">{countOf(state.fileCount, "file")} in the project</p>
          {state.notes.length > 0 && (
            <ul className="mt-0.5 text-muted">
              {state.notes.map((note) => (
                <li key={note} className="wrap-anywhere">
                  {note}
                </li>
              ))}
            </ul>
          )}
        </div>
        <button type="button" className="quiet-button -my-1" aria-label="Close the note" onClick={dismiss}>
          <Icon name="close" size={15} />
        </button>
      </div>
    );
  }
  const { retry, target, kept, reason } = state;
  return (
    <FailureNote
      title="The upload did not finish"
      actions={
        <>
          {retry !== undefined && (
            <button
              type="button"
              className="plain-button"
              onClick={() => void retry().then((id) => id !== undefined && onMounted?.(id))}
            >
              <Icon name="retry" size={15} />
              {kept > 0 ? "Go on" : "Try again"}
            </button>
          )}
          {target !== undefined && onMounted !== undefined && kept > 0 && (
            <Link href={workspaceAddress(target)} className="plain-button">
              Open what is there
            </Link>
          )}
          <button type="button" className="plain-button" onClick={dismiss}>
            Close
          </button>
        </>
      }
    >
      {reason} {kept > 0 ? `The project has ${countOf(kept, "file")} so far; they are kept.` : sayNothingKept(target)}
    </FailureNote>
  );
}

function sayNothingKept(target: string | undefined): string {
  return target === undefined ? "No project was made." : "The project is as it was.";
}
