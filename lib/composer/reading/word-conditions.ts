import type { Condition, Field } from "../types";
import { findTitle } from "../rank-fields";
import { findMentions, type Mention } from "./find-mentions";
import { findValues, type ValueMention } from "./find-values";
import { overlaps, type Span } from "./spans";

/** Conditions that were read from a text, and the parts of it that said them. */
export interface ReadConditions {
  readonly conditions: readonly Condition[];
  readonly spans: readonly Span[];
}

const NOT =
  /\b(?:not|except|excluding|exclude|excludes|without|other than|besides|but|no|non|ignore|ignoring|apart from|minus|never|rather than)(?: (?:for|the|in|from|is|are|be|equal to|equals|those|any|of|as|by|being|all))*$/;
const GLUE = /(?: (?:and|or|nor|the|in|from|of|not|vs|versus|with|to|neither|either|than|both|is))* *$/;
/** What stands between a field's name and its value, or before a value. */
const BEFORE =
  /(?:\b(?:(?:and )?(?:where|whose|whom|with|having|that have|that has|who has|who have|which have|for|from|in|only|just|show only|limited to|limit to|restrict to|restricted to|filter by|filter to|filter on|filter for|filtered by|filtered to|filter|excluding|except|exclude|without|other than|but not|but|not|no|the|a|an|all|any|those|is|are|was|were|be|equals|equal to|does not equal|of|at|by|to|as|named|called|value|values|does|do|did))\b *)+$/;
/** A word that is as much a heading as a value: only a word that points at it makes it one. */
const TOPICS =
  /^(?:sales?|orders?|products?|customers?|revenues?|data|reports?|projects?|tasks?|tickets?|employees?|items?|users?)$/;
const POINTS = /\b(?:in|from|for|only|not|except|excluding|is|are|at|to|of|the|than)$/;
const ABOUT = /\b(?:details?|everything|all|info(?:rmation)?) (?:of|about|on|for)(?: \S+)? *$/;
const CONTAINS =
  /\b(?:contain(?:s|ing)?|mention(?:s|ing)?|about|includ(?:es|ing)|with(?: the)? (?:letters?|words?|substring|text)|ha(?:s|ve|ving)(?: the)? (?:letters?|words?|substring)|like|matching|starts? with|starting with|begins? with|beginning with|ends? with|ending with)(?: (?:the|a|letters?|words?|text|substring|string))* (\S+)(?: or (?:the letter )?(\S+))?/g;

/** "only EMEA", "region is not Asia", "Europe or Africa", "whose name contains ann". */
export function readWordConditions(text: string, fields: readonly Field[]): ReadConditions {
  const letters = readLetters(text, fields);
  const containing = letters.conditions.length > 0 ? letters : readContaining(text, fields);
  const names = findMentions(text, fields);
  const values = findValues(text, fields).filter(
    (value) =>
      !containing.spans.some((span) => overlaps(span, value)) && !isRatherAName(value, names, text) && !isGrouping(value, text),
  );
  const conditions: Condition[] = [...containing.conditions];
  const spans: Span[] = [...containing.spans];
  let last: { value: ValueMention; isNot: boolean } | undefined;
  for (const [index, value] of values.entries()) {
    if (isWay(value, values[index + 1], text) || isWay(values[index - 1], value, text)) {
      spans.push(value);
      continue;
    }
    const before = text.slice(0, value.at);
    const between = last ? text.slice(last.value.at + last.value.length, value.at) : "";
    const goesOn = last !== undefined && last.value.field === value.field && GLUE.exec(between)?.index === 0;
    const isOfRecord = ABOUT.test(before) || (/^(?:when|what|where|how|who|which)\b/.test(text) && !isNamed(value.field, names));
    const field = isOfRecord ? nameHolding(value, fields) : value.field;
    const isNot = NOT.test(before.trimEnd()) || (goesOn && last?.isNot === true);
    add(conditions, { field: field.name, test: isNot ? "not" : "is", values: [value.value] });
    spans.push(value, ...leadOf(text, value, names), ...tailOf(text, value, names));
    last = { value, isNot };
  }
  return { conditions, spans };
}

/** "from visited to purchased" is the whole way between them. */
function isWay(from: ValueMention | undefined, to: ValueMention | undefined, text: string): boolean {
  if (!from || !to || from.field !== to.field || !/\bfrom(?: the)? $/.test(text.slice(0, from.at))) return false;
  return /^ to(?: the)? $/.test(text.slice(from.at + from.length, to.at));
}

function isNamed(field: Field, names: readonly Mention[]): boolean {
  return names.some((name) => name.field === field);
}

