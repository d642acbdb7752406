import { fieldOf, stemOf, weightOf } from "./word-weights";

export const EMBEDDING_DIMENSIONS = 1536;
/** The name under which vectors of this file are stored. What changes the vectors of old texts needs a new one. */
export const LOCAL_MODEL = "local-1";

/** Texts are at most so long where they are stored; what comes after it is not looked at. */
const MAX_CHARACTERS = 4_000;
/** A raw similarity of `RELATED` is to be called `THRESHOLD`, which the product asks of every model. */
const RELATED = 0.25;
const THRESHOLD = 0.78;
/** The square of the first component, the same for all texts: the cosine becomes (BASE + raw) / (BASE + 1). */
const BASE = (THRESHOLD - RELATED) / (1 - THRESHOLD);
/** What is in a text besides its words: texts of common words only are near to nothing but themselves. */
const OWN_ENERGY = 0.35;
const GRAM_ENERGY = 0.45;
const FIELD_ENERGY = 0.3;
const PAIR_ENERGY = 0.12;
const GRAM_LENGTH = 3;
/** Of a very long word the beginning is enough. */
const MAX_WORD = 40;

const WORDS = /[\p{L}\p{N}]+|[\p{Sc}%]|\p{Extended_Pictographic}/gu;
const MARKS = /\p{M}+/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/**
 * A text as a vector of length one, made without a model: its words, pairs of words and parts of words, hashed. Rare words weigh
 * more. Two texts that share no words have a similarity of 0.71, related ones 0.78 and more, equal ones 1.
 */
export function embedLocally(text: string): number[] {
  const vector = new Float64Array(EMBEDDING_DIMENSIONS);
  const stems = stemsOf(text);
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  for (const [stem, count] of counts) addWord(vector, stem, weightOf(stem) * Math.sqrt(1 + Math.log(count)));
  addPairs(vector, stems);
  add(vector, `text ${stems.length > 0 ? stems.join(" ") : text.slice(0, MAX_CHARACTERS)}`, Math.sqrt(OWN_ENERGY));
  return withBase(vector);
}

/** The cosine of two vectors of length one. */
export function similarityOf(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}

function stemsOf(text: string): string[] {
  const plain = text
    .slice(0, MAX_CHARACTERS)
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .slice(0, 2 * MAX_CHARACTERS);
  return [...plain.matchAll(WORDS)].flatMap(([word]) =>
    UNSPACED.test(word) ? gramsOf(word, 2) : [stemOf(word.slice(0, MAX_WORD))],
  );
}

/** A word, its parts and its field, which together have the same energy in a short word as in a long one. */
function addWord(vector: Float64Array, stem: string, weight: number): void {
  add(vector, `word ${stem}`, weight);
  const grams = gramsOf(`^${stem}$`, GRAM_LENGTH);
  for (const gram of grams) add(vector, `gram ${gram}`, weight * Math.sqrt(GRAM_ENERGY / grams.length));
  const field = fieldOf(stem);
  if (field !== undefined) add(vector, `field ${field}`, weight * Math.sqrt(FIELD_ENERGY));
}

function addPairs(vector: Float64Array, stems: readonly string[]): void {
  for (let index = 1; index < stems.length; index++) {
    const [first = "", second = ""] = [stems[index - 1], stems[index]];
    const weight = Math.sqrt(weightOf(first) * weightOf(second) * PAIR_ENERGY);
    add(vector, `pair ${first} ${second}`, weight);
  }
}

function gramsOf(word: string, length: number): string[] {
  const characters = [...word];
  if (characters.length <= length) return [word];
  return characters.slice(length - 1).map((_last, index) => characters.slice(index, index + length).join(""));
}

/** A feature has one place and one sign; features that share a place are as likely to agree as not, so that they cancel out. */
function add(vector: Float64Array, feature: string, weight: number): void {
  const hash = hashOf(feature);
  const place = 1 + (hash % (EMBEDDING_DIMENSIONS - 1));
  vector[place] = (vector[place] ?? 0) + (hash & 0x80000000 ? -weight : weight);
}

/** FNV-1a with a final mixing, as its upper bits alone are not even. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Length one, with the first component the same for all texts. */
function withBase(vector: Float64Array): number[] {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  const whole = Math.sqrt(BASE + 1);
  const unit = Array.from(vector, (value) => value / (length * whole));
  unit[0] = Math.sqrt(BASE) / whole;
  return unit;
}
