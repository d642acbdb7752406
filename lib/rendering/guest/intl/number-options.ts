/** What a number format was asked for, complete. */
export interface NumberOptions {
  style: "decimal" | "percent" | "currency" | "unit";
  notation: "standard" | "compact" | "scientific" | "engineering";
  compactDisplay: "short" | "long";
  currency: string;
  currencyDisplay: "symbol" | "narrowSymbol" | "code" | "name";
  currencySign: "standard" | "accounting";
  unit: string;
  unitDisplay: "short" | "narrow" | "long";
  signDisplay: "auto" | "always" | "never" | "exceptZero" | "negative";
  useGrouping: "always" | "auto" | "min2" | false;
  minimumIntegerDigits: number;
  minimumFractionDigits: number;
  maximumFractionDigits: number;
  significant: { minimum: number; maximum: number } | undefined;
  /** Compact numbers without any digits asked for have two significant ones, and no fraction from 100 on. */
  isCompactRounding: boolean;
  trailingZeroDisplay: "auto" | "stripIfInteger";
}

// ISO 4217, the currencies without hundredths.
const WHOLE_CURRENCIES = new Set("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(" "));
const THOUSANDTH_CURRENCIES = new Set("BHD IQD JOD KWD LYD OMR TND".split(" "));

/** Fills in what ECMA-402 says about what was not given. Throws as it does. */
export function completeNumberOptions(given: Intl.NumberFormatOptions = {}): NumberOptions {
  const style = given.style ?? "decimal";
  if (style === "currency" && given.currency === undefined) throw new TypeError("Currency code is required with currency style.");
  if (style === "unit" && given.unit === undefined) throw new TypeError("Unit is required with unit style.");
  const currency = String(given.currency ?? "").toUpperCase();
  if (given.currency !== undefined && !/^[A-Z]{3}$/.test(currency)) throw new RangeError(`Invalid currency code : ${currency}`);
  const notation = given.notation ?? "standard";
  const asked = digitsOf(given, { style, notation, currency });
  return {
    ...DEFAULTS,
    ...defined(given),
    ...asked,
    style,
    notation,
    currency,
    useGrouping: grouping(given.useGrouping, notation),
  };
}

const DEFAULTS = {
  compactDisplay: "short",
  currencyDisplay: "symbol",
  currencySign: "standard",
  unit: "",
  unitDisplay: "short",
  signDisplay: "auto",
  trailingZeroDisplay: "auto",
} as const;

type Shape = Pick<NumberOptions, "style" | "notation" | "currency">;

/** How many digits, by what was asked and what is usual. */
function digitsOf(given: Intl.NumberFormatOptions, { style, notation, currency }: Shape) {
  const isMoney = style === "currency" && notation === "standard";
  const usual = isMoney ? fractionsOf(currency) : 0;
  const most = isMoney ? usual : style === "percent" || notation === "compact" ? 0 : 3;
  const { minimum, maximum } = fractions(given, usual, most);
  const { minimumSignificantDigits: least, maximumSignificantDigits: largest } = given;
  const fewest = within(least, 1, 21, 1);
  const significant =
    least === undefined && largest === undefined ? undefined : { minimum: fewest, maximum: within(largest, fewest, 21, 21) };
  const isFree = given.minimumFractionDigits === undefined && given.maximumFractionDigits === undefined && !significant;
  return {
    minimumIntegerDigits: within(given.minimumIntegerDigits, 1, 21, 1),
    minimumFractionDigits: minimum,
    maximumFractionDigits: maximum,
    significant,
    isCompactRounding: notation === "compact" && isFree,
  };
}

function defined(given: Intl.NumberFormatOptions): Partial<NumberOptions> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<NumberOptions>;
}

function fractions(given: Intl.NumberFormatOptions, usual: number, most: number): { minimum: number; maximum: number } {
  const asked = { minimum: given.minimumFractionDigits, maximum: given.maximumFractionDigits };
  const minimum = asked.minimum === undefined ? undefined : within(asked.minimum, 0, 100, 0);
  const maximum = asked.maximum === undefined ? undefined : within(asked.maximum, 0, 100, 0);
  if (minimum !== undefined && maximum !== undefined && minimum > maximum)
    throw new RangeError("maximumFractionDigits value is out of range.");
  if (minimum === undefined) return { minimum: Math.min(usual, maximum ?? usual), maximum: maximum ?? Math.max(most, usual) };
  return { minimum, maximum: maximum ?? Math.max(most, minimum) };
}

function within(value: number | undefined, lowest: number, highest: number, otherwise: number): number {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!(number >= lowest && number <= highest)) throw new RangeError("A number of digits is out of range.");
  return Math.floor(number);
}

function grouping(given: unknown, notation: string): NumberOptions["useGrouping"] {
  if (given === undefined) return notation === "compact" ? "min2" : "auto";
  if (given === false || given === "false") return false;
  return given === "min2" ? "min2" : given === "always" || given === true ? "always" : "auto";
}

function fractionsOf(currency: string): number {
  return WHOLE_CURRENCIES.has(currency) ? 0 : THOUSANDTH_CURRENCIES.has(currency) ? 3 : 2;
}
