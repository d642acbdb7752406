/** A number as its shortest decimal digits: 0.00123 is digits "123" with the point two places before them. */
export interface Decimal {
  isNegative: boolean;
  /** Without zeros at the front; "" is zero. */
  digits: string;
  /** How many of the digits stand before the point; may be negative or beyond their end. */
  point: number;
}

/** The decimal that a number prints as. */
export function decimalOf(value: number | bigint): Decimal {
  const text = String(value).replace(/^-/, "");
  const isNegative = typeof value === "bigint" ? value < 0n : value < 0 || Object.is(value, -0);
  const [mantissa = "", exponent = "0"] = text.split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const all = whole + fraction;
  const digits = all.replace(/^0+/, "");
  const point = whole.length + Number(exponent) - (all.length - digits.length);
  return { isNegative, digits: digits.replace(/0+$/, ""), point: digits === "" ? 0 : point };
}

/** Rounds to so many places after the point; a half goes away from zero, as ECMA-402 does it unless told otherwise. */
export function roundTo(decimal: Decimal, places: number): Decimal {
  const kept = decimal.point + places;
  if (kept >= decimal.digits.length) return decimal;
  if (kept < 0) return { ...decimal, digits: "", point: 0 };
  const isUp = (decimal.digits[kept] ?? "0") >= "5";
  const head = decimal.digits.slice(0, kept);
  if (!isUp) return trimmed(decimal, head, decimal.point);
  const raised = (BigInt(head || "0") + 1n).toString();
  return trimmed(decimal, raised, decimal.point + (raised.length - head.length));
}

function trimmed(decimal: Decimal, head: string, point: number): Decimal {
  const digits = head.replace(/0+$/, "");
  return { ...decimal, digits, point: digits === "" ? 0 : point };
}

/** The digits before and after the point, with at least so many of each. */
export function partsOf({ digits, point }: Decimal, minWhole: number, minFraction: number): { whole: string; fraction: string } {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "";
  const fraction = point > 0 ? digits.slice(point) : digits === "" ? "" : "0".repeat(-point) + digits;
  return { whole: whole.padStart(minWhole, "0"), fraction: fraction.padEnd(minFraction, "0") };
}
