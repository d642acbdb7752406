import type { Node } from "@vscode/tree-sitter-wasm";
import { MAX_ENTRIES, type FileOutline, type OutlineEntry } from "../outline";
import { oneLine, type Edit } from "../one-line";

type Import = FileOutline["imports"][number];

/** What is found while the tree of one file is read. */
export interface Findings {
  text: string;
  entries: OutlineEntry[];
  imports: Import[];
}

/** Notes an entry, unless there are too many. */
export function add({ entries }: Findings, entry: Omit<OutlineEntry, "internal">, isInternal = false): void {
  if (entries.length >= MAX_ENTRIES || entry.name === "" || entry.signature === "") return;
  entries.push(isInternal ? { ...entry, internal: true } : entry);
}

/** The named children of a node. */
export function childrenOf(node: Node | null): Node[] {
  return node ? node.namedChildren.filter((child) => child !== null) : [];
}

/** The text of a field; empty when the node has no such field. */
export function fieldText({ text }: Pick<Findings, "text">, node: Node, field: string): string {
  const child = node.childForFieldName(field);
  return child ? text.slice(child.startIndex, child.endIndex) : "";
}

/** The line of a node, counted from 1. */
export function lineOf(node: Node): number {
  return node.startPosition.row + 1;
}

/** A node on one line: up to `until` if there is such a node, with what the edits change, and without comments. */
export function signatureOf(
  { text }: Pick<Findings, "text">,
  node: Node,
  { until, edits = [] }: { until?: Node | null | undefined; edits?: readonly Edit[] } = {},
): string {
  const span = { start: node.startIndex, end: until?.startIndex ?? node.endIndex };
  const raw = text.slice(span.start, span.end);
  const comments = /#|\/[/*]/.test(raw) ? commentsIn(node, span.end) : [];
  return oneLine(text, span, [...edits, ...comments]);
}

/** An edit that puts other words in place of a node. */
export function replaced(node: Node, text: string): Edit {
  return { start: node.startIndex, end: node.endIndex, text };
}

function commentsIn(node: Node, end: number): Edit[] {
  return node
    .descendantsOfType(["comment", "line_comment", "block_comment"])
    .flatMap((comment) => (comment && comment.startIndex < end ? [replaced(comment, "")] : []));
}
