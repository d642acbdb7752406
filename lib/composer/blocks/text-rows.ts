import { quote } from "../print-value";
import { partPattern, type Delimiter } from "../split-rows";
import type { Block } from "../write-source";

const NAME_COLUMNS: Block = {
  needs: [],
  code: `
/** Names of columns: those without one are numbered, and no two are the same. */
function nameColumns(head: string[]): string[] {
  const copies = new Map<string, number>();
  return head.map((cell, index) => {
    const base = cell.replace(/\\s+/g, " ").trim() || \`Column \${index + 1}\`;
    let name = base;
    while (copies.has(name)) {
      const copy = (copies.get(base) ?? 1) + 1;
      copies.set(base, copy);
      name = \`\${base} \${copy}\`;
    }
    copies.set(name, 1);
    return name;
  });
}
`,
};

const WORDS: Record<Delimiter, string> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };

/** The code that reads a text with such a delimiter as a table; it reads as `splitRows` does here. */
export function textRowsBlock(delimiter: Delimiter): Block {
  return {
    needs: [NAME_COLUMNS],
    code: `
const DELIMITER = ${quote(delimiter)};
/** A part of a row and what ends it: cells without quotes, a quoted cell and what follows, or a quote that is never closed. */
const PART = /${partPattern(delimiter)}/g;

/** The rows of a text with ${WORDS[delimiter]} (RFC 4180), each a list of cells; empty lines and lines of dashes are left out. */
function splitRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, plain, quoted, rest = "", bare = "", end] of text.replace(/^\\ufeff/, "").matchAll(PART)) {
    if (quoted !== undefined) row.push(quoted.replaceAll('""', '"') + rest.trimEnd());
    else for (const cell of (plain ?? bare).split(DELIMITER)) row.push(cell.trim());
    if (end === DELIMITER) continue;
    if (row.some((cell) => !/^[-+=:\\s]*$/.test(cell))) rows.push(row);
    row = [];
  }
  return rows;
}

/** The table in a text. It starts with the first row of two cells or more; titles stand above that. */
function readRows(text: string): unknown[] {
  const rows = splitRows(text);
  const head = rows.find((row) => row.filter((cell) => cell !== "").length > 1);
  if (!head) return [];
  const names = nameColumns(HAS_HEADER ? head : head.map(() => ""));
  return rows
    .slice(rows.indexOf(head) + (HAS_HEADER ? 1 : 0))
    .map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ""])));
}
`,
  };
}
