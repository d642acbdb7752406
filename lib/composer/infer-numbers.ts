import { currencyOf, hasDecimalComma, parseNumber, type ParsedNumber } from "./parse-number";
import { unitInName } from "./parse-duration";
import { MOSTLY, spaced, type Column, type ColumnFinding } from "./column";

const RATE_NAME =
  /(?:^|[\W_])(?:growth|rate|ratio|share|conversion|churn|ctr|utili[sz]ation|completion|margin|retention|bounce|change)(?:$|[\W_])/;
const PERCENT_NAME = /(?:^|[\W_])(?:percent(?:age)?|pct|percents)(?:$|[\W_])|%/;
const WHOLE_RATE_NAME = /(?:^|[\W_])(?:conversion|churn|ctr|bounce|retention)(?:$|[\W_])/;
const MONEY_NAME =
  /(?:^|[\W_])(?:amount|price|revenue|costs?|sales|profit|salary|budget|spend(?:ing)?|spent|income|expenses?|fees?|mrr|arr|payments?|turnover|earnings|wages?|gmv|umsatz|betrag|preis|kosten|precio|ventas|prix)(?:$|[\W_])/;
const ID_NAME = /(?:^|[\W_])(?:id|uuid|guid|zip|postcode|plz|phone|sku|isbn|ean|barcode|ssn|iban)$/;
const PLAIN_NAME = /(?:count|units?|quantity|qty|number)/;

/** Numbers, money and percents, clean or as people type them. */
export function inferNumbers(column: Column): ColumnFinding | undefined {
  const decimalComma = column.texts.slice(0, 500).some(hasDecimalComma);
  const parsed = column.texts.map((text) => parseNumber(text, decimalComma)).filter((number) => number !== undefined);
  const readable = parsed.length + column.numbers.length;
  if (readable === 0 || readable < column.values.length * MOSTLY) return undefined;
  const name = spaced(column.name);
  const range = rangeOf(column.numbers, parsed);
  if (ID_NAME.test(name) && !range.fractions) return { kind: "id", ...range.limits };
  const comma = decimalComma ? { decimalComma } : {};
  const shared = { ...range.limits, ...comma };
  const percent = percentOf(name, column.numbers, parsed);
  if (percent) return { ...shared, ...percent, decimals: Math.max(0, range.decimals - (percent.wholePercent ? 0 : 2)) };
  const currency = mostCommon(parsed.map((number) => number.currency)) ?? currencyInName(column.name);
  const decimals = range.decimals;
  if (currency) return { kind: "currency", currency, decimals, ...shared };
  const secondsPerUnit = unitInName(column.name);
  if (secondsPerUnit !== undefined) return { kind: "duration", secondsPerUnit, decimals, ...shared };
  const unit = mostCommon(parsed.map((number) => number.unit));
  if (unit && parsed.filter((number) => number.unit === unit).length < parsed.length * MOSTLY) return undefined;
  const isMoney = MONEY_NAME.test(name) && !PLAIN_NAME.test(name) && unit === undefined;
  return { kind: isMoney ? "currency" : "number", decimals, ...shared, ...(unit ? { unit } : {}) };
}

function percentOf(name: string, numbers: readonly number[], parsed: readonly ParsedNumber[]): ColumnFinding | undefined {
  const signed = parsed.filter((number) => number.percent).length;
  // Columns that mix "15%" with bare numbers nearly always mean whole percents by those.
  if (signed > 0 && signed >= parsed.length * 0.5)
    return { kind: "percent", ...(wholeNumbers(numbers) ? { wholePercent: true } : {}) };
  const isRate = RATE_NAME.test(name);
  const isBare = parsed.every((number) => !number.percent && !number.currency && !number.unit);
  if (!isBare || (!isRate && !PERCENT_NAME.test(name))) return undefined;
  const all = [...numbers, ...parsed.map((number) => number.value)];
  const isFraction = all.every((number) => Math.abs(number) <= 1) && all.some((number) => !Number.isInteger(number));
  if (isFraction) return { kind: "percent" };
  const within = all.every((number) => Math.abs(number) <= 100);
  if (PERCENT_NAME.test(name) || (WHOLE_RATE_NAME.test(name) && within)) return { kind: "percent", wholePercent: true };
  return undefined;
}

function wholeNumbers(numbers: readonly number[]): boolean {
  return numbers.some((number) => Math.abs(number) > 1);
}

function rangeOf(numbers: readonly number[], parsed: readonly ParsedNumber[]) {
  let min = Infinity;
  let max = -Infinity;
  let decimals = 0;
  for (const number of numbers) {
    min = Math.min(min, number);
    max = Math.max(max, number);
    if (decimals < 4 && !Number.isInteger(number)) decimals = Math.max(decimals, decimalsOf(number));
  }
  for (const number of parsed) {
    min = Math.min(min, number.value);
    max = Math.max(max, number.value);
    decimals = Math.max(decimals, Math.min(4, number.decimals + (number.percent ? 2 : 0)));
  }
  return { limits: { min, max }, decimals, fractions: decimals > 0 };
}

function decimalsOf(number: number): number {
  const text = String(number);
  const point = text.indexOf(".");
  return point === -1 || text.includes("e") ? 4 : Math.min(4, text.length - point - 1);
}

function mostCommon(values: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

/** "amount_usd" and "priceEUR" say their currency. */
function currencyInName(name: string): string | undefined {
  const last =
    name
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .split(/[^A-Za-z]+/)
      .at(-1) ?? "";
  return last.length === 3 ? currencyOf(last) : undefined;
}
