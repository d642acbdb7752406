import { isNumeric } from "./rank-fields";
import { findMentions, type Mention } from "./reading/find-mentions";
import { readGroups, type ReadGroups } from "./reading/read-groups";
import type { Request } from "./read-request";
import type { DataShape, Field, Recipe } from "./types";

/** What a request says of the fields, before it is known what for. */
export interface Said {
  readonly request: Request;
  readonly shape: DataShape;
  /** What values are grouped by. */
  readonly groups: readonly Field[];
  /** Those of them that are said to split what others group. */
  readonly splits: readonly Field[];
  /** The text without that. */
  readonly rest: string;
  /** The other fields that are named, in order. */
  readonly loose: readonly Field[];
}

/** Reads which fields a request names, and which of them it groups by. */
export function readFields(recipe: Recipe, request: Request, shape: DataShape): Said {
  // A dashboard "of these orders" is about the records, also when one of their columns counts orders.
  const about = (recipe.view === "dashboard" ? request.unsorted.replace(/\b(?:these|those|my|our) \S+/g, " ") : request.unsorted)
    .replace(CONTROL, " ")
    .replace(INSTEAD, " ");
  const { groups: by, splits, rest } = readGrouping(about, request, shape);
  // "the hire date by weekday": the weekday stands for its date.
  const meant = new Set(by.map(({ partOf }) => partOf?.date));
  const groups = by.filter((field) => !meant.has(field));
  const loose = looseMentions(rest, shape.fields)
    .map(({ field }) => field)
    .filter((field) => !meant.has(field));
  return { request, shape, groups, splits, rest, loose: loose.filter((field) => !groups.includes(field)) };
}

/** A control above the app is no group of its values. */
const CONTROL =
  /\b(?:add |with )?(?:an? |the )?(?:\S+ )?(?:filters?|dropdowns?|selectors?|slicers?|pickers?)(?: \w+)? (?:for|by|on|of)(?: the)? \S+/g;
const INSTEAD = /\b(?:instead of|rather than|in place of|not)(?: the)? \S+(?: \S+)?/g;

/** What a text groups by; behind a ranking's "by" stands what it orders by: "top 5 countries by population". */
export function readGrouping(text: string, request: Request, { fields }: DataShape): ReadGroups {
  const read = readGroups(text, fields);
  const groups = read.groups.filter((field) => !(isRanking(request) && isMeasure(field)));
  return { ...read, groups, rest: groups.length < read.groups.length ? text : read.rest };
}

/** A request that puts things in an order says by what number. */
function isRanking({ compares, limit, text }: Request): boolean {
  return compares || limit !== undefined || /\b(?:best|worst|top|highest|lowest|most|least|biggest|largest)\b/.test(text);
}

/** A number with so many values that nobody groups by it. */
function isMeasure(field: Field): boolean {
  return isNumeric(field) && (field.distinct > 12 || (field.decimals ?? 0) > 0);
}

/** Fields by their names; by a part of one only when no word or no number is named in full. */
function looseMentions(text: string, fields: readonly Field[]): Mention[] {
  const exact = findMentions(text, fields);
  const has = (test: (field: Field) => boolean) => exact.some(({ field }) => test(field));
  const parts = findMentions(text, fields, "part").filter(
    ({ field }) => exact.some((mention) => mention.field === field) || !has((other) => isNumeric(other) === isNumeric(field)),
  );
  return parts;
}
