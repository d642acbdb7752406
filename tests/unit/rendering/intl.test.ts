import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate, openRealm } from "./support";

const realm = await openRealm();
/** The same expression here and in the realm; there all at once, for speed. */
function both(expressions: readonly string[]): { expression: string; here: unknown; there: unknown }[] {
  const guarded = expressions.map(
    (expression) => `(() => { try { return ${expression} } catch (error) { return error.name } })()`,
  );
  const there = evaluate(realm, `[${guarded.join(",")}]`) as unknown[];
  return expressions.map((expression, index) => ({
    expression,
    // eslint-disable-next-line no-eval
    here: (0, eval)(guarded[index] ?? ""),
    there: there[index],
  }));
}

function expectSame(expressions: readonly string[]): void {
  const different = both(expressions).filter(({ here, there }) => JSON.stringify(here) !== JSON.stringify(there));
  expect(different).toEqual([]);
}

const NUMBERS = fc.oneof(
  fc.integer({ min: -2_000_000, max: 2_000_000 }),
  fc.double({ min: -1e7, max: 1e7, noNaN: true }),
  fc.integer({ min: -99_999, max: 99_999 }).map((cents) => cents / 100),
  fc.constantFrom(0, -0, 0.5, 1.005, 999.5, 999_999, 1e15, 1e21, 1e-7, Number.NaN, Infinity, -Infinity),
);
const FORMATS = fc.oneof(
  fc.constant({}),
  fc.record({ minimumFractionDigits: fc.integer({ min: 0, max: 3 }), maximumFractionDigits: fc.integer({ min: 3, max: 6 }) }),
  fc.record({ maximumFractionDigits: fc.integer({ min: 0, max: 2 }), useGrouping: fc.boolean() }),
  fc.record({ style: fc.constant("percent"), maximumFractionDigits: fc.integer({ min: 0, max: 2 }) }),
  fc.record({
    style: fc.constant("currency"),
    currency: fc.constantFrom("USD", "EUR", "JPY", "GBP", "CHF", "CAD"),
    currencyDisplay: fc.constantFrom("symbol", "narrowSymbol", "code"),
  }),
  fc.record({
    style: fc.constant("currency"),
    currency: fc.constantFrom("USD", "EUR"),
    maximumFractionDigits: fc.constant(0),
    currencySign: fc.constantFrom("standard", "accounting"),
  }),
  fc.record({
    style: fc.constant("unit"),
    unit: fc.constantFrom("kilometer", "celsius", "percent", "hour", "day", "gigabyte"),
    unitDisplay: fc.constantFrom("short", "long", "narrow"),
  }),
  fc.record({ notation: fc.constant("compact"), compactDisplay: fc.constantFrom("short", "long") }),
  fc.record({ notation: fc.constant("compact"), maximumFractionDigits: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ notation: fc.constant("compact"), style: fc.constant("currency"), currency: fc.constant("USD") }),
  fc.record({ notation: fc.constantFrom("scientific", "engineering") }),
  fc.record({ maximumSignificantDigits: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ signDisplay: fc.constantFrom("always", "never", "exceptZero", "negative") }),
  fc.record({ minimumIntegerDigits: fc.integer({ min: 1, max: 4 }) }),
);
const print = (value: number) => (Object.is(value, -0) ? "-0" : String(value));

test("numbers are written as browsers write them", () => {
  const cases = fc.sample(fc.tuple(NUMBERS, FORMATS), { numRuns: 3_000, seed: 7 });
  expectSame(cases.map(([value, format]) => `(${print(value)}).toLocaleString("en-US", ${JSON.stringify(format)})`));
});

