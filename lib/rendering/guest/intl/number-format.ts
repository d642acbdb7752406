import { decimalOf, partsOf, roundTo, type Decimal } from "./decimal";
import { currencyName, currencySymbol, unitSuffix } from "./number-names";
import { completeNumberOptions, type NumberOptions } from "./number-options";

export interface Part {
  type: string;
  value: string;
}

const SHORT = ["", "K", "M", "B", "T"];
const LONG = ["", " thousand", " million", " billion", " trillion"];

/** Intl.NumberFormat as American English has it, whatever the locale asked for. */
export class GuestNumberFormat {
  readonly #options: NumberOptions;
  constructor(_locale?: unknown, options?: Intl.NumberFormatOptions) {
    this.#options = completeNumberOptions(options);
  }
  static supportedLocalesOf(): string[] {
    return ["en-US"];
  }
  get format(): (value: unknown) => string {
    return (value) => join(numberParts(value, this.#options));
  }
  formatToParts(value: unknown): Part[] {
    return numberParts(value, this.#options);
  }
  formatRange(start: unknown, end: unknown): string {
    const [first, last] = [this.format(start), this.format(end)];
    return first === last ? `~${first}` : `${first}${/^\d/.test(first) ? "–" : " – "}${last}`;
  }
  resolvedOptions(): object {
    return { locale: "en-US", numberingSystem: "latn", ...this.#options };
  }
}

/** The pieces of a formatted number. */
function numberParts(given: unknown, options: NumberOptions): Part[] {
  const value = typeof given === "bigint" ? given : Number(given);
  const scaled = options.style === "percent" ? shifted(decimalOf(value), 2) : decimalOf(value);
  const { decimal, power } =
    typeof value === "number" && !Number.isFinite(value) ? { decimal: scaled, power: 0 } : scale(scaled, options);
  const body = bodyOf(value, decimal, power, options);
  const isOne = body.length === 1 && body[0]?.value === "1";
  const sign = signOf(decimal, Number.isNaN(value), options);
  return dress(body, sign, isOne, options);
}

/** By which power of ten a number is shown divided, and what is then left of it. */
function scale(decimal: Decimal, options: NumberOptions): { decimal: Decimal; power: number } {
  if (options.notation === "standard" || decimal.digits === "") return { decimal: rounded(decimal, options), power: 0 };
  const powerOf = ({ point }: Decimal): number => {
    if (options.notation === "scientific") return point - 1;
    const thousands = Math.floor((point - 1) / 3);
    return 3 * (options.notation === "compact" ? Math.min(Math.max(thousands, 0), 4) : thousands);
  };
  const power = powerOf(decimal);
  const shown = rounded(shifted(decimal, -power), options);
  // 999,999 becomes 1M, not 1000K.
  const next = powerOf(shifted(shown, power));
  return next === power ? { decimal: shown, power } : { decimal: rounded(shifted(decimal, -next), options), power: next };
}

function rounded(decimal: Decimal, options: NumberOptions): Decimal {
  if (options.significant) return roundTo(decimal, options.significant.maximum - decimal.point);
  if (options.isCompactRounding)
    return roundTo(decimal, Math.max(0, 2 - Math.max(decimal.point, decimal.digits === "" ? 2 : decimal.point)));
  return roundTo(decimal, options.maximumFractionDigits);
}

function shifted(decimal: Decimal, by: number): Decimal {
  return decimal.digits === "" ? decimal : { ...decimal, point: decimal.point + by };
}

function bodyOf(value: number | bigint, decimal: Decimal, power: number, options: NumberOptions): Part[] {
  if (Number.isNaN(value)) return [{ type: "nan", value: "NaN" }];
  if (value === Infinity || value === -Infinity) return [{ type: "infinity", value: "∞" }];
  const least = options.significant
    ? options.significant.minimum - Math.max(decimal.point, decimal.digits === "" ? 1 : decimal.point)
    : options.minimumFractionDigits;
  const { whole, fraction } = partsOf(decimal, options.minimumIntegerDigits, Math.max(least, 0));
  const shownFraction = options.trailingZeroDisplay === "stripIfInteger" && /^0*$/.test(fraction) ? "" : fraction;
  const parts = grouped(whole, options.useGrouping);
  if (shownFraction !== "") parts.push({ type: "decimal", value: "." }, { type: "fraction", value: shownFraction });
  if (options.notation === "compact") {
    const suffix = (options.compactDisplay === "long" ? LONG : SHORT)[power / 3] ?? "";
    if (suffix !== "") parts.push({ type: "compact", value: suffix });
  } else if (options.notation !== "standard") {
    parts.push({ type: "exponentSeparator", value: "E" });
    if (power < 0) parts.push({ type: "exponentMinusSign", value: "-" });
    parts.push({ type: "exponentInteger", value: String(Math.abs(power)) });
  }
  return parts;
}

function grouped(whole: string, mode: NumberOptions["useGrouping"]): Part[] {
  if (mode === false || whole.length < (mode === "min2" ? 5 : 4)) return [{ type: "integer", value: whole }];
  const parts: Part[] = [];
  const first = whole.length % 3 || 3;
  for (let at = 0, end = first; at < whole.length; at = end, end += 3) {
    if (at > 0) parts.push({ type: "group", value: "," });
    parts.push({ type: "integer", value: whole.slice(at, end) });
  }
  return parts;
}

function signOf(decimal: Decimal, isNaN: boolean, { signDisplay }: NumberOptions): "-" | "+" | "" {
  const isZero = decimal.digits === "" || isNaN;
  const isNegative = decimal.isNegative && !isNaN;
  if (signDisplay === "never" || (isZero && (signDisplay === "exceptZero" || (signDisplay === "negative" && isNegative))))
    return "";
  if (isNegative) return "-";
  return signDisplay === "always" || signDisplay === "exceptZero" ? "+" : "";
}

/** Puts sign, currency, percent or unit around the digits. */
function dress(body: Part[], sign: "-" | "+" | "", isOne: boolean, options: NumberOptions): Part[] {
  const signed: Part[] = sign === "" ? [] : [{ type: sign === "-" ? "minusSign" : "plusSign", value: sign }];
  if (options.style === "percent") return [...signed, ...body, { type: "percentSign", value: "%" }];
  if (options.style === "unit") {
    const suffix = unitSuffix(options.unit, options.unitDisplay, isOne);
    const space: Part[] = suffix.startsWith(" ") ? [{ type: "literal", value: " " }] : [];
    return [...signed, ...body, ...space, { type: "unit", value: suffix.trimStart() }];
  }
  if (options.style !== "currency") return [...signed, ...body];
  if (options.currencyDisplay === "name") {
    const name: Part = { type: "currency", value: currencyName(options.currency, isOne) };
    return [...signed, ...body, { type: "literal", value: " " }, name];
  }
  const isCode = options.currencyDisplay === "code";
  const symbol = isCode ? options.currency : currencySymbol(options.currency, options.currencyDisplay === "narrowSymbol");
  // A symbol that ends in a letter keeps its distance.
  const space: Part[] = /\p{L}$/u.test(symbol) && body[0]?.type !== "infinity" ? [{ type: "literal", value: "\u00a0" }] : [];
  const money: Part[] = [{ type: "currency", value: symbol }, ...space, ...body];
  if (sign === "-" && options.currencySign === "accounting") {
    return [{ type: "literal", value: "(" }, ...money, { type: "literal", value: ")" }];
  }
  return [...signed, ...money];
}

function join(parts: readonly Part[]): string {
  let text = "";
  for (const { value } of parts) text += value;
  return text;
}
