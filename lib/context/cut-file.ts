import { countTokens } from "./count-tokens";
import { cutText } from "./cut-text";

/** A part of a file, and which lines of it they are, counted from 1. */
export interface FileCut {
  text: string;
  fromLine: number;
  toLine: number;
  tokens: number;
}

interface Window {
  lines: readonly string[];
  /** Counted from 0; `end` is the first line that is not in it. */
  start: number;
  end: number;
}

/**
 * The lines of a file around the cursor, or its first ones, as many as fit into the tokens. Lines stay whole, except one
 * that is longer than all the room there is.
 */
export function cutFile(input: { content: string; maxTokens: number; cursorLine?: number | undefined }): FileCut {
  const { content, cursorLine = 1 } = input;
  const maxTokens = Math.max(input.maxTokens, 0) || 0;
  const lines = content.split(/(?<=\n)/);
  const cursor = Math.min(Math.max(Math.trunc(cursorLine) || 1, 1), lines.length) - 1;
  const line = lines[cursor] ?? "";
  if (countTokens(line) > maxTokens) return asCut(cutLine(line, maxTokens), cursor, cursor + 1);
  const { start, end } = shrink(grow({ lines, start: cursor, end: cursor + 1 }, maxTokens), cursor, maxTokens);
  return asCut(lines.slice(start, end).join(""), start, end);
}

function asCut(text: string, start: number, end: number): FileCut {
  return { text, fromLine: start + 1, toLine: end, tokens: countTokens(text) };
}

/** One line above and one below in turn; a side ends where its next line does not fit. */
function grow({ lines, start: first, end: next }: Window, maxTokens: number): Window {
  let [start, end] = [first, next];
  let left = maxTokens - countTokens(lines.slice(start, end).join(""));
  const fits = (line: string | undefined): boolean => {
    if (line === undefined) return false;
    const tokens = countTokens(line);
    if (tokens > left) return false;
    left -= tokens;
    return true;
  };
  let [above, below] = [true, true];
  while (above || below) {
    below &&= fits(lines[end]);
    if (below) end += 1;
    above &&= fits(lines[start - 1]);
    if (above) start -= 1;
  }
  // Tokens reach across the ends of lines, so the whole is mostly less than its lines, and there is room for more.
  const isSame = start === first && end === next;
  return isSame ? { lines, start, end } : grow({ lines, start, end }, maxTokens);
}

/** In rare texts the whole is more than its lines. */
function shrink({ lines, start: first, end: next }: Window, cursor: number, maxTokens: number): Window {
  let [start, end] = [first, next];
  while (end - start > 1 && countTokens(lines.slice(start, end).join("")) > maxTokens) {
    if (end - 1 > cursor) end -= 1;
    else start += 1;
  }
  return { lines, start, end };
}

/** The longest beginning of a line that fits. */
function cutLine(line: string, maxTokens: number): string {
  const fits = (length: number) => countTokens(cutText(line, length)) <= maxTokens;
  let over = 1;
  while (over < line.length && fits(over)) over *= 2;
  over = Math.min(over, line.length);
  let fitting = 0;
  while (over - fitting > 1) {
    const middle = Math.floor((fitting + over) / 2);
    if (fits(middle)) fitting = middle;
    else over = middle;
  }
  return cutText(line, fitting);
}
