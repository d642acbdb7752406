import { missing } from "../element";
import type { Part } from "./number-format";

const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

interface Fields {
  year: number;
  month: number;
  day: number;
  weekday: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

type Options = Intl.DateTimeFormatOptions;
/** Which fields count as asked for, and which are shown when none is: `any` is the constructor's. */
type Needs = "date" | "time" | "all" | "any";

const DATE_STYLES: Readonly<Record<string, Options>> = {
  full: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  long: { year: "numeric", month: "long", day: "numeric" },
  medium: { year: "numeric", month: "short", day: "numeric" },
  short: { year: "2-digit", month: "numeric", day: "numeric" },
};
const TIME_STYLES: Readonly<Record<string, Options>> = {
  full: { hour: "numeric", minute: "2-digit", second: "2-digit", timeZoneName: "long" },
  long: { hour: "numeric", minute: "2-digit", second: "2-digit", timeZoneName: "short" },
  medium: { hour: "numeric", minute: "2-digit", second: "2-digit" },
  short: { hour: "numeric", minute: "2-digit" },
};
const DATE_FIELDS = ["weekday", "year", "month", "day"] as const;
const TIME_FIELDS = ["hour", "minute", "second", "fractionalSecondDigits", "dayPeriod"] as const;

/** Minutes ahead of UTC; from the host, as they are today. */
const ZONES = Object.assign(Object.create(null), Reflect.get(globalThis, "__spark_zones")) as Record<string, number>;

/** Intl.DateTimeFormat as American and British English have it. */
export class GuestDateTimeFormat {
  readonly #options: Options;
  readonly #isBritish: boolean;
  constructor(locale?: unknown, options: Options = {}, needs: Needs = "any") {
    this.#isBritish = /^en-(?!US)/.test(String(locale));
    this.#options = this.#isBritish ? { hourCycle: "h23", ...complete(options, needs) } : complete(options, needs);
  }
  static supportedLocalesOf(): string[] {
    return ["en-US"];
  }
  get format(): (date?: unknown) => string {
    return (date) =>
      this.formatToParts(date)
        .map(({ value }) => value)
        .join("");
  }
  formatToParts(date?: unknown): Part[] {
    return dateParts(fieldsOf(date, this.#options.timeZone), this.#options, this.#isBritish);
  }
  formatRange(start: unknown, end: unknown): string {
    const [first, last] = [this.format(start), this.format(end)];
    return first === last ? first : `${first} – ${last}`;
  }
  resolvedOptions(): object {
    const timeZone = this.#options.timeZone ?? "UTC";
    return { locale: "en-US", calendar: "gregory", numberingSystem: "latn", ...this.#options, timeZone };
  }
}

/** What is shown when nothing was asked for depends on who asks (ECMA-402, ToDateTimeOptions). */
function complete(options: Options, needs: Needs): Options {
  const { dateStyle, timeStyle } = options;
  if ((needs === "date" && timeStyle) || (needs === "time" && dateStyle)) throw new TypeError("Invalid option : style");
  if (dateStyle || timeStyle) return { ...options, ...DATE_STYLES[dateStyle ?? ""], ...TIME_STYLES[timeStyle ?? ""] };
  const has = (fields: readonly (keyof Options)[]) => fields.some((field) => options[field] !== undefined);
  if ((needs !== "time" && has(DATE_FIELDS)) || (needs !== "date" && has(TIME_FIELDS))) return options;
  const date: Options = { year: "numeric", month: "numeric", day: "numeric" };
  const time: Options = { hour: "numeric", minute: "2-digit", second: "2-digit" };
  return { ...options, ...(needs !== "time" && date), ...((needs === "time" || needs === "all") && time) };
}

function fieldsOf(given: unknown, timeZone: string | undefined): Fields {
  const date = given === undefined ? new Date() : new Date(given as number | Date);
  if (Number.isNaN(date.getTime())) throw new RangeError("Invalid time value");
  const minutes = timeZone === undefined ? -date.getTimezoneOffset() : offsetOf(timeZone);
  const local = new Date(date.getTime() + minutes * 60_000);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth(),
    day: local.getUTCDate(),
    weekday: local.getUTCDay(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
  };
}

function offsetOf(timeZone: string): number {
  if (/^(?:UTC|GMT|Etc\/(?:UTC|GMT))$/i.test(timeZone)) return 0;
  const known = ZONES[timeZone];
  if (known === undefined) missing.add("time zones");
  return known ?? 0;
}

function dateParts(fields: Fields, options: Options, isBritish: boolean): Part[] {
  const date = isBritish ? britishParts(fields, options) : calendarParts(fields, options);
  const time = clockParts(fields, options);
  if (date.length === 0 || time.length === 0) return [...date, ...time];
  const isLong = options.month === "long" || options.dateStyle === "full" || options.dateStyle === "long";
  if (options.weekday && !options.day && !options.month && !options.year) return [...date, literal(" "), ...time];
  return [...date, literal(isLong ? " at " : ", "), ...time];
}

function calendarParts(fields: Fields, options: Options): Part[] {
  const weekday = options.weekday && { type: "weekday", value: named(DAYS, fields.weekday, options.weekday) };
  const month = options.month && { type: "month", value: monthText(fields, options.month) };
  const day = options.day && { type: "day", value: padded(fields.day, options.day) };
  const year = options.year && { type: "year", value: yearText(fields.year, options.year) };
  const isNumeric = options.month === "numeric" || options.month === "2-digit";
  const rest = isNumeric || !month ? between("/", [month, day, year]) : between(", ", [between(" ", [month, day]), year], !day);
  if (!weekday) return rest;
  if (rest.length === 0) return [weekday];
  return !month && day ? [...rest, literal(" "), weekday] : [weekday, literal(", "), ...rest];
}

/** "Saturday 28 November 2026", "28/11/2026". */
function britishParts(fields: Fields, { weekday, day, month, year, dateStyle }: Options): Part[] {
  const isNumeric = month === "numeric" || month === "2-digit";
  const dayFormat = isNumeric && year ? "2-digit" : day;
  const pieces: Piece[] = [
    day && { type: "day", value: padded(fields.day, dayFormat ?? "numeric") },
    month && { type: "month", value: monthText(fields, isNumeric && year ? "2-digit" : month) },
    year && { type: "year", value: yearText(fields.year, dateStyle === "short" ? "numeric" : year) },
  ];
  const rest = between(isNumeric ? "/" : " ", pieces);
  if (!weekday) return rest;
  const name = { type: "weekday", value: named(DAYS, fields.weekday, weekday) };
  return between(isNumeric ? ", " : " ", [name, rest]);
}

type Piece = Part | readonly Part[] | undefined | "";

/** "January 2024" has no comma, "January 2, 2024" has one. */
function between(separator: string, pieces: readonly Piece[], isPlain = false): Part[] {
  const parts: Part[] = [];
  for (const piece of pieces) {
    const next = piece === undefined || piece === "" ? [] : "type" in piece ? [piece] : piece;
    if (next.length > 0 && parts.length > 0) parts.push(literal(isPlain ? " " : separator));
    parts.push(...next);
  }
  return parts;
}

function clockParts(fields: Fields, options: Options): Part[] {
  const isHalf = isHalfDay(options);
  const parts: Part[] = [];
  if (options.hour) parts.push({ type: "hour", value: hourText(fields.hour, options, isHalf) });
  // Minutes and seconds have two digits behind something, and one when they stand alone.
  if (options.minute) {
    const format = options.hour || options.second ? "2-digit" : "numeric";
    parts.push(...colon(parts), { type: "minute", value: padded(fields.minute, format) });
  }
  if (options.second) {
    const format = parts.length > 0 ? "2-digit" : "numeric";
    parts.push(...colon(parts), { type: "second", value: padded(fields.second, format) });
  }
  const digits = options.fractionalSecondDigits;
  if (digits) {
    if (parts.length > 0) parts.push(literal("."));
    parts.push({ type: "fractionalSecond", value: String(fields.millisecond).padStart(3, "0").slice(0, digits) });
  }
  if (options.hour && isHalf) parts.push(literal(" "), { type: "dayPeriod", value: fields.hour < 12 ? "AM" : "PM" });
  if (options.timeZoneName && parts.length > 0) parts.push(literal(" "), zonePart(options.timeZoneName));
  return parts;
}

function isHalfDay({ hour12, hourCycle }: Options): boolean {
  return hour12 ?? !hourCycle?.startsWith("h2");
}

function hourText(hour: number, { hour: format, hour12 }: Options, isHalf: boolean): string {
  if (isHalf) return padded(hour % 12 || 12, format ?? "numeric");
  return padded(hour12 === false && hour === 0 ? 24 : hour, "2-digit");
}

function zonePart(name: string): Part {
  return { type: "timeZoneName", value: name === "long" ? "Coordinated Universal Time" : "UTC" };
}

function colon(parts: readonly Part[]): Part[] {
  return parts.length > 0 ? [literal(":")] : [];
}

function literal(value: string): Part {
  return { type: "literal", value };
}

function monthText({ month }: Fields, format: NonNullable<Options["month"]>): string {
  return format === "numeric" || format === "2-digit" ? padded(month + 1, format) : named(MONTHS, month, format);
}

function named(names: readonly string[], index: number, format: "long" | "short" | "narrow"): string {
  const name = names[index] ?? "";
  return format === "long" ? name : name.slice(0, format === "short" ? 3 : 1);
}

function padded(value: number, format: string): string {
  return format === "2-digit" ? String(value).padStart(2, "0") : String(value);
}

function yearText(year: number, format: string): string {
  return format === "2-digit" ? String(Math.abs(year) % 100).padStart(2, "0") : String(year > 0 ? year : 1 - year);
}
