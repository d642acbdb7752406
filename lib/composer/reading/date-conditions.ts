import { monthIndex } from "../parse-date";
import type { Condition, Field } from "../types";
import { findMentions } from "./find-mentions";
import { isNumeric, rankDates } from "../rank-fields";
import type { ReadConditions } from "./word-conditions";

const MONTH =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
/** A span of time as people name it; what it is, `spanOf` finds out. */
const SPAN = [
  String.raw`(?:1[5-9]|20|21)\d\d-\d\d-\d\d`,
  String.raw`(?:1[5-9]|20|21)\d\d-\d\d(?!\d)`,
  String.raw`\d{1,2}[/.]\d{1,2}[/.]\d{4}`,
  String.raw`q[1-4](?: of)? (?:1[5-9]|20|21)\d\d`,
  String.raw`(?:1[5-9]|20|21)\d\d q[1-4]`,
  String.raw`\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${MONTH}) (?:1[5-9]|20|21)\d\d`,
  String.raw`(?:${MONTH}) \d{1,2}(?:st|nd|rd|th)? (?:1[5-9]|20|21)\d\d`,
  String.raw`(?:${MONTH})(?: of)? (?:1[5-9]|20|21)\d\d`,
  String.raw`(?:the )?(?:1[5-9]|20|21)\d0s`,
  String.raw`(?:the )?(?:year )?(?:1[5-9]|20|21)\d\d`,
  String.raw`q[1-4]`,
  String.raw`(?:${MONTH})`,
].join("|");

const DAY = 86_400_000;
const RELATIVE =
  /\b(?:(?:in|during|over|for|from|of) )?(?:the )?(?:last|past|previous) (?:(\d{1,3}|two|three|four|five|six|seven|ten|twelve) )?(days?|weeks?|months?|quarters?|years?)\b/g;
const COUNT_WORDS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  twelve: 12,
};

type DateTest = "between" | "over" | "under" | "atLeast" | "atMost" | "not" | "is";

const RULES: readonly (readonly [DateTest, RegExp])[] = [
  ["between", new RegExp(String.raw`\b(?:between|from) (${SPAN}) (?:and|to|through|until|till|-) (${SPAN})(?![\w%-])`, "g")],
  ["between", new RegExp(String.raw`\b(${SPAN}) (?:to|through|until|till) (${SPAN})(?![\w%-])`, "g")],
  ["between", new RegExp(String.raw`\b((?:1[5-9]|20)\d\d)-((?:1[5-9]|20)\d\d)(?![\w%-])`, "g")],
  ["over", new RegExp(String.raw`\b(?:after|later than|newer than|more recent than|past) (${SPAN})(?![\w%-])`, "g")],
  ["under", new RegExp(String.raw`\b(?:before|prior to|earlier than|older than|up until|previous to) (${SPAN})(?![\w%-])`, "g")],
  [
    "atLeast",
    new RegExp(
      String.raw`\b(?:since|starting(?: (?:in|from|with))?|from|beginning(?: (?:in|from|with))?|as of|on or after|no earlier than) (${SPAN})(?: (?:on|onwards?|onward))?(?![\w%-])`,
      "g",
    ),
  ],
  [
    "atMost",
    new RegExp(
      String.raw`\b(?:until|till|up to|through|on or before|no later than|by the end of|to the end of) (${SPAN})(?![\w%-])`,
      "g",
    ),
  ],
  [
    "not",
    new RegExp(
      String.raw`\b(?:not (?:in|from|during|on)|except(?: for| in)?|excluding|without|other than|but not(?: in)?) (${SPAN})(?![\w%-])`,
      "g",
    ),
  ],
  [
    "is",
    new RegExp(
      String.raw`\b(?:only(?: in| for| from)?|just|in|during|for|of|on|at|within|from|is|was|were|throughout|year|month|all of|through|whole of) (${SPAN})(?: (?:only|and|or|&) (${SPAN}))?(?: only)?(?![\w%-])`,
      "g",
    ),
  ],
];
/** A year needs nothing before it. */
const BARE_YEAR = /(?<![\w.$€£-])((?:1[89]|20)\d\d|(?:q[1-4] (?:19|20)\d\d))(?: and ((?:1[89]|20)\d\d))?(?![\w%.-])/g;

