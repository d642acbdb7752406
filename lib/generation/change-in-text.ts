import { checkDiff, checkProposal } from "./check-proposal";
import type { ProjectChange, ProjectView } from "./types";

const FENCE = /^(?<mark>`{3,}|~{3,})(?<info>[^\n]*)\n(?<body>[\s\S]*?)^\k<mark>[ \t]*$/gm;
/** So much of the open file must come back for a block to be that file, written anew. */
const SHARED_LINES = 0.5;

/** The change that an answer in words carries: diffs in fences, or the open file written anew; nothing when it fits nothing. */
export function changeInText(project: ProjectView, text: string): ProjectChange | undefined {
  const blocks = [...text.matchAll(FENCE)].map(({ groups }) => ({
    info: (groups?.["info"] ?? "").trim(),
    body: groups?.["body"] ?? "",
  }));
  const diffs = blocks.filter(({ info }) => /^(?:diff|patch)\b/i.test(info));
  if (diffs.length > 0) {
    const checked = checkDiff(project, diffs.map(({ body }) => body).join("\n"));
    return checked.ok ? checked.change : undefined;
  }
  const { activeFile } = project;
  if (activeFile === undefined) return undefined;
  const whole = blocks.filter(({ body }) => isThatFile(activeFile.content, body));
  const [only] = whole;
  if (only === undefined || whole.length > 1) return undefined;
  const checked = checkProposal(project, { changes: [{ path: activeFile.path, content: only.body }] });
  return checked.ok ? checked.change : undefined;
}

/** Is the block the whole file again, with something changed, and not just a piece of it? */
function isThatFile(content: string, body: string): boolean {
  const lines = linesOf(content);
  const given = new Set(linesOf(body));
  const [first = "", last = ""] = [lines[0], lines.at(-1)];
  const shared = lines.filter((line) => given.has(line)).length;
  return lines.length > 0 && given.has(first) && given.has(last) && shared >= lines.length * SHARED_LINES;
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
