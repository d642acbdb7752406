import { parseDiff, type FileDiff } from "#lib/projects/parse-diff";

/** One line of a change as it is shown; the numbers are those of the file before and after. */
export interface DiffLine {
  readonly kind: "same" | "added" | "removed" | "fold";
  readonly text: string;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
}

/** The lines of a unified diff by the path of their file; a diff that cannot be read has none. */
export function diffLinesByPath(diff: string): ReadonlyMap<string, readonly DiffLine[]> {
  const parsed = parseDiff(diff);
  return new Map(parsed.ok ? parsed.files.map((file) => [file.to ?? file.from ?? "", numberedLines(file)]) : []);
}

function numberedLines({ hunks }: FileDiff): DiffLine[] {
  const shown: DiffLine[] = [];
  // By how much the lines before have moved what follows.
  let moved = 0;
  for (const { start, lines } of hunks) {
    if (shown.length > 0) shown.push({ kind: "fold", text: "" });
    const isNumbered = start !== undefined;
    // A hunk without a line of the old file stands behind the one it names.
    const isInsertion = lines.every(({ sign }) => sign === "+");
    let before = (start ?? 0) + (isInsertion ? 1 : 0);
    let after = before + moved;
    for (const { sign, text } of lines) {
      const [old, now] = isNumbered ? [before, after] : [undefined, undefined];
      if (sign === "+") shown.push({ kind: "added", text, after: now });
      else if (sign === "-") shown.push({ kind: "removed", text, before: old });
      else shown.push({ kind: "same", text, before: old, after: now });
      if (sign !== "+") before += 1;
      if (sign !== "-") after += 1;
    }
    moved = after - before;
  }
  return shown;
}
