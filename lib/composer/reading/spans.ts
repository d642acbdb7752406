/** A part of a text: from a position, so many letters. */
export interface Span {
  readonly at: number;
  readonly length: number;
}

/** A text without these parts, which something has been made of. Positions stay as they were. */
export function blank(text: string, spans: readonly Span[]): string {
  let rest = text;
  for (const { at, length } of spans)
    rest = rest.slice(0, at) + " ".repeat(Math.min(length, rest.length - at)) + rest.slice(at + length);
  return rest;
}

/** True when two parts have a letter in common. */
export function overlaps(a: Span, b: Span): boolean {
  return a.at < b.at + b.length && b.at < a.at + a.length;
}

/** One space between words again. */
export function closeGaps(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
