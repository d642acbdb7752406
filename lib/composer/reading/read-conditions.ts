import type { Condition, DataShape, Field } from "../types";
import { VIEW_WORDS, VISUAL_WORDS } from "../words";
import { readDateConditions } from "./date-conditions";
import { findMentions } from "./find-mentions";
import { findValueParts, type ValueMention } from "./find-values";
import { readNumberConditions } from "./number-conditions";
import { readPresenceConditions } from "./presence-conditions";
import { blank, overlaps, type Span } from "./spans";
import { leadOf, readWordConditions, type ReadConditions } from "./word-conditions";

/** What a request limits itself to, and what is left of it. */
export interface Limits {
  readonly conditions: readonly Condition[];
  readonly notes: readonly string[];
  /** The text without what the conditions were read from. */
  readonly rest: string;
}

/** Reads conditions on words, dates, numbers and gaps, in the order in which they are surest. */
export function readConditions(text: string, shape: DataShape): Limits {
  const { fields } = shape;
  const conditions: Condition[] = [];
  let rest = text;
  const take = (read: ReadConditions): void => {
    conditions.push(...read.conditions);
    rest = blank(rest, read.spans);
  };
  take(readPresenceConditions(rest, fields));
  take(readWordConditions(rest, fields));
  const dates = readDateConditions(rest, fields);
  take(dates);
  take(readNumberConditions(rest, fields));
  take(readBooleans(rest, fields));
  take(readParts(rest, fields));
  return { conditions: merged(conditions), notes: dates.notes, rest };
}

/** "active users" of a field that is true or false, and "inactive" ones. */
function readBooleans(text: string, fields: readonly Field[]): ReadConditions {
  const mentions = findMentions(
    text.replace(/\b(?:in|un|non )(?=[a-z]{4})/g, (prefix) => " ".repeat(prefix.length)),
    fields.filter(({ kind }) => kind === "boolean"),
    "part",
  ).filter(({ at }) => !/\b(?:by|per|each|versus|vs|and|group(?:ed)? by|for each)$/.test(text.slice(0, at).trimEnd()));
  const read = mentions.map(({ field, at, length }) => {
    const before = text.slice(0, at);
    const isNot = /\b(?:not|no|non|never|without)(?: (?:yet|been|an?|any|the))* *$/.test(before) || /\b(?:in|un)$/.test(before);
    const start = isNot
      ? (/\b(?:(?:is|are|has|have) )?(?:not|no|non|never|without|in|un)(?: (?:yet|been|an?|any|the))* *$/.exec(before)?.index ??
        at)
      : at;
    const condition: Condition = { field: field.name, test: "is", values: [isNot ? "false" : "true"] };
    return { condition, span: { at: start, length: at + length - start } };
  });
  return { conditions: read.map(({ condition }) => condition), spans: read.map(({ span }) => span) };
}

/** Names that stand inside of longer values; no words by which views, fields or orders are called. */
function readParts(text: string, fields: readonly Field[]): ReadConditions {
  const names = findMentions(text, fields, "meaning");
  const spoken: Span[] = [...VIEW_WORDS.map(([, pattern]) => pattern), VISUAL_WORDS].flatMap((pattern) =>
    [...text.matchAll(new RegExp(pattern.source, "g"))].map((match) => ({ at: match.index, length: match[0].length })),
  );
  const parts = findValueParts(text, fields, (word) => {
    const span = { at: word.at, length: word.text.length };
    return ![...names, ...spoken].some((other) => overlaps(other, span)) && !COMMAND.test(word.text);
  }).filter((part) => isPointedAt(part, text));
  return {
    conditions: parts.map((part) => ({
      field: part.field.name,
      test: "contains",
      values: [part.value],
    })),
    spans: parts.flatMap((part) => [part, ...leadOf(text, part, names)]),
  };
}

const COMMAND =
  /^(?:compare|compared|comparison|difference|trend|over|highest|lowest|across|interactive|simple|nice|overview|summary|summari[sz]e|stacked|grouped|blue|red|green|sum|total|average|percentage|share|distribution|ascending|descending|alphabetical|different|distinct|unique|please|records?|data|information|details?)$/;

/** Only where something says that a name follows: "in kenya", "by david", "against france". */
function isPointedAt({ at, length }: ValueMention, text: string): boolean {
  return (
    /\b(?:in|from|at|for|with|against|only|named|called|where|is|was|did|does|to|of|by|on|the)$/.test(
      text.slice(0, at).trimEnd(),
    ) ||
    length > 12 ||
    /^(?: or| and| versus| vs) /.test(text.slice(at + length)) ||
    / (?:or|versus|vs) $/.test(text.slice(0, at))
  );
}

/** Conditions on the same field of the same kind are one, with any of the values. */
function merged(conditions: readonly Condition[]): Condition[] {
  const result: Condition[] = [];
  for (const condition of conditions) {
    const same = result.find(({ field, test }) => field === condition.field && test === condition.test);
    if (same && ["is", "not"].includes(condition.test)) same.values = [...new Set([...same.values, ...condition.values])];
    else if (!same) result.push({ ...condition, values: [...condition.values] });
  }
  return result;
}