const DATE_FORMATS = [
  ...["full", "long", "medium", "short"].flatMap((dateStyle) => [
    { dateStyle },
    { timeStyle: dateStyle },
    { dateStyle, timeStyle: "short" },
  ]),
  {},
  ...["long", "short", "numeric", "2-digit"].flatMap((month) => [
    { month },
    { month, day: "numeric" },
    { month, year: "numeric" },
    { month, day: "numeric", year: "numeric" },
    { month, day: "2-digit", year: "2-digit" },
    { weekday: "short", month, day: "numeric" },
    { weekday: "long", month, day: "numeric", year: "numeric" },
    { month, day: "numeric", hour: "numeric", minute: "2-digit" },
  ]),
  ...["long", "short", "narrow"].map((weekday) => ({ weekday })),
  { year: "numeric" },
  { day: "numeric" },
  { hour: "numeric" },
  { hour: "2-digit", minute: "2-digit" },
  { hour: "2-digit", minute: "2-digit", hour12: false },
  { hour: "numeric", minute: "numeric", second: "numeric" },
  { minute: "2-digit", second: "2-digit" },
  { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  { weekday: "short", hour: "numeric" },
];

test("dates are written as browsers write them", () => {
  const times = fc.sample(fc.integer({ min: 0, max: 2_500_000_000 }), { numRuns: 40, seed: 7 }).map((seconds) => seconds * 1_000);
  const methods = ["toLocaleString", "toLocaleDateString", "toLocaleTimeString"];
  const expressions = DATE_FORMATS.flatMap((format) =>
    times.flatMap((time) =>
      methods.map((method) => `new Date(${time}).${method}("en-US", ${JSON.stringify({ timeZone: "UTC", ...format })})`),
    ),
  );
  expectSame(expressions);
});

describe("the rest of Intl", () => {
  test.each([
    [
      "British dates",
      `[{}, { hour: "2-digit", minute: "2-digit" }, { weekday: "long", day: "numeric", month: "short" }, { day: "numeric", month: "long", year: "numeric" }, { weekday: "short", day: "numeric", month: "short" }, { day: "2-digit", month: "2-digit", year: "numeric" }, { month: "short", year: "numeric" }].map((format) => new Date(1732800000000).toLocaleDateString("en-GB", { timeZone: "UTC", ...format }))`,
    ],
    [
      "clocks elsewhere, as they go today",
      `["Asia/Kolkata", "America/New_York", "Pacific/Auckland", "Europe/London", "UTC"].map((timeZone) => new Date(Math.floor(Date.now() / 3600000) * 3600000).toLocaleString("en-US", { timeZone }))`,
    ],
    ["plurals", `[0, 1, 2, 5, 1.5].map((n) => new Intl.PluralRules("en").select(n))`],
    ["ordinals", `[1, 2, 3, 4, 11, 12, 13, 21, 22, 103].map((n) => new Intl.PluralRules("en", { type: "ordinal" }).select(n))`],
    [
      "lists",
      `["conjunction", "disjunction", "unit"].flatMap((type) => ["long", "short", "narrow"].flatMap((style) => [["a"], ["a", "b"], ["a", "b", "c"]].map((all) => new Intl.ListFormat("en", { type, style }).format(all))))`,
    ],
    [
      "relative times",
      `["second", "minute", "hour", "day", "week", "month", "quarter", "year"].flatMap((unit) => [-5, -1, 0, 1, 3].flatMap((n) => ["auto", "always"].map((numeric) => new Intl.RelativeTimeFormat("en", { numeric }).format(n, unit))))`,
    ],
    [
      "short relative times",
      `["second", "minute", "hour", "day", "week", "month", "year"].flatMap((unit) => [-5, -1, 2].map((n) => new Intl.RelativeTimeFormat("en", { style: "short" }).format(n, unit)))`,
    ],
    [
      "order of texts",
      `["b", "A", "a", "B", "á", "Z", "_x", "10", "9", " y", "ä", "résumé", "resume", "Résumé"].sort((x, y) => x.localeCompare(y))`,
    ],
    ["order of numbers in texts", `["a10", "a9", "b1", "a1", "A2"].sort(new Intl.Collator("en", { numeric: true }).compare)`],
    [
      "order without case and accents",
      `["a", "á", "A", "b"].map((text) => text.localeCompare("A", "en", { sensitivity: "base" }))`,
    ],
    ["letters", `[...new Intl.Segmenter("en").segment("né👍🏽🇩🇪👨‍👩‍👧x")].map((part) => part.segment)`],
    [
      "words",
      `[...new Intl.Segmenter("en", { granularity: "word" }).segment("It's a 2nd day.")].filter((part) => part.isWordLike).map((part) => part.segment)`,
    ],
    ["parts of money", `new Intl.NumberFormat("en-US", { style: "currency", currency: "EUR" }).formatToParts(-1234.5)`],
    ["without new", `Intl.NumberFormat("en-US").format(1234.5)`],
    [
      "currency in words",
      `[1, 2].map((n) => (n).toLocaleString("en-US", { style: "currency", currency: "USD", currencyDisplay: "name" }))`,
    ],
    [
      "what is refused",
      `[() => (1).toLocaleString("en", { style: "currency" }), () => (1).toLocaleString("en", { maximumFractionDigits: 900 }), () => new Intl.DateTimeFormat("en").format(new Date(NaN))].map((f) => { try { f(); return "fine" } catch (e) { return e.name } })`,
    ],
    ["a date that is none", `new Date(NaN).toLocaleDateString()`],
    ["big integers", `(12345678901234567890n).toLocaleString("en-US")`],
  ])("%s", (_name, expression) => {
    expectSame([expression]);
  });
});