/** "only 2024", "in March", "since June 2024", "between 2010 and 2015", "last 30 days". The last counts back from the newest date there is. */
export function readDateConditions(text: string, fields: readonly Field[]): ReadConditions & { notes: readonly string[] } {
  const dates = rankDates(fields);
  const found: { conditions: Condition[]; spans: ReadConditions["spans"][number][]; notes: string[] } = {
    conditions: [],
    spans: [],
    notes: [],
  };
  if (dates.length === 0) return found;
  let rest = text;
  const rules = [...RULES, ["is", BARE_YEAR] as const];
  for (const [test, pattern] of rules) {
    for (const match of rest.matchAll(pattern)) {
      const target = targetOf(rest, match.index, dates, fields);
      if (!target || hasWrongLook(match, target.field)) continue;
      const values = [match[1], match[2]].flatMap((said) => (said === undefined ? [] : spansOf(said, target.field)));
      if (values.length === 0) continue;
      found.conditions.push({
        field: target.field.name,
        test,
        values: test === "between" ? [values[0] ?? "", values.at(-1) ?? ""] : values,
      });
      found.spans.push({ at: target.at, length: match.index + match[0].length - target.at });
      rest =
        rest.slice(0, target.at) +
        " ".repeat(match.index + match[0].length - target.at) +
        rest.slice(match.index + match[0].length);
    }
  }
  const relative = readRelative(rest, dates);
  return {
    conditions: [...found.conditions, ...relative.conditions],
    spans: [...found.spans, ...relative.spans],
    notes: relative.notes,
  };
}

/** "last 3 months" of data that end in June 2024 are April to June 2024. */
function readRelative(text: string, dates: readonly Field[]): ReadConditions & { notes: readonly string[] } {
  const [date] = dates;
  const match = [...text.matchAll(RELATIVE)][0];
  const unit = match?.[2]?.replace(/s$/, "");
  // "the last month" may be the last one there is; "the last 3" are meant to be counted.
  if (!match || !unit || date?.max === undefined || (match[1] === undefined && /\bthe\b/.test(match[0])))
    return { conditions: [], spans: [], notes: [] };
  const count = match[1] === undefined ? 1 : (COUNT_WORDS[match[1]] ?? Number(match[1]));
  const newest = new Date(date.max);
  const from =
    unit === "day" || unit === "week"
      ? new Date(date.max - (count * (unit === "week" ? 7 : 1) - 1) * DAY)
      : new Date(
          Date.UTC(
            newest.getUTCFullYear() - (unit === "year" ? count - 1 : 0),
            unit === "year" ? 0 : newest.getUTCMonth() - count * (unit === "quarter" ? 3 : 1) + 1,
            1,
          ),
        );
  const value = unit === "day" || unit === "week" ? isoDay(from) : isoDay(from).slice(0, 7);
  return {
    conditions: [{ field: date.name, test: "atLeast", values: [value] }],
    spans: [{ at: match.index, length: match[0].length }],
    notes: [`“${match[0].trim()}” counts back from the newest date in the data, ${isoDay(newest)}.`],
  };
}

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

/** The date a comparison is about: the one named before it, else the main one; nothing when a number is named there. */
function targetOf(
  text: string,
  at: number,
  dates: readonly Field[],
  fields: readonly Field[],
): { field: Field; at: number } | undefined {
  const clause = text.slice(0, at);
  const near = findMentions(clause, fields, "part").findLast((mention) =>
    /^(?: (?:is|are|was|were|in|on|of|year|date))* *$/.test(clause.slice(mention.at + mention.length)),
  );
  if (near && dates.includes(near.field)) return { field: near.field, at: near.at };
  if (near && isNumeric(near.field) && isFigure(text.slice(at), near.field)) return undefined;
  const [main] = dates;
  const verb = dates.find((date) => verbsOf(date).test(clause.slice(-40)));
  return main && { field: verb ?? main, at };
}

