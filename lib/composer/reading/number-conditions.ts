import { isMeasurable, isNumeric } from "../rank-fields";
import type { Comparison, Field } from "../types";
import { findEveryMention, findMentions } from "./find-mentions";
import { blank } from "./spans";
import type { ReadConditions } from "./word-conditions";

const NUMBER = String.raw`[$€£]? ?(-?\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|zero) ?(k\b|m\b|mn\b|bn\b|thousand\b|million\b|billion\b|%|percent\b|minutes?\b|mins?\b|hours?\b|hrs?\b|seconds?\b|secs?\b|days?\b)?`;
const WORDS: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};
const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

const MORE =
  "over|above|more than|greater than|higher than|larger than|bigger than|exceeding|exceeds?|beyond|older than|longer than|taller than|heavier than|hotter than|warmer than|better than|faster than|farther than|more expensive than|stronger than|in excess of|north of";
const LESS =
  "under|below|less than|fewer than|lower than|smaller than|younger than|shorter than|cheaper than|lighter than|colder than|worse than|slower than|beneath|short of";
const OR_MORE = "(?:or|and) (?:more|above|higher|greater|over|up|larger|bigger|older|longer|better|beyond)|plus";
const OR_LESS = "(?:or|and) (?:less|fewer|below|lower|under|smaller|younger|shorter)";

interface Rule {
  readonly test: Comparison;
  readonly pattern: RegExp;
}

const rule = (test: Comparison, source: string): Rule => ({ test, pattern: new RegExp(String.raw`\b${source}`, "g") });

/** The surer ones first: what one has taken, the others do not see. */
const RULES: readonly Rule[] = [
  rule("between", `(?:between|from|ranging from|in the range(?: of)?|range of) ${NUMBER} (?:and|to|through|until) ${NUMBER}`),
  rule(
    "atLeast",
    `(?:at least|no less than|not less than|not under|not below|not smaller than|not lower than|a minimum of|minimum of|minimum|min) ${NUMBER}`,
  ),
  rule(
    "atMost",
    `(?:at most|no more than|not more than|not over|not above|not greater than|not higher than|not larger than|up to|a maximum of|maximum of|maximum|max) ${NUMBER}`,
  ),
  rule("atLeast", `(?:${MORE}) or equal(?:s)? to ${NUMBER}`),
  rule("atMost", `(?:${LESS}) or equal(?:s)? to ${NUMBER}`),
  rule("over", `(?:${MORE}) ${NUMBER}`),
  rule("under", `(?:${LESS}) ${NUMBER}`),
];
const AFTER_RULES: readonly Rule[] = [
  { test: "atLeast", pattern: new RegExp(`(?:^|(?<= ))${NUMBER}(?: \\S+)? (?:${OR_MORE})\\b`, "g") },
  { test: "atMost", pattern: new RegExp(`(?:^|(?<= ))${NUMBER}(?: \\S+)? (?:${OR_LESS})\\b`, "g") },
];
/** Only right behind a number's name: "rank is 3", "5 stars" it is not. */
const EQUALS: readonly Rule[] = [
  {
    test: "not",
    pattern: new RegExp(
      `\\b(?:is not|are not|do(?:es)? not equal(?: to)?|not equal to|not equals?|other than) ${NUMBER}(?![\\w.%-])`,
      "g",
    ),
  },
  {
    test: "is",
    pattern: new RegExp(
      `\\b(?:is equal to|are equal to|equal to|equals?|is exactly|exactly|is|was|of|are) ${NUMBER}(?![\\w.%-])`,
      "g",
    ),
  },
];

const ASKS = /^(?:which|what|who|how many|name|list|find|in how many|for how many)\b/;
const COUNT_AHEAD: Rule = {
  test: "is",
  pattern:
    /\b(?:only |exactly |just |all |a total of |the )*(\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|zero)(?= [a-z])(?! (?:most|least|largest|biggest|highest|lowest|smallest|best|worst|newest|oldest|latest))/g,
};

