import type { Place } from "./finding";

/** The part of a source map that says where things come from. */
export interface Mappings {
  readonly mappings: string;
}

const DIGITS = new Map(
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].map((digit, value) => [digit, value]),
);

/** Where the code at a place of the output was written: the nearest segment at or before it on its line. */
export function findOrigin({ mappings }: Mappings, place: Place): Place | undefined {
  let found: Place | undefined;
  // Source line and column run on over all lines, the output's column starts anew on each.
  let line = 0;
  let column = 0;
  for (const [index, segments] of mappings.split(";").slice(0, place.line).entries()) {
    let outputColumn = 0;
    for (const segment of segments.split(",")) {
      const [step = 0, , lines, columns] = decode(segment);
      outputColumn += step;
      if (lines === undefined || columns === undefined) continue;
      line += lines;
      column += columns;
      if (index === place.line - 1 && outputColumn <= place.column) found = { line: line + 1, column };
    }
  }
  return found;
}

/** Base 64 digits of five bits, the lowest first; the sixth bit says that more follow, the lowest bit is the sign. */
function decode(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const character of segment) {
    const digit = DIGITS.get(character) ?? 0;
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
