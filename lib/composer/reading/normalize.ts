/**
 * Lower case, without accents and punctuation, one space between words: the form in which requests, names and values are compared.
 * What stands between digits stays ("3.5", "2024-03-05"), except for the commas of thousands.
 */
export function normalize(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/(\d),(?=\d{3}(?!\d))/g, "$1")
    .replace(/['’]s\b/g, "")
    .replace(/\b(is|are|was|were|do|does|did|has|have|had)n['’]t\b/g, "$1 not")
    .replace(/[^\p{Letter}\p{Number}$€£%#]+/gu, betweenWords)
    .trim();
}

/** Words in the singular, so that "regions" finds "region". */
export function singularWords(text: string): string {
  return normalize(text).split(" ").map(singular).join(" ");
}

/** The parts of a date as one word each; a weekend is its days, and "only weekdays" are the others. */
export function spellDateParts(text: string): string {
  const spelt = text
    .replace(/\b(?:days? of (?:the )?weeks?|week day)\b/g, "weekday")
    .replace(/\b(?:into|in) (?:the )?(weekdays?|hours?)(?: intervals?)?\b/g, "by $1");
  // "how many in each day, by weekday" are no days.
  const only = /\bby weekdays?\b/.test(spelt) ? spelt.replace(/\b(?:in|of|for|per) (?:each )?days?\b/g, " ") : spelt;
  return only
    .replace(/\b(?:the )?busiest (weekday|hour|day|week|month|quarter|year)s?\b/g, "number of records by $1 in descending order")
    .replace(/\b(?:hours?|times?) of (?:the )?days?\b/g, "hour")
    .replace(/\bweek ?ends?\b/g, "saturday and sunday")
    .replace(/\b(only (?:on )?|on )weekdays\b|\bweekdays only\b/g, "only monday tuesday wednesday thursday and friday");
}

/** The signs by which people compare, as words. */
export function spellComparisons(text: string): string {
  return text
    .replace(/(?:>=|=>|≥)/g, " at least ")
    .replace(/(?:<=|=<|≤)/g, " at most ")
    .replace(/(?:!=|<>|≠)/g, " is not ")
    .replace(/>/g, " over ")
    .replace(/</g, " under ")
    .replace(/={1,3}/g, " is ");
}

function betweenWords(gap: string, at: number, whole: string): string {
  const isInside = gap.length === 1 && /[.\-:/]/.test(gap) && /\d/.test(whole[at - 1] ?? "") && /\d/.test(whole[at + 1] ?? "");
  return isInside ? gap : " ";
}

function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

/** A word of a normalized text, in the singular, and where it stands. */
export interface Word {
  readonly text: string;
  readonly singular: string;
  readonly at: number;
}

/** The words of a normalized text with their places; gaps of any width part them. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({ text: match[0], singular: singular(match[0]), at: match.index }));
}
