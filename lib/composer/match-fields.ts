import { normalize } from "./read-request";
import type { Field } from "./types";

/** A field that a request names, and where. */
export interface Mention {
  field: Field;
  at: number;
  length: number;
}

// Words that mean the same in requests and in data of every trade.
const SYNONYMS: readonly (readonly string[])[] = [
  ["revenue", "sale", "amount", "turnover", "income", "total"],
  ["unit", "quantity", "qty", "volume"],
  ["date", "time", "day", "timestamp"],
  ["customer", "client"],
  ["category", "type", "kind", "group"],
  ["country", "nation"],
  ["region", "area", "territory"],
  ["employee", "staff", "person", "name"],
  ["status", "state", "stage"],
  ["price", "cost"],
];

/** Every field that a text names, longest names first where they overlap. */
export function findMentions(text: string, fields: readonly Field[]): Mention[] {
  const haystack = ` ${singularWords(text)} `;
  const found: Mention[] = [];
  for (const field of fields) {
    for (const phrase of phrasesOf(field)) {
      const at = haystack.indexOf(` ${phrase} `);
      if (at !== -1) found.push({ field, at, length: phrase.length });
    }
  }
  const best = found.toSorted((a, b) => b.length - a.length || a.at - b.at);
  const taken: Mention[] = [];
  for (const mention of best) {
    const overlaps = taken.some((other) => mention.at < other.at + other.length && other.at < mention.at + mention.length);
    if (!overlaps && !taken.some((other) => other.field === mention.field)) taken.push(mention);
  }
  return taken.toSorted((a, b) => a.at - b.at);
}

/** The field a text means: by its name, or by a word that means the same. */
export function findField(text: string, fields: readonly Field[]): Field | undefined {
  const [mention] = findMentions(text, fields);
  if (mention) return mention.field;
  const words = singularWords(text).split(" ");
  const groups = SYNONYMS.filter((group) => group.some((word) => words.includes(word)));
  return groups
    .map((group) =>
      fields.find((field) => phrasesOf(field).some((phrase) => phrase.split(" ").some((word) => group.includes(word)))),
    )
    .find((field) => field !== undefined);
}

/** The text behind "by" or "per", up to the next break, and its fields in order. */
export function fieldsAfterBy(text: string, fields: readonly Field[]): Field[] {
  const pattern = /\b(?:by|per|for each|for every|across|among|nach|pro|por|par)\s+((?:\S+\s*){1,6})/g;
  const found: Field[] = [];
  for (const match of text.matchAll(pattern)) {
    if (/\b(?:sort\w*|order\w*|rank\w*)(?: \w+){0,2}? $/.test(text.slice(0, match.index))) continue;
    const part = (match[1] ?? "").split(/\b(?:with|sorted|sort|over|as|in|using|for|where|and then|which|that)\b/)[0] ?? "";
    const mentions = findMentions(part, fields);
    const chosen =
      mentions.length > 0 ? mentions.map(({ field }) => field) : [findField(part.split(" ").slice(0, 2).join(" "), fields)];
    for (const field of chosen) if (field && !found.includes(field)) found.push(field);
  }
  return found;
}

/** A value of a category field that the request limits itself to: "only north", "where region is north". */
export function findFilter(text: string, fields: readonly Field[]): { field: Field; value: string } | undefined {
  const match = /\b(?:only|just|where|filter(?:ed)? (?:by|to|for|on)|limited to|restrict(?:ed)? to)\b(.*)$/.exec(text);
  if (!match?.[1]) return undefined;
  const part = ` ${match[1].trim()} `;
  for (const field of fields) {
    if (field.kind !== "category") continue;
    const value = field.examples.find((example) => example !== "" && part.includes(` ${normalize(example)} `));
    if (value !== undefined) return { field, value };
  }
  return undefined;
}

/** Words in the singular, so that "regions" finds "region". */
export function singularWords(text: string): string {
  return normalize(text).split(" ").map(singular).join(" ");
}

function phrasesOf(field: Field): string[] {
  const last = field.path.at(-1) ?? field.name;
  const spacedLast = last.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2");
  return [...new Set([singularWords(field.label), singularWords(spacedLast)])].filter((phrase) => phrase.length > 1);
}

function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}