const LEAD =
  /(?:\b(?:whose|where|with|having|have|has|had|that|which|who|and|only|a|an|the|is|are|was|were|of|value|values|for|by|got|scored|costing|costs?|priced|earning|at|it|be|s|number|id|code|no)\b *)+$/;

/** Whose age it is that a bare number limits. */
const PEOPLE =
  "people|persons?|patients?|staff|employees?|adults?|users?|students?|pupils?|members?|customers?|players?|passengers?|men|women|workers?|visitors?|everyone|anyone|those|children|kids";
const OLDEST = 130;

/** Which column an adjective measures. */
const MEASURED: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:older|younger) than/, /\bage\b/],
  [/\b(?:taller|shorter|higher) than/, /\b(?:height|elevation|altitude)\b/],
  [/\b(?:longer|shorter) than/, /\b(?:length|duration|time|distance|minutes|hours)\b/],
  [/\b(?:heavier|lighter) than/, /\b(?:weight|mass)\b/],
  [/\b(?:cheaper|more expensive) than|\bcost|priced/, /\b(?:price|cost)\b/],
  [/\b(?:hotter|colder|warmer) than/, /\btemp/],
  [/\b(?:faster|slower) than/, /\b(?:speed|pace)\b/],
];

/** "over 1,000", "salary of at least 50k", "between 10 and 20", "5 or more". */
export function readNumberConditions(text: string, fields: readonly Field[]): ReadConditions {
  const numbers = fields.filter(isMeasurable);
  const found: { conditions: ReadConditions["conditions"][number][]; spans: ReadConditions["spans"][number][] } = {
    conditions: [],
    spans: [],
  };
  const empty = readEmpty(text, numbers);
  found.conditions.push(...empty.conditions);
  found.spans.push(...empty.spans);
  let rest = blank(text, empty.spans);
  const rules = ASKS.test(text) ? [...RULES, ...AFTER_RULES, ...EQUALS, COUNT_AHEAD] : [...RULES, ...AFTER_RULES, ...EQUALS];
  for (const { test, pattern } of rules) {
    const isLoose = test !== "is" && test !== "not";
    for (const match of rest.matchAll(pattern)) {
      const target = pattern === COUNT_AHEAD.pattern ? aheadOf(rest, match, numbers) : targetOf(rest, match, numbers, isLoose);
      if (!target) continue;
      const values = valuesOf(match, target.field);
      found.conditions.push({ field: target.field.name, test, values });
      found.spans.push(target.span);
      rest = rest.slice(0, target.span.at) + " ".repeat(target.span.length) + rest.slice(target.span.at + target.span.length);
    }
  }
  return found;
}

/** "out of stock": none of it is left. */
function readEmpty(text: string, numbers: readonly Field[]): ReadConditions {
  const match = /\b(?:out of|no) (?:stock|inventory)\b|\bsold out\b/.exec(text);
  const stock = match && numbers.find(({ label }) => /\b(?:stock|inventory|quantity|units left|available)\b/i.test(label));
  return stock
    ? {
        conditions: [{ field: stock.name, test: "is", values: [0] }],
        spans: [{ at: match.index, length: match[0].length }],
      }
    : { conditions: [], spans: [] };
}

function valuesOf(match: RegExpMatchArray, field: Field): number[] {
  const values = [numberOf(match[1], match[2], field), numberOf(match[3], match[4], field)].filter(
    (value) => value !== undefined,
  );
  return values.toSorted((a, b) => a - b);
}

function numberOf(digits: string | undefined, unit: string | undefined, field: Field): number | undefined {
  if (digits === undefined) return undefined;
  const number = WORDS[digits] ?? Number(digits);
  if (field.kind === "duration") return number * (SECONDS[unit?.charAt(0) ?? ""] ?? field.secondsPerUnit ?? 1);
  return number * (SCALES[unit ?? ""] ?? 1);
}

