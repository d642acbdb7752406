"use client";

import type { ReactNode } from "react";
import { useProposals, type ChangeState } from "../../_client/change-store";
import { FailureNote } from "../ui/failure-note";
import { Icon } from "../ui/icon";

interface DiffActionsProps {
  readonly messageId: string;
  readonly projectId: string;
  readonly diff: string;
  readonly state: ChangeState;
  /** Asks the same again, of the project as it is now; nothing where later turns build on the answer. */
  readonly onAskAgain: (() => void) | undefined;
}

/** The way into the project and back, and why it was refused. */
export function DiffActions({ onAskAgain, ...change }: DiffActionsProps) {
  return (
    <footer className="border-t border-base-300 p-2.5">
      {change.state.kind === "refused" && <Refusal state={change.state} onAskAgain={onAskAgain} />}
      <Actions {...change} />
    </footer>
  );
}

function Actions({ messageId, projectId, diff, state }: Omit<DiffActionsProps, "onAskAgain">) {
  const { apply, undo } = useProposals.getState();
  const applied = state.kind === "applied" || state.kind === "refused" ? state.changeId : undefined;
  if (applied !== undefined) {
    return (
      <Row note="The project has it.">
        <button type="button" className="plain-button" onClick={() => void undo({ messageId, projectId, changeId: applied })}>
          <Icon name="retry" size={15} />
          Undo
        </button>
      </Row>
    );
  }
  return (
    <Row note="Nothing is changed until you apply it.">
      <button
        type="button"
        className="btn btn-primary btn-sm"
        disabled={state.kind === "working"}
        onClick={() => void apply({ messageId, projectId, diff })}
      >
        <Icon name="check" size={16} />
        {state.kind === "working" ? "One moment" : "Apply to the project"}
      </button>
    </Row>
  );
}

function Row({ note, children }: { note: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <p className="px-1.5 text-xs text-muted">{note}</p>
      {children}
    </div>
  );
}

function Refusal({
  state,
  onAskAgain,
}: {
  state: Extract<ChangeState, { kind: "refused" }>;
  onAskAgain: (() => void) | undefined;
}) {
  const isUndo = state.changeId !== undefined;
  const title = isUndo ? "It was not undone" : "It was not applied";
  const advice = isUndo
    ? "Open the file and compare it with the lines above."
    : "Ask again: the answer will know the file as it is now.";
  return (
    <div className="mb-2.5">
      <FailureNote
        title={title}
        actions={
          state.isOutdated &&
          !isUndo &&
          onAskAgain !== undefined && (
            <button type="button" className="plain-button" onClick={onAskAgain}>
              <Icon name="retry" size={15} />
              Ask again
            </button>
          )
        }
      >
        {state.reason} {state.isOutdated ? `The project is as it was. ${advice}` : "The project is as it was."}
      </FailureNote>
    </div>
  );
}
