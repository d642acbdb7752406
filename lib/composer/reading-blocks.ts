import { TO_DATE, TO_DATE_PLAIN } from "./blocks/dates";
import { FORMAT_NUMBER, FORMAT_NUMBER_OR_SPAN } from "./blocks/format";
import { READ_NUMBER, READ_NUMBER_FULL, READ_NUMBER_PLAIN } from "./blocks/numbers";
import { READ_FIELD, READ_FIELD_FLAT } from "./blocks/reading";
import { isNumeric } from "./rank-fields";
import type { DataShape, Field } from "./types";
import type { Block } from "./write-source";

// Spans of time and bare percents are read and written by longer code, which few apps need.
const SPAN_BLOCKS: readonly Replacement[] = [
  [READ_NUMBER, READ_NUMBER_FULL],
  [FORMAT_NUMBER, FORMAT_NUMBER_OR_SPAN],
];
// What programs write needs less reading than what people type.
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/;
const PLAIN_DATE = /^\d{4}-\d\d(?:-\d\d(?:[T ]\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:\d\d)?)?)?$/;

type Replacement = readonly [wanted: Block, instead: Block];

/** The blocks that read and write just the kinds of values that the app knows. */
export function readingBlocks(shape: DataShape, constants: string): ReadonlyMap<Block, Block> {
  const fields = [...shape.fields, ...shape.metrics];
  const isAll = (wanted: (field: Field) => boolean, pattern: RegExp) =>
    shape.fields.length > 0 && fields.filter(wanted).every(({ examples }) => examples.every((text) => pattern.test(text)));
  const numbers: readonly Replacement[] = isAll(isNumeric, PLAIN_NUMBER) ? [[READ_NUMBER, READ_NUMBER_PLAIN]] : [];
  const hasSpans = /kind: "duration"|wholePercent: true/.test(constants);
  const isDated = isAll(({ kind }) => kind === "date", PLAIN_DATE);
  const isFlat = shape.path.length < 2 && fields.every(({ path }) => path.length === 1);
  const places: readonly Replacement[] = isFlat ? [[READ_FIELD, READ_FIELD_FLAT]] : [];
  return new Map([...places, ...(hasSpans ? SPAN_BLOCKS : numbers), ...(isDated ? ([[TO_DATE, TO_DATE_PLAIN]] as const) : [])]);
}
