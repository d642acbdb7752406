import { HAS_VALUE, HAS_WORDS, IS_ONE_OF, IS_WITHIN, IS_YES, NUMBER_FITS } from "./blocks/matching";
import type { FieldNames } from "./field-names";
import { inSentence } from "./labels";
import { printValue } from "./print-value";
import type { Condition, DataShape, Field } from "./types";
import type { Block } from "./write-source";

/** The code that keeps some of the records, and what it is in words. */
export interface WrittenConditions {
  /** Expressions on `record` that all have to be true. */
  readonly tests: readonly string[];
  readonly blocks: readonly Block[];
  /** "region is not EMEA and amount is over 1,000" */
  readonly words: string;
}

/** Writes the conditions whose fields the data still have. */
export function writeConditions(conditions: readonly Condition[], shape: DataShape, names: FieldNames): WrittenConditions {
  const written = conditions.flatMap((condition) => {
    const field = shape.fields.find(({ name }) => name === condition.field);
    return field ? [writeOne(condition, field, names.nameOf(field))] : [];
  });
  return {
    tests: written.map(({ test }) => test),
    blocks: [...new Set(written.map(({ block }) => block))],
    words: listOf(
      written.map(({ words }) => words),
      "and",
    ),
  };
}

interface One {
  test: string;
  block: Block;
  words: string;
}

function writeOne(condition: Condition, field: Field, name: string): One {
  const { test } = condition;
  if (test === "present" || test === "missing") {
    return {
      test: `${test === "missing" ? "!" : ""}hasValue(record, ${name})`,
      block: HAS_VALUE,
      words: test === "missing" ? `no ${inSentence(field.label)}` : `${withArticle(field)}`,
    };
  }
  if (test === "contains") {
    const words = condition.values.map(String);
    return {
      test: `hasAny(record, ${name}, ${printValue(words)})`,
      block: HAS_WORDS,
      words: `“${words.join("” or “")}” in ${inSentence(field.label)}`,
    };
  }
  if (field.kind === "date") return writeDate(condition, field, name);
  if (condition.values.every((value) => typeof value === "number")) return writeNumber(condition, field, name);
  return writeWords(condition, field, name);
}

function withArticle(field: Field): string {
  return `${/^[aeiou]/i.test(field.label) ? "an" : "a"} ${inSentence(field.label)}`;
}

function writeWords({ test, values }: Condition, field: Field, name: string): One {
  const words = values.map(String);
  if (field.kind === "boolean" && words.length === 1 && /^(?:true|false|yes|no)$/i.test(words[0] ?? "")) {
    const isYes = /^(?:true|yes)$/i.test(words[0] ?? "") === (test === "is");
    return {
      test: `${isYes ? "" : "!"}isYes(record, ${name})`,
      block: IS_YES,
      words: `${inSentence(field.label)}: ${isYes ? "yes" : "no"}`,
    };
  }
  return {
    test: `${test === "not" ? "!" : ""}isOneOf(record, ${name}, ${printValue(words)})`,
    block: IS_ONE_OF,
    words: `${inSentence(field.label)} ${test === "not" ? "not " : ""}${listOf(words, "or")}`,
  };
}

const SIGNS = { over: ">", atLeast: ">=", under: "<", atMost: "<=", is: "===", not: "!==" } as const;
const SAID = { over: "over ", atLeast: "at least ", under: "under ", atMost: "at most ", is: "", not: "not " } as const;

function writeNumber({ test, values }: Condition, field: Field, name: string): One {
  const numbers = values.map((value) => scaled(Number(value), field));
  const said = values.map((value) => sayNumber(Number(value), field));
  if (test === "between") {
    return {
      test: `numberFits(record, ${name}, (number) => number >= ${numbers[0]} && number <= ${numbers[1]})`,
      block: NUMBER_FITS,
      words: `${inSentence(field.label)} from ${said[0]} to ${said[1]}`,
    };
  }
  const kind = test as keyof typeof SIGNS;
  const joined = numbers.map((number) => `number ${SIGNS[kind]} ${number}`).join(test === "not" ? " && " : " || ");
  return {
    test: `numberFits(record, ${name}, (number) => ${joined})`,
    block: NUMBER_FITS,
    words: `${inSentence(field.label)} ${SAID[kind]}${listOf(said, "or")}`,
  };
}

/** Percents are read as fractions: "over 12" of them is over 0.12. */
function scaled(number: number, field: Field): number {
  const isFraction = field.kind === "percent" && !field.wholePercent && Math.abs(number) <= 1 && (field.max ?? 0) <= 1;
  return field.kind === "percent" && !isFraction ? number / 100 : number;
}

function sayNumber(number: number, field: Field): string {
  const text = number.toLocaleString("en", { maximumFractionDigits: 6 });
  if (field.kind === "percent") return scaled(number, field) === number ? text : `${text}%`;
  return field.kind === "duration" ? `${text} seconds` : text;
}

function writeDate({ test, values }: Condition, field: Field, name: string): One {
  const spans = values.map((value) => spanOf(String(value)));
  const { from = "", until = "" } = { from: spans[0]?.from, until: spans.at(-1)?.until };
  const said = listOf(values.map(String), "or");
  const within = (start: string, end: string) => `isWithin(record, ${name}, "${start}", "${end}")`;
  const any = joinSpans(spans).map((span) => within(span.from, span.until));
  const isAny = any.length > 1 ? `(${any.join(" || ")})` : (any[0] ?? within("", ""));
  const ways: Partial<Record<Condition["test"], readonly [string, string]>> = {
    over: [within(until, ""), `after ${said}`],
    atLeast: [within(from, ""), `from ${said} on`],
    under: [within("", from), `before ${said}`],
    atMost: [within("", until), `until ${said}`],
    between: [within(from, until), `from ${values[0]} to ${values.at(-1)}`],
    not: [`!${isAny}`, `not in ${said}`],
  };
  const [code, words] = ways[test] ?? [isAny, `in ${said}`];
  return { test: code, block: IS_WITHIN, words: `${inSentence(field.label)} ${words}` };
}

/** The first day of a span of time, and the first day after it. */
function spanOf(value: string): { from: string; until: string } {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(value);
  const [year = 1970, month, day] = quarter ? [Number(quarter[1]), Number(quarter[2]) * 3 - 2] : value.split("-").map(Number);
  const from = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  const until = new Date(from);
  if (day !== undefined) until.setUTCDate(day + 1);
  else if (month === undefined) until.setUTCFullYear(year + 1);
  else until.setUTCMonth(month - 1 + (quarter ? 3 : 1));
  const iso = (date: Date) => (Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10));
  return { from: iso(from), until: iso(until) };
}

/** Spans that follow one another are one: ten years are a decade. */
function joinSpans(spans: readonly { from: string; until: string }[]): { from: string; until: string }[] {
  const joined: { from: string; until: string }[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last?.until === span.from) last.until = span.until;
    else joined.push({ ...span });
  }
  return joined;
}

function listOf(items: readonly string[], word: string): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
}
