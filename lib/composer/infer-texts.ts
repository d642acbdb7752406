import { MOSTLY, spaced, type Column, type ColumnFinding } from "./column";
import { isWeekday, monthIndex } from "./parse-date";

const URL = /^(?:https?:\/\/|www\.)[^\s]+$/i;
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@.]{2,24}$/;
const IDENTIFIER = /^(?:[0-9a-f]{8}-[0-9a-f-]{20,30}|[A-Z]{1,5}[-_#]?\d{2,}|#\d+|[0-9a-f]{16,64})$/i;
const ID_NAME = /(?:^|[\W_])(?:id|uuid|guid|sku|isbn|ean|iban|hash|key|token|phone|zip|plz)$/;
// A word of this length still fits under a bar or into a filter.
const LONGEST_CATEGORY = 40;
const MOST_CATEGORIES = 60;

/** Everything else is text: addresses, identifiers, words that repeat, prose. */
export function inferTexts(column: Column): ColumnFinding {
  const { values, texts } = column;
  if (values.length > 0 && values.every((value) => typeof value === "object")) return { kind: "list" };
  if (texts.length === 0 || texts.length < values.length * MOSTLY) return { kind: "text" };
  const share = (test: (text: string) => boolean) => texts.filter(test).length >= texts.length * MOSTLY;
  if (share((text) => URL.test(text.trim()))) return { kind: "url" };
  if (share((text) => EMAIL.test(text.trim()))) return { kind: "email" };
  const distinct = new Set(texts.map((text) => text.trim()));
  if (
    ID_NAME.test(spaced(column.name)) ||
    (distinct.size > texts.length * MOSTLY && share((text) => IDENTIFIER.test(text.trim())))
  )
    return { kind: "id" };
  const order = orderOf([...distinct]);
  if (order) return { kind: "category", order };
  const short = share((text) => text.length <= LONGEST_CATEGORY);
  return { kind: short && isRepeating(distinct.size, texts.length) ? "category" : "text" };
}

/** A few distinct words are categories even when each comes once; many are only when they come again. */
function isRepeating(distinct: number, count: number): boolean {
  if (distinct <= MOST_CATEGORIES && distinct <= Math.max(count * 0.6, 24)) return true;
  return distinct <= count * 0.2;
}

function orderOf(distinct: readonly string[]): ColumnFinding["order"] {
  if (distinct.length === 0 || distinct.length > MOST_CATEGORIES) return undefined;
  if (distinct.every((text) => monthIndex(text) !== -1)) return "month";
  if (distinct.every(isWeekday)) return "weekday";
  // "Q1", "Week 12", "Day 3", "18-24": the first number in them orders them.
  const numbered = distinct.every((text) => /^(?:[a-z]{1,8}[\s#-]?)?\d{1,4}(?:\s?[-–+]\s?\d{0,4})?\+?$/i.test(text));
  return numbered && distinct.length > 1 ? "number" : undefined;
}
