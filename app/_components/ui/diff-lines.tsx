import type { DiffLine } from "../../_client/diff-lines";

const MARK = { same: " ", added: "+", removed: "−", fold: "…" } as const;
const TONE = {
  same: "",
  added: "bg-success/15",
  removed: "bg-error/12",
  fold: "py-1 text-muted",
} as const;

interface DiffLinesProps {
  readonly lines: readonly DiffLine[];
  readonly label: string;
  /** What is said when there is no line. */
  readonly empty: string;
}

/** The lines of a change; with their numbers where they are known. */
export function DiffLines({ lines, label, empty }: DiffLinesProps) {
  const last = Math.max(0, ...lines.map(({ before = 0, after = 0 }) => Math.max(before, after)));
  return (
    <pre tabIndex={0} role="region" aria-label={label} className="code overflow-x-auto border-t border-base-300 py-2">
      {lines.length === 0 && <span className="px-4 text-muted">{empty}</span>}
      {lines.map((line, index) => (
        <span
          key={index}
          className={`block min-w-max pr-4 ${last === 0 || line.kind === "fold" ? "pl-4" : ""} ${TONE[line.kind]}`}
        >
          {last > 0 && line.kind !== "fold" && <Numbers line={line} digits={String(last).length} />}
          <span aria-hidden="true">{MARK[line.kind]} </span>
          {line.kind === "added" && <ins className="no-underline">{line.text}</ins>}
          {line.kind === "removed" && <del className="no-underline">{line.text}</del>}
          {(line.kind === "same" || line.kind === "fold") && line.text}
        </span>
      ))}
    </pre>
  );
}

/** The line's number before and after. */
function Numbers({ line, digits }: { line: DiffLine; digits: number }) {
  const pad = (number: number | undefined): string => String(number ?? "").padStart(digits);
  return (
    <span aria-hidden="true" className="mr-2 inline-block border-r border-base-300 pr-2 pl-3 text-muted select-none">
      {pad(line.before)} {pad(line.after)}
    </span>
  );
}
