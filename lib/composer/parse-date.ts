import type { Bucket } from "./types";

/** A moment, read in UTC, and the finest step its text names. */
export interface ParsedDate {
  time: number;
  step: Bucket | "time";
}

const LONGEST_DATE = 40;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?$/i;
const MONTH_NAME =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;

/** Reads ISO dates and times, 31.12.2024, 12/31/24, "Jan 5, 2024", "Jan 2024", "2024-Q1" and "2024-W05". */
export function parseDate(value: string, dayFirst = false): ParsedDate | undefined {
  const text = value.trim();
  if (text.length > LONGEST_DATE || text.length < 6 || !/\d/.test(text)) return undefined;
  return parseIso(text) ?? parsePeriod(text) ?? parseNumeric(text, dayFirst) ?? parseNamed(text);
}

/** Whether numeric dates of a column begin with the day: a first part beyond 12 settles it, and dots do. */
export function looksDayFirst(values: readonly string[]): boolean {
  return values.some((value) => {
    const match = /^\s*(\d{1,2})([-/.])(\d{1,2})\2\d{2,4}/.exec(value);
    return match !== null && (Number(match[1]) > 12 || (match[2] === "." && Number(match[3]) <= 12));
  });
}

/** Position of a month's or weekday's name in the year or week, from its first three letters; -1 for other words. */
export function monthIndex(text: string): number {
  return MONTH_NAME.test(text.trim().replace(/\.$/, "")) ? MONTHS.indexOf(text.trim().slice(0, 3).toLowerCase()) : -1;
}

/** True for the name of a weekday. */
export function isWeekday(text: string): boolean {
  return WEEKDAY.test(text.trim());
}

function parseIso(text: string): ParsedDate | undefined {
  const match =
    /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      text,
    );
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = "0", zone = "Z"] = match;
  const time = utc(Number(year), Number(month), Number(day ?? 1));
  if (time === undefined || (hour !== undefined && day === undefined)) return undefined;
  if (hour === undefined) return { time, step: day === undefined ? "month" : "day" };
  const clock = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  return { time: time + (clock - zoneSeconds(zone)) * 1000, step: "time" };
}

function zoneSeconds(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  return match ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60 : 0;
}

function parsePeriod(text: string): ParsedDate | undefined {
  const quarter = /^(\d{4})[-\s/]?Q([1-4])$/i.exec(text) ?? /^Q([1-4])[-\s/](\d{4})$/i.exec(text);
  if (quarter) {
    const [first, second] = [Number(quarter[1]), Number(quarter[2])];
    const [year, number] = first > 4 ? [first, second] : [second, first];
    return { time: Date.UTC(year, (number - 1) * 3, 1), step: "quarter" };
  }
  const week = /^(\d{4})-?W(\d{2})$/i.exec(text);
  if (!week) return undefined;
  const fourth = new Date(Date.UTC(Number(week[1]), 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * 86_400_000;
  return { time: monday + (Number(week[2]) - 1) * 7 * 86_400_000, step: "week" };
}

function parseNumeric(text: string, dayFirst: boolean): ParsedDate | undefined {
  const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?)?$/i.exec(text);
  if (!match) return undefined;
  const [first, second] = [Number(match[1]), Number(match[2])];
  const [month, day] = dayFirst ? [second, first] : [first, second];
  const time = utc(fullYear(match[3] ?? ""), month, day);
  if (time === undefined) return undefined;
  if (match[4] === undefined) return { time, step: "day" };
  const hour = (Number(match[4]) % (match[7] ? 12 : 24)) + (/pm/i.test(match[7] ?? "") ? 12 : 0);
  return { time: time + ((hour * 60 + Number(match[5])) * 60 + Number(match[6] ?? 0)) * 1000, step: "time" };
}

/** "Jan 5, 2024", "5-Jan-24", "Friday, 5 January 2024", "January 2024". */
function parseNamed(text: string): ParsedDate | undefined {
  const words = text.split(/[\s,./-]+/).filter((word) => word !== "" && !isWeekday(word));
  if (words.length < 2 || words.length > 3) return undefined;
  const month = words.map(monthIndex).find((index) => index !== -1);
  const numbers = words.filter((word) => monthIndex(word) === -1);
  if (month === undefined || numbers.length !== words.length - 1) return undefined;
  const year = numbers.at(-1) ?? "";
  const day = numbers.length === 2 ? /^(\d{1,2})(?:st|nd|rd|th)?$/i.exec(numbers[0] ?? "")?.[1] : "1";
  if (!/^(?:\d{4}|\d{2})$/.test(year) || day === undefined) return undefined;
  const time = utc(fullYear(year), month + 1, Number(day));
  return time === undefined ? undefined : { time, step: numbers.length === 2 ? "day" : "month" };
}

function fullYear(text: string): number {
  const year = Number(text);
  return text.length === 4 ? year : year + (year < 70 ? 2000 : 1900);
}

function utc(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1 || year > 9999) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day ? date.getTime() : undefined;
}
