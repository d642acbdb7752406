import { compareTexts, GuestCollator } from "./collator";
import { GuestDateTimeFormat } from "./date-format";
import { GuestNumberFormat } from "./number-format";
import {
  GuestDisplayNames,
  GuestDurationFormat,
  GuestListFormat,
  GuestLocale,
  GuestPluralRules,
  GuestRelativeTimeFormat,
  GuestSegmenter,
} from "./small-formats";

/** Gives the realm `Intl` and the methods that speak through it, in American English. */
export function installIntl(): void {
  const Intl = {
    Collator: GuestCollator,
    DateTimeFormat: GuestDateTimeFormat,
    DisplayNames: GuestDisplayNames,
    DurationFormat: GuestDurationFormat,
    ListFormat: GuestListFormat,
    Locale: GuestLocale,
    NumberFormat: GuestNumberFormat,
    PluralRules: GuestPluralRules,
    RelativeTimeFormat: GuestRelativeTimeFormat,
    Segmenter: GuestSegmenter,
    getCanonicalLocales: (locales: string | string[] = []) => [locales].flat(),
    supportedValuesOf: () => [],
  };
  for (const name of ["Collator", "DateTimeFormat", "NumberFormat"] as const) Reflect.set(Intl, name, callable(Intl[name]));
  define(globalThis, "Intl", Intl);
  define(Number.prototype, "toLocaleString", formatNumber);
  define(BigInt.prototype, "toLocaleString", formatNumber);
  for (const [name, needs] of [
    ["toLocaleString", "all"],
    ["toLocaleDateString", "date"],
    ["toLocaleTimeString", "time"],
  ] as const) {
    define(Date.prototype, name, function (this: Date, locale?: unknown, options?: Intl.DateTimeFormatOptions): string {
      if (Number.isNaN(this.getTime())) return "Invalid Date";
      return new GuestDateTimeFormat(locale, options, needs).format(this);
    });
  }
  define(String.prototype, "localeCompare", function (this: string, other: string, _locale?: unknown, options = {}): number {
    return compareTexts(String(this), String(other), options);
  });
}

function formatNumber(this: number | bigint, locale?: unknown, options?: Intl.NumberFormatOptions): string {
  return new GuestNumberFormat(locale, options).format(this.valueOf());
}

/** These three work without `new`, too. */
function callable<Class extends new (...values: never[]) => object>(Format: Class): Class {
  return new Proxy(Format, { apply: (target, _self, values) => Reflect.construct(target, values) });
}

function define(holder: object, name: string, value: unknown): void {
  Object.defineProperty(holder, name, { value, configurable: true, writable: true });
}
