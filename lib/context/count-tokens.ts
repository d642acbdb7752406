import { countTokens as count, setMergeCacheSize } from "gpt-tokenizer/encoding/o200k_base";

/** Byte pair encoding takes quadratic time on one unbroken run; in slices of this length it stays linear. */
const SLICE = 512;
/** It works on bytes, of which other scripts have three and more for each letter. */
const WIDE_SLICE = 64;
/** The tokenizer remembers words, each of which holds on to the text it came from; its 100,000 are no faster than these. */
const REMEMBERED_WORDS = 1_000;
/** `<|endoftext|>` in a file is text like any other. */
const AS_TEXT = { disallowedSpecial: new Set<string>() };
/** Places where o200k starts a new word whatever stands around them: cutting here leaves the count as it is. */
const CLEAN_CUTS = /(?<=\S)[ \t]|(?<=[\p{L}\p{N}])[^\s\p{L}\p{N}\p{M}']|\n(?=[^\S\r\n]{0,64}[^\s/])/gu;
const WIDE = /[^\0-\x7F]/;
/** No language has so many tokens a letter: what goes on like this for so long is noise, which takes the tokenizer a long time. */
const NOISE = { after: 20_000, tokensPerUnit: 1.5 };

setMergeCacheSize(REMEMBERED_WORDS);

/**
 * How many o200k tokens a text has, in time that grows with its length only. Exact, except for runs of hundreds of
 * letters or signs without a break, where it may be a little more, never less. Of long noise it is the number of bytes, which is more.
 */
export function countTokens(text: string): number {
  let tokens = 0;
  let start = 0;
  while (text.length - start > SLICE) {
    if (start > NOISE.after && tokens > start * NOISE.tokensPerUnit)
      return tokens + new TextEncoder().encode(text.slice(start)).length;
    const cut = findCut(text, start);
    tokens += count(text.slice(start, cut.end), AS_TEXT) + cut.debt;
    start = cut.end;
  }
  return tokens + count(text.slice(start), AS_TEXT);
}

/** Where a slice ends; a cut through a word can hide one token, so it costs one. */
function findCut(text: string, start: number): { end: number; debt: 0 | 1 } {
  const end = start + (WIDE.test(text.slice(start, start + SLICE)) ? WIDE_SLICE : SLICE);
  const middle = Math.floor((start + end) / 2);
  const clean = lastCleanCut(text, middle, end) ?? lastCleanCut(text, start, middle);
  if (clean !== undefined) return { end: clean, debt: 0 };
  return { end: isPair(text, end) ? end - 1 : end, debt: 1 };
}

function lastCleanCut(text: string, from: number, to: number): number | undefined {
  let clean: number | undefined;
  for (const { 0: sign, index } of text.slice(from, to).matchAll(CLEAN_CUTS)) {
    // What stands before the first place is not seen from here.
    if (index > 0) clean = from + index + (sign === "\n" ? 1 : 0);
  }
  return clean;
}

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at - 1) & 0xfc_00) === 0xd8_00 && (text.charCodeAt(at) & 0xfc_00) === 0xdc_00;
}
