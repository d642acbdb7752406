/** What may stand between two cells of a text. */
export type Delimiter = "," | ";" | "\t" | "|";

/** How much of a text is read. */
export interface RowLimits {
  rows: number;
  cells: number;
}

const ALL: RowLimits = { rows: Infinity, cells: Infinity };
// Lines that only draw: nothing in them, or dashes as under the head of a Markdown table.
const DRAWN = /^[-+=:\s]*$/;

/**
 * A part of a row and what ends it: cells without quotes, a quoted cell with what stands behind it, or a cell with a quote that
 * is never closed. The composer and the apps it writes read by this one pattern, in time that grows with the text only.
 */
export function partPattern(delimiter: Delimiter): string {
  const mark = delimiter === "\t" ? "\\t" : delimiter;
  const bare = `([^${mark}\\r\\n]*)`;
  return String.raw`(?:([^"\r\n]*)| *"([^"]*(?:""[^"]*)*)"${bare}|${bare})([${mark}]|[\r\n]+|$)`;
}

/** The rows of delimited text (RFC 4180), each a list of cells; lines that only draw are left out. */
export function splitRows(text: string, delimiter: Delimiter, limits: RowLimits = ALL): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cellCount = 0;
  for (const match of text.replace(/^\ufeff/, "").matchAll(new RegExp(partPattern(delimiter), "g"))) {
    const [, plain, quoted, rest = "", bare = "", end] = match;
    if (quoted !== undefined) row.push(quoted.replaceAll('""', '"') + rest.trimEnd());
    else for (const cell of (plain ?? bare).split(delimiter)) row.push(cell.trim());
    if (end === delimiter) continue;
    if (row.some((cell) => !DRAWN.test(cell))) rows.push(row);
    cellCount += row.length;
    if (rows.length >= limits.rows || cellCount >= limits.cells) return rows;
    row = [];
  }
  return rows;
}

/** The row that the table starts with: the first of two cells or more. Titles stand above it. */
export function findHead(rows: readonly string[][]): string[] | undefined {
  return rows.find((row) => row.filter((cell) => cell !== "").length > 1);
}

/** Names of columns: those without one are numbered, and no two are the same. */
export function nameColumns(head: readonly string[]): string[] {
  const copies = new Map<string, number>();
  return head.map((cell, index) => {
    const base = cell.replace(/\s+/g, " ").trim() || `Column ${index + 1}`;
    let name = base;
    while (copies.has(name)) {
      const copy = (copies.get(base) ?? 1) + 1;
      copies.set(base, copy);
      name = `${base} ${copy}`;
    }
    copies.set(name, 1);
    return name;
  });
}
