import { countTyped, hasHeader, isNumberOrDate, mostly } from "./cell-looks";
import { findHead, splitRows, type Delimiter } from "./split-rows";

// The first come first where two cut a text equally well.
const DELIMITERS: readonly Delimiter[] = ["\t", ";", "|", ","];
// Enough to see that lines are alike; a file of any size is looked at in milliseconds.
const HEAD = { rows: 200, cells: 20_000 };
const MOST_RAGGED = 0.2;
// What says that it is a table may be cut unevenly.
const MOST_RAGGED_IF_NAMED = 0.5;
const START_OF_CODE = /^\s*[[{<]/;
const START_OF_ITEM = /^(?:[-*+•>]|\d+[.)]|#{1,6})\s/;

/** A text's first rows as one delimiter cuts them. */
interface Cut {
  delimiter: Delimiter;
  head: readonly string[];
  body: readonly string[][];
  /** Rows above the head. */
  lead: number;
  /** Share of the rows that are as wide as the head. */
  regularity: number;
}

/** What stands between the cells of a text that is a table; nothing for prose, logs and lists. `isNamed`: its name says that it is one. */
export function findDelimiter(text: string, isNamed = false): Delimiter | undefined {
  if (!/[\r\n]/.test(text.trim()) || (!isNamed && START_OF_CODE.test(text))) return undefined;
  const cuts = DELIMITERS.filter((delimiter) => text.includes(delimiter))
    .map((delimiter) => cutBy(text, delimiter))
    .filter((cut) => cut !== undefined)
    .filter((cut) => isRegular(cut, isNamed ? MOST_RAGGED_IF_NAMED : MOST_RAGGED) && (isNamed || isData(cut, text)));
  return cuts.toSorted((a, b) => b.regularity - a.regularity || b.head.length - a.head.length)[0]?.delimiter;
}

function cutBy(text: string, delimiter: Delimiter): Cut | undefined {
  const rows = splitRows(text, delimiter, HEAD);
  const head = findHead(rows);
  if (!head) return undefined;
  const lead = rows.indexOf(head);
  const body = rows.slice(lead + 1);
  const even = body.filter((row) => row.length === head.length).length;
  return { delimiter, head, body, lead, regularity: (even + 1) / rows.length };
}

/** At least two rows of two columns, nearly all of them equally wide. */
function isRegular({ head, body, lead }: Cut, mostRagged: number): boolean {
  const ragged = body.filter((row) => row.length !== head.length).length;
  const filled = head.filter((_, index) => body.filter((row) => (row[index] ?? "") !== "").length * 2 >= body.length).length;
  return body.length > 0 && filled > 1 && ragged <= body.length * mostRagged && lead <= 1 + body.length * mostRagged;
}

/** Whether cells hold data rather than parts of sentences, code or log lines. */
function isData(cut: Cut, text: string): boolean {
  const { delimiter, head, body } = cut;
  const rows = [head, ...body];
  const lines = rows.map((row) => row.join(delimiter));
  const isMost = (count: number) => count * 2 >= rows.length;
  if (isMost(lines.filter((line) => START_OF_ITEM.test(line)).length)) return false;
  if (delimiter === "\t") return true;
  const isHeaded = hasHeader(head, body);
  const typed = countTyped(head.length, body);
  if (delimiter === "|") return typed > 0 || /^\s*\|/m.test(text) || (isHeaded && body.length > 1);
  if (isMost(rows.filter(isCodeOrLog).length) || mostly(lines, isNumberOrDate)) return false;
  if (isSpaced(text, delimiter)) return isHeaded ? typed > 0 : typed > 1;
  return isHeaded || typed > 0 || head.length > 2;
}

/** Brackets that close elsewhere, "key=value", or a time whose milliseconds were cut off. */
function isCodeOrLog(row: readonly string[]): boolean {
  const isOpen = (cell: string) => cell.split(/[([{]/).length !== cell.split(/[)\]}]/).length;
  const isClock = /\d:\d{2}$/.test(row[0] ?? "") && /^\d{3}\s/.test(row[1] ?? "");
  return isClock || row.some(isOpen) || row.filter((cell) => /^\w+=/.test(cell)).length * 2 > row.length;
}

/** Sentences have a space behind their commas, tables hardly ever. */
function isSpaced(text: string, delimiter: Delimiter): boolean {
  const parts = text
    .slice(0, HEAD.cells)
    .replace(/"[^"]*"/g, "")
    .split(delimiter)
    .slice(1);
  return parts.filter((part) => /^[ \r\n]/.test(part)).length * 2 > parts.length;
}
