import type { Block } from "../write-source";
import { READ_DATE } from "./dates";
import { READ_NUMBER } from "./numbers";
import { IS_MISSING, READ_FIELD, TO_TEXT } from "./reading";

/** Texts compared as people compare them. */
export const PLAIN: Block = {
  needs: [READ_FIELD, TO_TEXT],
  code: `
/** Text as people compare it: without case and accents. */
const plain = (text: string) => text.normalize("NFKD").replace(/\\p{Mark}/gu, "").toLowerCase().trim();

/** The text in a field of a record. */
const textIn = (record: unknown, field: Field) => plain(toText(readField(record, field.path)));
`,
};

/** Conditions on words. */
export const IS_ONE_OF: Block = {
  needs: [PLAIN],
  code: `
/** True when a field holds one of these words. */
const isOneOf = (record: unknown, field: Field, words: string[]) => words.some((word) => plain(word) === textIn(record, field));
`,
};

/** Conditions on parts of words. */
export const HAS_WORDS: Block = {
  needs: [PLAIN],
  code: `
/** True when a field has one of these in its text. */
const hasAny = (record: unknown, field: Field, parts: string[]) =>
  parts.some((part) => textIn(record, field).includes(plain(part)));
`,
};

/** Conditions on what is true or false. */
export const IS_YES: Block = {
  needs: [PLAIN],
  code: `
/** True when a field says yes. */
const isYes = (record: unknown, field: Field) => ["true", "yes", "1"].includes(textIn(record, field));
`,
};

/** Conditions on numbers. */
export const NUMBER_FITS: Block = {
  needs: [READ_NUMBER],
  code: `
/** True when a field holds a number that passes. */
function numberFits(record: unknown, field: Field, fits: (number: number) => boolean): boolean {
  const number = readNumber(record, field);
  return number !== undefined && fits(number);
}
`,
};

/** Conditions on dates. */
export const IS_WITHIN: Block = {
  needs: [READ_DATE],
  code: `
/** True when a field's date lies from one day on and before another; "" leaves that end open. */
function isWithin(record: unknown, field: Field, from: string, until: string): boolean {
  const time = readDate(record, field)?.getTime();
  return time !== undefined && (from === "" || time >= Date.parse(from)) && (until === "" || time < Date.parse(until));
}
`,
};

/** Conditions on gaps. */
export const HAS_VALUE: Block = {
  needs: [READ_FIELD, TO_TEXT, IS_MISSING],
  code: `
/** True when a field is filled. */
const hasValue = (record: unknown, field: Field) => !isMissing(toText(readField(record, field.path)));
`,
};
