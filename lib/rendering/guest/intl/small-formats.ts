import { GuestNumberFormat, type Part } from "./number-format";

const plain = new GuestNumberFormat("en-US");

abstract class Format {
  static supportedLocalesOf(): string[] {
    return ["en-US"];
  }
  constructor(_locale?: unknown, _options?: unknown) {}
  resolvedOptions(): object {
    return { locale: "en-US" };
  }
}

export class GuestPluralRules extends Format {
  readonly #isOrdinal: boolean;
  constructor(locale?: unknown, options: { type?: string } = {}) {
    super(locale, options);
    this.#isOrdinal = options.type === "ordinal";
  }
  select(value: number): string {
    if (!this.#isOrdinal) return Number(value) === 1 ? "one" : "other";
    const [tens, ones] = [Math.floor(Math.abs(value) % 100), Math.abs(value) % 10];
    if (tens >= 11 && tens <= 13) return "other";
    return ones === 1 ? "one" : ones === 2 ? "two" : ones === 3 ? "few" : "other";
  }
}

export class GuestListFormat extends Format {
  readonly #options: { type?: string; style?: string };
  constructor(locale?: unknown, options: { type?: string; style?: string } = {}) {
    super(locale, options);
    this.#options = options;
  }
  format(items: Iterable<string>): string {
    return this.formatToParts(items)
      .map(({ value }) => value)
      .join("");
  }
  formatToParts(items: Iterable<string>): Part[] {
    const all = [...items];
    const { type = "conjunction", style = "long" } = this.#options;
    const word =
      type === "unit" ? "" : type === "disjunction" ? "or " : style === "long" ? "and " : style === "short" ? "& " : "";
    const comma = type === "unit" && style === "narrow" ? " " : ", ";
    return all.flatMap((value, index): Part[] => {
      const element = { type: "element", value };
      if (index === 0) return [element];
      const isLast = index === all.length - 1;
      const isPair = all.length === 2 && word !== "";
      return [{ type: "literal", value: isLast ? (isPair ? ` ${word}` : comma + word) : comma }, element];
    });
  }
}

const AUTO: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  day: { "-1": "yesterday", "0": "today", "1": "tomorrow" },
  hour: { "0": "this hour" },
  minute: { "0": "this minute" },
  second: { "0": "now" },
};
const SHORT_UNITS: Readonly<Record<string, string>> = {
  second: "sec.", minute: "min.", hour: "hr.", week: "wk.", month: "mo.", quarter: "qtr.", year: "yr.",
}; // prettier-ignore

export class GuestRelativeTimeFormat extends Format {
  readonly #options: { numeric?: string; style?: string };
  constructor(locale?: unknown, options: { numeric?: string; style?: string } = {}) {
    super(locale, options);
    this.#options = options;
  }
  format(value: number, given: string): string {
    const unit = given.replace(/s$/, "");
    const isShort = this.#options.style === "short" || this.#options.style === "narrow";
    const name = (isShort ? SHORT_UNITS[unit] : undefined) ?? unit;
    if (this.#options.numeric === "auto") {
      const words = AUTO[unit]?.[String(value)] ?? (AUTO[unit] ? undefined : near(value, name));
      if (words !== undefined) return words;
    }
    const size = plain.format(Math.abs(value));
    const isPlural = size !== "1" && !(isShort && name.endsWith(".") && unit !== "quarter");
    const amount = `${size} ${isPlural ? plural(name) : name}`;
    return value < 0 || Object.is(value, -0) ? `${amount} ago` : `in ${amount}`;
  }
  formatToParts(value: number, unit: string): Part[] {
    return [{ type: "literal", value: this.format(value, unit) }];
  }
}

function near(value: number, name: string): string | undefined {
  return value === 0 ? `this ${name}` : value === 1 ? `next ${name}` : value === -1 ? `last ${name}` : undefined;
}

function plural(name: string): string {
  return name.endsWith(".") ? `${name.slice(0, -1)}s.` : `${name}s`;
}

/** Names of places and languages are more data than a still is worth: the code stands for itself. */
export class GuestDisplayNames extends Format {
  of(code: string): string {
    return code;
  }
}

const DURATION_UNITS = ["years", "months", "weeks", "days", "hours", "minutes", "seconds"] as const;

export class GuestDurationFormat extends Format {
  readonly #style: string;
  constructor(locale?: unknown, options: { style?: string } = {}) {
    super(locale, options);
    this.#style = options.style ?? "short";
  }
  format(duration: Readonly<Partial<Record<(typeof DURATION_UNITS)[number], number>>>): string {
    if (this.#style === "digital") {
      const two = (value = 0): string => String(value).padStart(2, "0");
      return `${duration.hours ?? 0}:${two(duration.minutes)}:${two(duration.seconds)}`;
    }
    const unitDisplay = this.#style === "long" || this.#style === "narrow" ? this.#style : "short";
    const parts = DURATION_UNITS.filter((unit) => duration[unit]).map((unit) =>
      new GuestNumberFormat("en-US", { style: "unit", unit: unit.slice(0, -1), unitDisplay }).format(duration[unit]),
    );
    return parts.join(unitDisplay === "narrow" ? " " : ", ");
  }
}

const GRAPHEME =
  /\p{Extended_Pictographic}(?:\p{M}|\u200d\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}])*|\p{RI}{2}|\P{M}\p{M}*/gsu;
const WORD = /[\p{L}\p{N}\p{M}'’_]+|\s+|./gsu;
const SENTENCE = /[^.!?]*(?:[.!?]+\s*|$)/gs;

export class GuestSegmenter extends Format {
  readonly #granularity: string;
  constructor(locale?: unknown, options: { granularity?: string } = {}) {
    super(locale, options);
    this.#granularity = options.granularity ?? "grapheme";
  }
  segment(input: string): Iterable<{ segment: string; index: number; input: string; isWordLike?: boolean }> {
    const pattern = this.#granularity === "word" ? WORD : this.#granularity === "sentence" ? SENTENCE : GRAPHEME;
    const isWord = this.#granularity === "word";
    return [...String(input).matchAll(pattern)]
      .filter(([segment]) => segment !== "")
      .map((match) => ({
        segment: match[0],
        index: match.index,
        input,
        ...(isWord && { isWordLike: /[\p{L}\p{N}]/u.test(match[0]) }),
      }));
  }
}

export class GuestLocale {
  readonly baseName: string;
  readonly language: string;
  readonly region: string | undefined;
  constructor(tag: unknown) {
    this.baseName = String(tag);
    const [language = "en", ...rest] = this.baseName.split("-");
    this.language = language.toLowerCase();
    this.region = rest.find((part) => /^(?:[a-z]{2}|\d{3})$/i.test(part))?.toUpperCase();
  }
  maximize(): GuestLocale {
    return this;
  }
  minimize(): GuestLocale {
    return this;
  }
  toString(): string {
    return this.baseName;
  }
}
