import { isMissing, MOSTLY } from "./column";
import { parseDate } from "./parse-date";
import { parseNumber } from "./parse-number";

const YEAR = /^(?:19|20)\d{2}$/;
const WORD_VALUE = /^(?:true|false|yes|no)$/i;
const ADDRESS = /^(?:(?:https?:\/\/|www\.)\S+|[^\s@]+@[^\s@]+\.[^\s@]+)$/i;
const TIME = /\d{1,2}:\d{2}/;
// Surveys name their columns by whole questions.
const LONGEST_NAME = 120;
const ROWS_READ = 60;
// Longer texts are prose.
const LONGEST_VALUE = 200;

/** Whether a table's first row names the columns: words of another kind than what stands below them. */
export function hasHeader(head: readonly string[], body: readonly string[][]): boolean {
  const names = head.filter((cell) => cell !== "").length;
  if (body.length === 0 || names * 2 < head.length) return false;
  const rows = body.slice(0, ROWS_READ);
  return head.every(
    (cell, index) =>
      cell === "" ||
      isName(
        cell,
        rows.map((row) => row[index] ?? ""),
      ),
  );
}

/** How many columns hold mostly numbers, dates, addresses, or yes and no. */
export function countTyped(width: number, body: readonly string[][]): number {
  const rows = body.slice(0, ROWS_READ);
  const isTypedAt = (index: number) => {
    const cells = rows.map((row) => row[index] ?? "").filter((cell) => !isMissing(cell));
    return cells.length > 0 && mostly(cells, isTyped);
  };
  return Array.from({ length: width }, (_, index) => index).filter(isTypedAt).length;
}

/** True for a text that is a number or a date as a whole. */
export function isNumberOrDate(text: string): boolean {
  return parseNumber(text) !== undefined || parseDate(text) !== undefined;
}

/** True when nearly all of the texts are so. */
export function mostly(texts: readonly string[], isSo: (text: string) => boolean): boolean {
  return texts.filter(isSo).length >= texts.length * MOSTLY;
}

function isTyped(cell: string): boolean {
  return cell.length <= LONGEST_VALUE && (isNumberOrDate(cell) || WORD_VALUE.test(cell) || ADDRESS.test(cell));
}

/** A name comes once in its column. Years and months name columns too, when these hold something else. */
function isName(cell: string, below: readonly string[]): boolean {
  if (cell.length > LONGEST_NAME || WORD_VALUE.test(cell) || ADDRESS.test(cell) || TIME.test(cell)) return false;
  if (below.includes(cell)) return false;
  const filled = below.filter((text) => !isMissing(text));
  if (YEAR.test(cell)) return !mostly(filled, (text) => YEAR.test(text));
  if (parseDate(cell)) return !mostly(filled, (text) => parseDate(text) !== undefined);
  return parseNumber(cell) === undefined;
}
