import { changeInText } from "./change-in-text";
import { checkProposal } from "./check-proposal";
import type { Draft, Finding, ProjectChange, WriteRequest } from "./types";

type Words = { ok: true; text: string; change: ProjectChange | undefined } | { ok: false; findings: readonly Finding[] };

/** An answer in words with the change of the project that it proposes, tried on the project. The last one is taken without a change that does not fit. */
export function checkWords(
  { project }: Pick<WriteRequest, "project">,
  { text, proposal }: Extract<Draft, { kind: "text" }>,
  isLast: boolean,
): Words {
  if (project === undefined) return { ok: true, text, change: undefined };
  if (proposal === undefined) return { ok: true, text, change: changeInText(project, text) };
  const checked = checkProposal(project, proposal);
  if (checked.ok) return { ok: true, text, change: checked.change };
  if (!isLast) return checked;
  const why = checked.findings.map(({ message }) => message).join(" ");
  return {
    ok: true,
    text: `${text}\n\n> The change that was proposed does not fit the project and was left out. ${why}`,
    change: undefined,
  };
}