/** The number that a comparison is about: the one named before it, the one named by its unit, or the only one that fits. */
function targetOf(text: string, match: RegExpMatchArray, numbers: readonly Field[], isLoose: boolean) {
  const at = match.index ?? 0;
  const end = at + match[0].length;
  const clause = text.slice(0, at);
  const lead = LEAD.exec(clause);
  const start = lead && isLoose ? lead.index : at;
  const before = findEveryMention(clause, numbers, "part").findLast(
    (mention) =>
      clause
        .slice(mention.at + mention.length)
        .replace(LEAD, "")
        .trim() === "",
  );
  if (before) {
    const outer = LEAD.exec(text.slice(0, before.at));
    const from = outer && /\b(?:whose|where|with|having|have|has|had|that|only)\b/.test(outer[0]) ? outer.index : before.at;
    return { field: before.field, span: { at: from, length: end - from } };
  }
  if (!isLoose) return undefined;
  const tail = text.slice(end, end + 40);
  const [after] = findMentions(tail, numbers, "part");
  if (after && tail.slice(0, after.at).trim() === "")
    return { field: after.field, span: { at: start, length: end + after.at + after.length - start } };
  const isOfPeople = new RegExp(String.raw`\b(?:${PEOPLE})(?: (?:who|that|are|is|aged?))* *$`).test(clause);
  if (isOfPeople && /^(?:over|under|above|below) /.test(match[0]) && Number(match[1]) <= OLDEST) {
    const age = numbers.find(({ label }) => /\bage\b/i.test(label));
    return age && { field: age, span: { at, length: end - at } };
  }
  const headed = /^ ?(?:people|inhabitants|residents|citizens)\b/.exec(tail);
  const population = headed && numbers.find(({ label }) => /\b(?:population|people|inhabitants|residents)\b/i.test(label));
  if (headed && population) return { field: population, span: { at: start, length: end + headed[0].length - start } };
  const field = measured(match[0], clause, numbers) ?? byUnit(match[0], numbers) ?? mainOf(text, numbers);
  return field && { field, span: { at: start, length: end - start } };
}

function measured(words: string, clause: string, numbers: readonly Field[]): Field | undefined {
  const lead = `${clause.slice(-12)} ${words}`;
  const names = MEASURED.filter(([adjective]) => adjective.test(lead)).map(([, name]) => name);
  return numbers.find((field) => names.some((name) => name.test(field.label.toLowerCase())));
}

function byUnit(words: string, numbers: readonly Field[]): Field | undefined {
  if (/[$€£]/.test(words))
    return (
      numbers.find(({ kind }) => kind === "currency") ??
      numbers.find(({ label }) => /price|cost|amount|revenue|salary|total/i.test(label))
    );
  if (/%|percent/.test(words)) return numbers.find(({ kind }) => kind === "percent");
  if (/\b(?:minutes?|mins?|hours?|hrs?|seconds?|secs?|days?)\b/.test(words))
    return numbers.find(({ kind, label }) => kind === "duration" || /minute|hour|second|day|duration|time/i.test(label));
  return undefined;
}

/** "who has two titles": the number stands right before the name of what it counts. */
function aheadOf(text: string, match: RegExpMatchArray, numbers: readonly Field[]) {
  const at = match.index ?? 0;
  const end = at + match[0].length;
  const tail = text.slice(end, end + 40);
  const [named] = findMentions(tail, numbers, "part");
  const value = WORDS[match[1] ?? ""] ?? Number(match[1]);
  const isThere =
    named && tail.slice(0, named.at).trim() === "" && value >= (named.field.min ?? 0) && value <= (named.field.max ?? 0);
  return isThere ? { field: named.field, span: { at, length: end + named.at + named.length - at } } : undefined;
}

/** What the request is about anyway, or the only number there is. */
function mainOf(text: string, numbers: readonly Field[]): Field | undefined {
  const [named] = findMentions(text, numbers.filter(isNumeric), "meaning");
  return named?.field ?? (numbers.length === 1 ? numbers[0] : numbers.find(({ kind }) => kind === "currency"));
}
