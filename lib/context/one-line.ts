/** A stretch of a text, end excluded. */
export interface Span {
  start: number;
  end: number;
}

/** What is written in place of a stretch. */
export interface Edit extends Span {
  text: string;
}

/** The longest signature; what is longer ends in an ellipsis. */
export const MAX_SIGNATURE = 300;

/** More raw text than this between two edits never shows: it is whitespace, or cut. */
const MAX_SEGMENT = 4_000;

/** One stretch of the text as a signature: edits made, on one line, and not too long. Edits may overlap: the first one wins. */
export function oneLine(text: string, { start, end }: Span, edits: readonly Edit[]): string {
  const ordered = edits.toSorted((one, other) => one.start - other.start || other.end - one.end);
  let [out, position] = ["", start];
  for (const edit of ordered) {
    if (edit.start < position || edit.start >= end) continue;
    out += segment(text, position, edit.start) + edit.text;
    position = edit.end;
    if (out.length > MAX_SEGMENT) break;
  }
  if (position < end && out.length <= MAX_SEGMENT) out += segment(text, position, end);
  return cutLine(tidy(out));
}

/** Whatever is given, on one line and not longer than a signature may be. */
export function cutLine(line: string, limit = MAX_SIGNATURE): string {
  const flat = UNEVEN.test(line) ? line.replace(/[\s\0]+/g, " ").trim() : line;
  if (flat.length <= limit) return flat;
  return `${flat.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** Most lines are even, and looking is cheaper than writing anew. */
const UNEVEN = /[^\S ]|\0| {2}|^ | $/;

function segment(text: string, start: number, end: number): string {
  return text.slice(start, Math.min(end, start + MAX_SEGMENT));
}

/** Where a line broke, the code reads as if it never had been broken. */
function tidy(raw: string): string {
  if (!/[\n\r\u2028\u2029]/.test(raw)) return raw;
  const brace = raw.indexOf("{");
  const separated = brace === -1 ? raw : raw.slice(0, brace) + raw.slice(brace).replace(UNSEPARATED, "$1; ");
  return separated
    .replace(/\s+/g, " ")
    .replace(/([(<[]) /g, "$1")
    .replace(/,? ([)>\]])/g, "$1")
    .replace(/[,;] }/g, " }")
    .replace(/([=:(<,]) ?\| /g, "$1 ")
    .replace(/([(<]) /g, "$1");
}

/** Inside of braces a new line ends a member, though nothing says so. */
const UNSEPARATED = /([\w"'`)\]}>?!])[ \t]*\r?\n\s*(?=[\w"'[(])/g;
