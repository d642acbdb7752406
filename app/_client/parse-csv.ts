const DELIMITERS = [",", ";", "\t", "|"] as const;

export type Cell = string | number | boolean | null;
export type CsvRecord = Record<string, Cell>;

/** A delimited text as records: names from the first line, numbers and booleans as such, empty cells as null. */
export function parseCsv(text: string): { records: CsvRecord[]; columns: string[]; delimiter: string } {
  const delimiter = findDelimiter(text);
  const [header = [], ...body] = splitRows(text, delimiter).filter((row) => row.length > 1 || (row[0] ?? "").trim() !== "");
  const width = body.reduce((widest, row) => Math.max(widest, row.length), header.length);
  const columns = nameColumns(header, width);
  const hasDecimalComma = delimiter === ";";
  const records = body.map((row) =>
    Object.fromEntries(columns.map((column, index) => [column, readCell(row[index] ?? "", hasDecimalComma)])),
  );
  return { records, columns, delimiter };
}

/** Does this text look like a table? At least two lines that fall into the same two or more columns. */
export function looksLikeCsv(text: string): boolean {
  const rows = splitRows(text.trim(), findDelimiter(text)).slice(0, 20);
  const [header] = rows;
  if (header === undefined || rows.length < 2 || header.length < 2) return false;
  // Prose has commas too, but neither short headings nor the same number of them in each line.
  if (header.some((cell) => cell.length > 60 || cell.trim() === "")) return false;
  return rows.every((row) => row.length === header.length);
}

/** The delimiter that cuts the first line, outside quotes, into the most cells. */
function findDelimiter(text: string): string {
  let [best, most] = [",", 1];
  for (const delimiter of DELIMITERS) {
    const count = splitRows(text, delimiter, 1)[0]?.length ?? 0;
    if (count > most) [best, most] = [delimiter, count];
  }
  return best;
}

/** RFC 4180 with any line break: quotes may hold delimiters, line breaks and doubled quotes. */
function splitRows(text: string, delimiter: string, limit = Number.POSITIVE_INFINITY): string[][] {
  const rows: string[][] = [];
  let [row, cell, isQuoted]: [string[], string, boolean] = [[], "", false];
  for (let index = text.startsWith("\uFEFF") ? 1 : 0; index < text.length; index += 1) {
    const character = text[index] ?? "";
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[index + 1] === '"') [cell, index] = [`${cell}"`, index + 1];
      else isQuoted = false;
    } else if (character === '"' && cell.trim() === "") [cell, isQuoted] = ["", true];
    else if (character === delimiter) [row, cell] = [[...row, cell], ""];
    else if (character === "\n" || character === "\r") {
      if (character === "\r" && text[index + 1] === "\n") index += 1;
      rows.push([...row, cell]);
      if (rows.length >= limit) return rows;
      [row, cell] = [[], ""];
    } else cell += character;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows;
}

function nameColumns(header: readonly string[], width: number): string[] {
  const used = new Set<string>();
  return Array.from({ length: width }, (_, index) => {
    const base = header[index]?.trim() || `column_${index + 1}`;
    let name = base;
    for (let copy = 2; used.has(name); copy += 1) name = `${base}_${copy}`;
    used.add(name);
    return name;
  });
}

function readCell(raw: string, hasDecimalComma: boolean): Cell {
  const text = raw.trim();
  if (text === "") return null;
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === "true";
  const number = hasDecimalComma && /^-?\d+,\d+$/.test(text) ? text.replace(",", ".") : text;
  // Leading zeros and very long digits are names (postcodes, ids), which a number would change.
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,12})?$/.test(number)) return Number(number);
  return text;
}
