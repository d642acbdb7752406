import { spaced } from "./column";
import { isNumeric, rankDates } from "./rank-fields";
import type { DataShape, Field } from "./types";

/** The fields that say from when to when something lasts. */
export interface Span {
  start: Field;
  /** When it ends, or else how long it takes. */
  end: Field | undefined;
  duration: Field | undefined;
}

const START =
  /\b(?:start(?:s|ed|ing)?|begin(?:s|ning)?|began|begun|from|kick ?off|opened|beginn|anfang|von|inicio|debut|desde)\b/;
const END =
  /\b(?:end(?:s|ed|ing)?|finish(?:ed|es)?|due|deadline|to|until|till|target|complet(?:ed|ion)|closed|launch|ende|bis|fin|hasta)\b/;
const DURATION = /\b(?:durations?|days?|weeks?|hours?|length|estimate|effort|dauer)\b/;

/** The start and the end of each record: the chosen fields, else those so named, else the first two dates in order of value. */
export function findSpan(
  shape: DataShape,
  chosen: { start?: Field | undefined; end?: Field | undefined } = {},
): Span | undefined {
  const dates = rankDates(shape.fields).toSorted((a, b) => (a.min ?? 0) - (b.min ?? 0) || (a.max ?? 0) - (b.max ?? 0));
  const named = (pattern: RegExp, taken: Field | undefined) =>
    dates.find((field) => field !== taken && pattern.test(spaced(field.name)));
  const namedStart = asDate(chosen.start) ?? named(START, chosen.end);
  const namedEnd = asDate(chosen.end) ?? named(END, namedStart);
  const start = namedStart ?? dates.find((field) => field !== namedEnd);
  const duration = namedEnd ? undefined : shape.fields.find((field) => isNumeric(field) && DURATION.test(spaced(field.name)));
  if (start && duration) return { start, end: undefined, duration };
  const end = namedEnd ?? dates.find((field) => field !== start);
  return start && end ? { start, end, duration: undefined } : undefined;
}

function asDate(field: Field | undefined): Field | undefined {
  return field?.kind === "date" ? field : undefined;
}