/** "price of 2000" is a price when there are such prices; "amount in 2024" is of a year. */
function isFigure(said: string, { min = 0, max = 0 }: Field): boolean {
  const number = Number(/^(?:is|was|were|of|at) (\d{4})\b/.exec(said)?.[1] ?? NaN);
  return number >= min && number <= max;
}

/** "shipped after June" is about the shipping date. */
function verbsOf(date: Field): RegExp {
  const stems = date.label
    .toLowerCase()
    .split(" ")
    .filter((word) => word.length > 3 && !/^(?:date|time|year|month)$/.test(word))
    .map((word) => word.slice(0, Math.max(4, word.length - 2)).replace(/[^a-z]/g, ""))
    .filter((stem) => stem.length > 2);
  return stems.length === 0 ? /(?!)/ : new RegExp(String.raw`\b(?:${stems.join("|")})`);
}

/** A number that lies nowhere near the dates is no year. */
function hasWrongLook(match: RegExpMatchArray, field: Field): boolean {
  const year = Number(/(?:1[5-9]|20|21)\d\d/.exec(match[0])?.[0] ?? NaN);
  if (Number.isNaN(year) || field.min === undefined || field.max === undefined) return false;
  return year < new Date(field.min).getUTCFullYear() - 30 || year > new Date(field.max).getUTCFullYear() + 30;
}

/** The starts of ISO dates that a span of time is called by: "march" is every March that the data have. */
function spansOf(said: string, field: Field): string[] {
  const text = said.replace(/^the |^year /, "").trim();
  const year = /(?:1[5-9]|20|21)\d\d/.exec(text)?.[0];
  if (/^\d{4}-\d\d(?:-\d\d)?$/.test(text)) return [text];
  const numeric = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  if (numeric) {
    const isDayFirst = field.dayFirst === true || text.includes(".") || Number(numeric[1]) > 12;
    const [day, month] = isDayFirst ? [numeric[1], numeric[2]] : [numeric[2], numeric[1]];
    return [`${numeric[3]}-${(month ?? "").padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`];
  }
  const decade = /^((?:1[5-9]|20|21)\d)0s$/.exec(text);
  if (decade) return Array.from({ length: 10 }, (_none, index) => `${decade[1]}${index}`);
  const quarter = /\bq([1-4])\b/.exec(text)?.[1];
  if (quarter) return yearsOf(year, field).map((one) => `${one}-Q${quarter}`);
  const month = text
    .split(" ")
    .map(monthIndex)
    .find((index) => index !== -1);
  if (month === undefined) return year === undefined ? [] : [year];
  const day = /\b(\d{1,2})(?:st|nd|rd|th)?\b/.exec(text.replace(/\b\d{4}\b/, ""))?.[1];
  const tail = `${String(month + 1).padStart(2, "0")}${day === undefined ? "" : `-${day.padStart(2, "0")}`}`;
  return yearsOf(year, field)
    .map((one) => `${one}-${tail}`)
    .filter((span) => year !== undefined || isWithin(span, field));
}

function yearsOf(year: string | undefined, { min, max }: Field): string[] {
  if (year !== undefined) return [year];
  const [first, last] = [new Date(min ?? 0).getUTCFullYear(), new Date(max ?? 0).getUTCFullYear()];
  return Array.from({ length: Math.min(20, last - first + 1) }, (_none, index) => String(first + index));
}

function isWithin(span: string, { min = 0, max = 0 }: Field): boolean {
  const start = Date.parse(`${span.slice(0, 7)}-01T00:00:00Z`);
  return start <= max && start + 31 * DAY > min;
}
