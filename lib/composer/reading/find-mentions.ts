import type { Field } from "../types";
import { isMisspelt } from "./misspelling";
import { normalize, singularWords, wordsOf, type Word } from "./normalize";
import { overlaps, type Span } from "./spans";

/** A field that a request names, and where. */
export interface Mention extends Span {
  readonly field: Field;
}

/** How freely names are looked for: by their full name only, also by a word that only one field has, or also by what means the same. */
export type Freedom = "exact" | "part" | "meaning";

// Words that mean the same in requests and in data of every trade.
const SYNONYMS: readonly (readonly string[])[] = [
  ["revenue", "sale", "amount", "turnover", "income", "total", "earning", "takings", "proceeds"],
  ["unit", "quantity", "qty", "volume", "piece"],
  ["date", "time", "day", "timestamp", "when"],
  ["customer", "client", "buyer"],
  ["category", "type", "kind", "group", "class"],
  ["country", "nation"],
  ["region", "area", "territory"],
  ["employee", "staff", "person", "name", "worker", "colleague"],
  ["department", "dept", "team", "division", "unit"],
  ["status", "state", "stage", "progress"],
  ["price", "cost", "fee"],
  ["salary", "pay", "wage", "income", "earning", "compensation"],
  ["score", "grade", "mark", "point", "result"],
  ["rating", "star", "review", "satisfaction"],
  ["product", "item", "article", "good"],
  ["stock", "inventory", "quantity"],
  ["expense", "spending", "spend", "spent", "cost", "amount"],
  ["city", "town", "location", "place"],
  ["owner", "assignee", "responsible"],
  ["visit", "visitor", "session", "traffic", "hit"],
  ["gender", "sex"],
  ["age", "old"],
  ["temperature", "temp"],
  ["subject", "course"],
  ["budget", "plan", "planned"],
  ["actual", "spent"],
  ["student", "pupil"],
  ["profit", "margin", "gain"],
  ["win", "won", "victory"],
  ["loss", "losse", "lost", "defeat"],
  ["draw", "drawn", "tie", "tied"],
  ["game", "match", "matche", "played"],
  ["participant", "competitor", "contestant", "athlete", "player", "name"],
  ["award", "prize"],
  ["film", "movie", "title"],
  ["song", "single", "track", "title"],
];
/** Words that every second field has, which say nothing alone. */
const BARE = new Set("id name number no code value total count of the and per in by key type date time".split(" "));
const FEWEST_LETTERS = 5;

const RANK = { exact: 3, part: 2, misspelt: 1.5, meaning: 1 };

interface Candidate extends Mention {
  readonly rank: number;
}

/** Every field that a text names, where it is surest, in the text's order; where names overlap, the surer and longer one counts. */
export function findMentions(text: string, fields: readonly Field[], freedom: Freedom = "exact"): Mention[] {
  return bestMentions(text, fields, freedom, (mention, others) => others.some(({ field }) => field === mention.field));
}

/** The same with every place where a field is named. */
export function findEveryMention(text: string, fields: readonly Field[], freedom: Freedom): Mention[] {
  return bestMentions(text, fields, freedom, () => false);
}

function bestMentions(
  text: string,
  fields: readonly Field[],
  freedom: Freedom,
  isKnown: (mention: Mention, others: readonly Mention[]) => boolean,
): Mention[] {
  const words = wordsOf(text);
  const found = [
    ...exactMentions(words, fields),
    ...(freedom === "exact" ? [] : [...partMentions(words, fields), ...misspeltMentions(words, fields)]),
    ...(freedom === "meaning" ? similarMentions(words, fields) : []),
  ];
  const best = found.toSorted((a, b) => b.rank - a.rank || b.length - a.length || a.at - b.at);
  const taken: Candidate[] = [];
  for (const mention of best) {
    if (!taken.some((other) => overlaps(other, mention)) && !isKnown(mention, taken)) taken.push(mention);
  }
  return taken.toSorted((a, b) => a.at - b.at).map(({ field, at, length }) => ({ field, at, length }));
}

