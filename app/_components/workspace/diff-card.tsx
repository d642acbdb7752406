"use client";

import { memo, use, useMemo } from "react";
import type { DiffData } from "../../_client/chat-message";
import { useProposal } from "../../_client/change-store";
import { diffLinesByPath } from "../../_client/diff-lines";
import { countOf } from "../../_client/format";
import { WorkspaceContext } from "../../_client/workspace-context";
import { CopyButton } from "../ui/copy-button";
import { DiffActions } from "./diff-actions";
import { ChangeCount, DiffFile } from "./diff-file";

interface DiffCardProps {
  readonly messageId: string;
  readonly projectId: string;
  readonly proposal: DiffData;
  /** Asks the same again, of the project as it is now; nothing where later turns build on the answer. */
  readonly onAskAgain: (() => void) | undefined;
}

/** A change that an answer proposes: what would be different, and the way into the project and back. */
export const DiffCard = memo(function DiffCard({ messageId, projectId, proposal, onAskAgain }: DiffCardProps) {
  const { diff, files } = proposal;
  const state = useProposal(messageId);
  const parsed = useMemo(() => diffLinesByPath(diff), [diff]);
  const openPlace = use(WorkspaceContext)?.openPlace;
  const sum = (read: (file: (typeof files)[number]) => number): number => files.reduce((total, file) => total + read(file), 0);
  return (
    <article
      aria-label="Proposed change"
      className="animate-rise overflow-hidden rounded-box border border-base-300 bg-raised shadow-soft"
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5 pr-2 pl-4">
        <h3 className="font-semibold">{state.kind === "applied" ? "Applied change" : "Proposed change"}</h3>
        <span className="tabular text-xs text-muted">{countOf(files.length, "file")}</span>
        <ChangeCount additions={sum((file) => file.additions)} deletions={sum((file) => file.deletions)} />
        <CopyButton text={diff} label="Copy the diff" isIconOnly />
      </header>
      {files.map((file) => (
        <DiffFile
          key={file.path}
          file={file}
          lines={parsed.get(file.path) ?? []}
          onOpen={() =>
            openPlace?.({ path: file.path, line: parsed.get(file.path)?.find(({ kind }) => kind === "added")?.after })
          }
        />
      ))}
      <DiffActions messageId={messageId} projectId={projectId} diff={diff} state={state} onAskAgain={onAskAgain} />
    </article>
  );
});
