import { forEachChild, type SyntaxNode } from "./syntax";

/** One reason for a refusal, written for the model that has to fix it and for the person who reads it. */
export interface Finding {
  /** Stable name of the rule. */
  readonly code: string;
  readonly message: string;
  /** Position in the source, both from 1; columns count UTF-16 units as editors do. */
  readonly line: number;
  readonly column: number;
  /** A legal way to do the same thing. */
  readonly hint: string;
}

/** Complaint about a node; the position is added by the collector. */
export type Report = (node: SyntaxNode, code: string, message: string, hint: string) => void;

/** More than this helps nobody, and hostile input must not buy a large answer. */
const MAX_FINDINGS = 40;

/** Where byte offsets of a source are, as lines and columns. */
export function createLocator(source: string, startPosition: number): (offset: number) => { line: number; column: number } {
  const bytes = Buffer.from(source);
  const lineStarts = [0];
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lineStarts.push(at + 1);
  return (offset) => {
    const byte = Math.min(Math.max(offset - startPosition, 0), bytes.length);
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lineStarts[middle] ?? 0) <= byte) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: bytes.toString("utf8", lineStarts[low], byte).length + 1 };
  };
}

/** Gathers findings of one source, each rule and place once, in source order. */
export function createFindings(source: string, startPosition: number): { report: Report; list(): readonly Finding[] } {
  let locate: ReturnType<typeof createLocator> | undefined;
  const found = new Map<string, Finding>();
  return {
    report(node, code, message, hint) {
      if (found.size >= MAX_FINDINGS) return;
      locate ??= createLocator(source, startPosition);
      const place = locate(startOf(node) ?? startPosition);
      const key = `${code}:${place.line}:${place.column}`;
      if (!found.has(key)) found.set(key, { code, message, ...place, hint });
    },
    list: () => [...found.values()].toSorted((a, b) => a.line - b.line || a.column - b.column),
  };
}

/** Properties and a few other nodes carry no span; they begin with their first child. */
function startOf(node: SyntaxNode): number | undefined {
  if (node.span) return node.span.start;
  let first: number | undefined;
  forEachChild(node, (child) => {
    first ??= startOf(child);
  });
  return first;
}
