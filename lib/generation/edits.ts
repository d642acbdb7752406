import type { Finding } from "./types";

/** One change of a text: what is there exactly once, and what comes instead. */
export interface Edit {
  readonly find: string;
  readonly replace: string;
}

const SHOWN_CHARACTERS = 80;

/** Applies edits one after the other, all or none. What does not fit is a finding for whoever wrote them. */
export function applyEdits(
  source: string,
  edits: readonly Edit[],
): { ok: true; source: string } | { ok: false; findings: readonly Finding[] } {
  let text = source;
  for (const [index, { find, replace }] of edits.entries()) {
    const at = text.indexOf(find);
    if (find === "" || at < 0) return misfit(index, find, "is not in the file");
    if (text.includes(find, at + 1)) return misfit(index, find, "is in the file more than once");
    text = text.slice(0, at) + replace + text.slice(at + find.length);
  }
  return { ok: true, source: text };
}

function misfit(index: number, find: string, problem: string): { ok: false; findings: readonly Finding[] } {
  const shown = find.length > SHOWN_CHARACTERS ? `${find.slice(0, SHOWN_CHARACTERS)}…` : find;
  const finding = {
    code: "edit_misfit",
    message: `Edit ${index + 1}: ${JSON.stringify(shown)} ${problem}. None of the edits was applied.`,
    line: 1,
    column: 1,
    hint: "Copy the text to find exactly from the current file, with enough around it to be there once.",
  };
  return { ok: false, findings: [finding] };
}