/** "everything about Ruth Cole" is about the record of that name, also when others name her as their manager. */
function nameHolding(value: ValueMention, fields: readonly Field[]): Field {
  const title = findTitle(fields);
  return title?.examples.includes(value.value) ? title : value.field;
}

/** The part of a text before a value that only leads to it: the field's name and small words. */
export function leadOf(text: string, value: Mention, names: readonly Mention[]): Span[] {
  const small = BEFORE.exec(text.slice(0, value.at));
  const start = small ? small.index : value.at;
  const lead: Span[] = [{ at: start, length: value.at - start }];
  const name = names.find(
    ({ field, at, length }) => field === value.field && text.slice(at + length, start).trim() === "" && at < start,
  );
  // "per supplier without Lumio" says two things of the supplier.
  if (!name || /\b(?:by|per|each|every|of)$/.test(text.slice(0, name.at).trimEnd())) return lead;
  const outer = BEFORE.exec(text.slice(0, name.at));
  const first = outer && /\b(?:where|whose|with|having|only|filter\w*|that|for)\b/.test(outer[0]) ? outer.index : name.at;
  return [...lead, { at: first, length: start - first }];
}

/** "web channel only": the field's name behind its value. */
function tailOf(text: string, value: ValueMention, names: readonly Mention[]): Span[] {
  const end = value.at + value.length;
  const name = names.find(({ field, at }) => field === value.field && at > end && text.slice(end, at).trim() === "");
  return name ? [{ at: end, length: name.at + name.length - end }] : [];
}

function add(conditions: Condition[], condition: Condition): void {
  const same = conditions.find(({ field, test }) => field === condition.field && test === condition.test);
  if (!same) conditions.push(condition);
  else for (const value of condition.values) if (!same.values.includes(value)) same.values.push(value);
}

function isRatherAName(value: ValueMention, names: readonly Span[], text: string): boolean {
  const before = text.slice(0, value.at).trimEnd();
  const word = text.slice(value.at, value.at + value.length);
  if (TOPICS.test(word) && !POINTS.test(before)) return true;
  // "by open tickets" names a column, also when a value is called "open".
  return names.some((name) => overlaps(name, value) && name.length >= value.length);
}

/** "by north" groups by nothing; it is no condition either. */
function isGrouping(value: ValueMention, text: string): boolean {
  return (
    /\b(?:by|per)$/.test(text.slice(0, value.at).trimEnd()) &&
    !/\b(?:filter\w*|narrow\w*) by$/.test(text.slice(0, value.at).trimEnd())
  );
}

const LETTERS =
  /\b(?:who |that |which )?(?:have|has|with|having|containing|contains?) (?:the )?(?:letters?|words?|text|string|substring)? ?(\S+)(?: or (?:the letter )?(\S+))? in (?:the|their|its|his|her|whose)(?: \S+)?? /g;

/** "with the letter D or S in their first name" */
function readLetters(text: string, fields: readonly Field[]): ReadConditions {
  const conditions: Condition[] = [];
  const spans: Span[] = [];
  for (const match of text.matchAll(LETTERS)) {
    const end = match.index + match[0].length;
    const [name] = findMentions(text.slice(end, end + 40), fields, "part");
    if (!name || name.at !== 0 || (name.field.kind !== "text" && name.field.kind !== "category")) continue;
    conditions.push({
      field: name.field.name,
      test: "contains",
      values: [match[1], match[2]].filter((word) => word !== undefined),
    });
    spans.push({ at: match.index, length: match[0].length + name.length });
  }
  return { conditions, spans };
}

function readContaining(text: string, fields: readonly Field[]): ReadConditions {
  const conditions: Condition[] = [];
  const spans: Span[] = [];
  for (const match of text.matchAll(CONTAINS)) {
    const [name] = findMentions(text.slice(0, match.index), fields, "part").slice(-1);
    const isNear =
      name !== undefined &&
      text
        .slice(name.at + name.length, match.index)
        .trim()
        .split(/\s+/).length <= 4;
    if (!name || !isNear || (name.field.kind !== "text" && name.field.kind !== "category" && name.field.kind !== "email"))
      continue;
    const isNot = /\bnot\b/.test(text.slice(name.at + name.length, match.index));
    if (isNot) continue;
    const words = [match[1], match[2]].filter((word) => word !== undefined);
    conditions.push({ field: name.field.name, test: "contains", values: words });
    spans.push({ at: name.at, length: match.index + match[0].length - name.at });
  }
  return { conditions, spans };
}
