import type { Field } from "../types";
import { phrasesOf } from "./find-mentions";
import { normalize, singularWords, wordsOf, type Word } from "./normalize";
import type { Span } from "./spans";

/** A value of the data that a request names, as the data write it, or a part of values of one field. */
export interface ValueMention extends Span {
  readonly field: Field;
  readonly value: string;
  /** The values only have it in them. */
  readonly isPart: boolean;
}

const LONGEST_VALUE = 80;
const MOST_WORDS = 8;
const MOST_PART_WORDS = 4;
const FEWEST_PART_LETTERS = 3;
/** Fields whose values people call by their names. */
const NAMED: readonly Field["kind"][] = ["category", "text", "id", "boolean", "email"];

/** Words of requests that are no values unless something says so. */
const COMMON = new Set(
  `a an the and or of in on at by to for from with as is are was were be has have had do does did not no yes all any each every other
  another new old name type date day week month year time total sum average count number value list table chart graph bar line pie
  area show give make create build draw display plot find tell want need please can could would i me my we our you your it its this
  that these those there their they he she his her him who what which when where why how many much more most less least than top
  bottom first last next best worst high low highest lowest max min maximum minimum between before after since until over under
  above below up down sort sorted order ordered group grouped filter filtered only just but except without per them then also
  same different one two three data records rows column columns field title color colour dark light view page app dashboard
  asc desc some few several out off into about if so none null true false unknown n/a x y z axis`.split(/\s+/),
);
/** Before them a word means itself. */
const NUMBER_POINTERS = /(?:\b(?:is|are|was|were|equals?|number|no|not|#|called|named)|[="“'])$/;
const POINTERS =
  /(?:\b(?:is|are|was|were|in|from|for|only|just|at|to|with|not|except|excluding|by|of|called|named|equals?|status|type|than|versus|vs|and|or)|[="“'])$/;

/** Values that a text names: whole ones, the longest first, and then parts of texts that no whole value explains. */
export function findValues(text: string, fields: readonly Field[]): ValueMention[] {
  const words = wordsOf(text);
  const named = fields.filter(({ kind, longest }) => NAMED.includes(kind) && longest <= LONGEST_VALUE * 3);
  const index = indexOf(named);
  const whole = longestFirst(words, MOST_WORDS, (run) => {
    const found = index.get(run.map(({ singular }) => singular).join(" ")) ?? index.get(run.map((word) => word.text).join(" "));
    return found && isMeant(text, run, found.field) ? found : undefined;
  });
  return whole.map(({ run, found }) => ({ ...found, ...spanOf(run), isPart: false }));
}

/** Names inside longer values: "Nairobi" in "Nairobi, Kenya". Only words that `isOpen` allows are looked for. */
export function findValueParts(text: string, fields: readonly Field[], isOpen: (word: Word) => boolean): ValueMention[] {
  const named = fields.filter(({ kind }) => kind === "text" || kind === "category");
  const texts = named.map((field) => ({ field, lines: field.examples.map((value) => ` ${normalize(value)} `).join("\n") }));
  const words = wordsOf(text);
  const found = longestFirst(words, MOST_PART_WORDS, (run) => {
    if (!run.every(isOpen) || run.every(({ text: word }) => COMMON.has(word))) return undefined;
    const phrase = run.map((word) => word.text).join(" ");
    if (phrase.length < FEWEST_PART_LETTERS) return undefined;
    const place = texts.find(({ lines }) => lines.includes(` ${phrase} `));
    return place && { field: place.field, value: phrase };
  });
  return found.map(({ run, found: { field, value } }) => ({ field, value, ...spanOf(run), isPart: true }));
}

/** Every value of these fields by its words. */
function indexOf(fields: readonly Field[]): Map<string, { field: Field; value: string }> {
  const index = new Map<string, { field: Field; value: string }>();
  // Fields with few values are meant before those with many.
  for (const field of fields.toSorted((a, b) => a.distinct - b.distinct)) {
    for (const value of field.examples) {
      if (value.length > LONGEST_VALUE) continue;
      for (const key of [normalize(value), singularWords(value)]) {
        if (key !== "" && !index.has(key)) index.set(key, { field, value });
      }
    }
  }
  return index;
}

/** Runs of words that something is found for, longer ones before the shorter ones in them. */
function longestFirst<T>(words: readonly Word[], most: number, find: (run: readonly Word[]) => T | undefined) {
  const taken = new Set<number>();
  const results: { run: readonly Word[]; found: T }[] = [];
  for (let length = Math.min(most, words.length); length >= 1; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const run = words.slice(start, start + length);
      if (run.some((_word, index) => taken.has(start + index))) continue;
      const found = find(run);
      if (found === undefined) continue;
      results.push({ run, found });
      run.forEach((_word, index) => taken.add(start + index));
    }
  }
  return results.toSorted((a, b) => (a.run[0]?.at ?? 0) - (b.run[0]?.at ?? 0));
}

/** Ordinary words, single letters and bare numbers are values only where the words before them say so. */
function isMeant(text: string, run: readonly Word[], field: Field): boolean {
  const phrase = run.map((word) => word.text).join(" ");
  const isPlain =
    COMMON.has(phrase) ||
    (run.length === 1 && COMMON.has(run[0]?.singular ?? "")) ||
    phrase.length < 2 ||
    /^[\d.]+$/.test(phrase);
  const before = text.slice(0, run[0]?.at ?? 0).trimEnd();
  // "how satisfied" asks for a measure of it.
  if (/\bhow$/.test(before)) return false;
  if (!isPlain) return true;
  // "high priority"
  const [after] =
    singularWords(text.slice((run.at(-1)?.at ?? 0) + (run.at(-1)?.text.length ?? 0))).match(/^\S+(?: \S+){0,2}/) ?? [];
  if (after !== undefined && phrasesOf(field).some((name) => `${after} `.startsWith(`${name} `))) return true;
  const points = /^[\d.]+$/.test(phrase) ? NUMBER_POINTERS : POINTERS;
  return points.test(before) || phrasesOf(field).some((name) => singularWords(before).endsWith(name));
}

function spanOf(run: readonly Word[]): Span {
  const [first, last] = [run[0], run.at(-1)];
  return first && last ? { at: first.at, length: last.at + last.text.length - first.at } : { at: 0, length: 0 };
}
