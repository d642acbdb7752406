import { create } from "zustand";
import { callApi } from "./api";
import { countOf } from "./format";
import { ProblemError, sayFailure } from "./problem";
import { ApplyAnswer } from "./project-types";
import { say } from "./ui-store";
import { refreshProject } from "./upload-store";

/** How a proposed change stands. */
export type ChangeState =
  | { readonly kind: "proposed" }
  | { readonly kind: "working" }
  | { readonly kind: "applied"; readonly changeId: string }
  | { readonly kind: "refused"; readonly reason: string; readonly isOutdated: boolean; readonly changeId?: string | undefined };

interface Proposal {
  readonly messageId: string;
  readonly projectId: string;
}

interface ChangeStore {
  readonly changes: Readonly<Record<string, ChangeState>>;
  apply(proposal: Proposal & { readonly diff: string }): Promise<void>;
  undo(proposal: Proposal & { readonly changeId: string }): Promise<void>;
}

const PROPOSED: ChangeState = { kind: "proposed" };

/** The proposed changes of this tab by message. After a reload the server knows whether one still fits. */
export const useProposals = create<ChangeStore>((set) => {
  const show = (id: string, state: ChangeState): void => set(({ changes }) => ({ changes: { ...changes, [id]: state } }));
  const send = ({ projectId }: Proposal, body: unknown) =>
    callApi(ApplyAnswer, `/api/projects/${projectId}/apply`, { method: "POST", body });
  return {
    changes: {},
    async apply({ diff, ...proposal }) {
      const { messageId, projectId } = proposal;
      show(messageId, { kind: "working" });
      try {
        const { change_id: changeId, files } = await send(proposal, { diff });
        show(messageId, { kind: "applied", changeId });
        say(`Applied to ${countOf(files.length, "file")}`);
        await refreshProject(projectId);
      } catch (error) {
        show(messageId, refusalOf(error));
      }
    },
    async undo({ changeId, ...proposal }) {
      const { messageId, projectId } = proposal;
      show(messageId, { kind: "working" });
      try {
        const { files } = await send(proposal, { undo: changeId });
        show(messageId, PROPOSED);
        say(`${countOf(files.length, "file")} as before`);
        await refreshProject(projectId);
      } catch (error) {
        show(messageId, { ...refusalOf(error), changeId });
      }
    },
  };
});

/** How one change stands. */
export function useProposal(messageId: string): ChangeState {
  return useProposals(({ changes }) => changes[messageId] ?? PROPOSED);
}

function refusalOf(error: unknown): Extract<ChangeState, { kind: "refused" }> {
  const isOutdated = error instanceof ProblemError && error.status === 409;
  return { kind: "refused", reason: sayFailure(error), isOutdated };
}