/** The field a text means: by its name, or by a word that means the same. */
export function findField(text: string, fields: readonly Field[]): Field | undefined {
  for (const freedom of ["exact", "part", "meaning"] as const) {
    const [mention] = findMentions(text, fields, freedom);
    if (mention) return mention.field;
  }
  return undefined;
}

/** Every place where a field's whole name stands. */
export function findNames(text: string, fields: readonly Field[]): Span[] {
  return exactMentions(wordsOf(text), fields);
}

/** The names under which people know a field, in the singular. */
export function phrasesOf(field: Field): string[] {
  const last = field.path.at(-1) ?? field.name;
  const spaced = last.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2");
  const whole = [singularWords(field.label), singularWords(spaced)];
  // "Salary (USD)" and "Height in m" are called salary and height.
  const short = whole.map((phrase) => phrase.replace(/ (?:in )?(?:usd|eur|gbp|kg|km|cm|mm|ms|pct|percent|%|€|\$|£)$/, ""));
  return [...new Set([...whole, ...short])].filter((phrase) => phrase.length > 1 || phrase === normalize(field.label));
}

function exactMentions(words: readonly Word[], fields: readonly Field[]): Candidate[] {
  return fields.flatMap((field) =>
    phrasesOf(field).flatMap((phrase) =>
      waysToSay(phrase)
        .flatMap((way) => placesOf(words, way))
        .map((span) => ({ field, ...span, rank: RANK.exact })),
    ),
  );
}

/** "date departed" is also a departed date. */
function waysToSay(phrase: string): string[][] {
  const words = phrase.split(" ");
  return words.length === 2 && (words[0] === "date" || words[0] === "time") ? [words, words.toReversed()] : [words];
}

/** A word that only one field has: "customer" for "customer name". */
function partMentions(words: readonly Word[], fields: readonly Field[]): Candidate[] {
  const owners = new Map<string, Field[]>();
  for (const field of fields) {
    const own = new Set(phrasesOf(field).flatMap((phrase) => phrase.split(" ")));
    for (const word of own) if (!BARE.has(word) && word.length > 2) owners.set(word, [...(owners.get(word) ?? []), field]);
  }
  return words.flatMap((word) => {
    const [field, ...others] = owners.get(word.singular) ?? [];
    return field && others.length === 0 ? [{ field, at: word.at, length: word.text.length, rank: RANK.part }] : [];
  });
}

function misspeltMentions(words: readonly Word[], fields: readonly Field[]): Candidate[] {
  const long = words.filter(({ singular }) => singular.length >= FEWEST_LETTERS);
  return fields.flatMap((field) =>
    phrasesOf(field)
      .flatMap((phrase) => phrase.split(" "))
      .filter((name) => name.length >= FEWEST_LETTERS)
      .flatMap((name) => long.filter(({ singular }) => isMisspelt(singular, name)))
      .map((word) => ({ field, at: word.at, length: word.text.length, rank: RANK.misspelt })),
  );
}

function similarMentions(words: readonly Word[], fields: readonly Field[]): Candidate[] {
  return words.flatMap((word) => {
    const similar = SYNONYMS.filter((group) => group.includes(word.singular)).flat();
    if (similar.length === 0) return [];
    // The meaning nearest to the front of the table wins.
    const field = fields.find((candidate) =>
      phrasesOf(candidate).some((phrase) => phrase.split(" ").some((part) => similar.includes(part))),
    );
    return field ? [{ field, at: word.at, length: word.text.length, rank: RANK.meaning }] : [];
  });
}

/** Where some words stand one after the other. */
function placesOf(words: readonly Word[], wanted: readonly string[]): Span[] {
  const places: Span[] = [];
  for (let start = 0; start + wanted.length <= words.length; start++) {
    const isHere = wanted.every((word, index) => words[start + index]?.singular === word || words[start + index]?.text === word);
    const [first, last] = [words[start], words[start + wanted.length - 1]];
    if (isHere && first && last) places.push({ at: first.at, length: last.at + last.text.length - first.at });
  }
  return places;
}
