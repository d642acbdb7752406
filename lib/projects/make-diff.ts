import { structuredPatch } from "diff";

const CONTEXT_LINES = 3;
// Two texts that have less in common are told apart in no useful way, and in very much time.
const MAX_EDITS = 1_500;

/** The difference between two sets of files as git writes it; `applyDiff` makes the second one of the first. */
export function makeDiff(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string {
  const paths = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return paths.map((path) => fileDiff(path, before.get(path), after.get(path))).join("");
}

function fileDiff(path: string, before: string | undefined, after: string | undefined): string {
  if (before === after) return "";
  const [old, now] = [quoted(`a/${path}`), quoted(`b/${path}`)];
  const mode = before === undefined ? "new file mode 100644\n" : after === undefined ? "deleted file mode 100644\n" : "";
  const hunks = hunksOf(before ?? "", after ?? "");
  const names = `--- ${before === undefined ? "/dev/null" : old}\n+++ ${after === undefined ? "/dev/null" : now}\n`;
  return `diff --git ${old} ${now}\n${mode}${hunks === "" ? "" : names + hunks}`;
}

function hunksOf(before: string, after: string): string {
  const patch = structuredPatch("", "", before, after, undefined, undefined, {
    context: CONTEXT_LINES,
    maxEditLength: MAX_EDITS,
  });
  const hunks = patch?.hunks ?? [wholeHunk(before, after)];
  return hunks
    .map(({ oldStart, oldLines, newStart, newLines, lines }) => {
      const header = `@@ -${rangeOf(oldStart, oldLines)} +${rangeOf(newStart, newLines)} @@`;
      return `${[header, ...lines].join("\n")}\n`;
    })
    .join("");
}

function rangeOf(start: number, count: number): string {
  return `${count === 0 ? Math.max(start - 1, 0) : start},${count}`;
}

/** One hunk that replaces everything. */
function wholeHunk(before: string, after: string) {
  const [old, now] = [signed("-", before), signed("+", after)];
  return { oldStart: 1, oldLines: old.count, newStart: 1, newLines: now.count, lines: [...old.lines, ...now.lines] };
}

function signed(sign: string, content: string): { lines: string[]; count: number } {
  const lines = content.split("\n");
  const isWhole = lines.at(-1) === "";
  if (isWhole) lines.pop();
  const marker = isWhole ? [] : ["\\ No newline at end of file"];
  return { lines: [...lines.map((line) => sign + line), ...marker], count: lines.length };
}

/** Git quotes names with a quote, a backslash or a space at an end; and so that no reader stumbles, those with any space too. */
function quoted(name: string): string {
  return /["\\\s]/.test(name) ? `"${name.replaceAll(/["\\]/g, String.raw`\$&`)}"` : name;
}
