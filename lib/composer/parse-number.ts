/** A number as a person wrote it, with what stood around it. */
export interface ParsedNumber {
  value: number;
  currency?: string;
  percent?: true;
  unit?: string;
  decimals: number;
}

// Longer texts are prose that happens to begin with a digit.
const LONGEST_NUMBER = 32;

const SIGNS: Readonly<Record<string, string>> = {
  $: "USD",
  US$: "USD",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  "₹": "INR",
  "₩": "KRW",
  "₺": "TRY",
  "₴": "UAH",
  "₽": "RUB",
  "₪": "ILS",
  R$: "BRL",
  A$: "AUD",
  C$: "CAD",
  CA$: "CAD",
  NZ$: "NZD",
  HK$: "HKD",
  Kč: "CZK",
  zł: "PLN",
};
const CODES = new Set(
  "USD EUR GBP JPY CHF CAD AUD NZD CNY HKD SGD SEK NOK DKK PLN CZK HUF RON INR KRW BRL MXN ZAR TRY ILS AED SAR THB IDR PHP RUB UAH".split(
    " ",
  ),
);
const SCALES: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, mn: 1e6, B: 1e9, bn: 1e9 };

const SHAPE = /^([-+−(]?)\s*([^\d\s.,'()+−-]{0,4})\s*([-+−]?)(\d[\d.,'\s]*|[.,]\d+)([^\d()]{0,12})\)?$/u;

/** Reads "1,234.50", "$5,000", "€ 3.000,50", "(120)", "-12%", "1.2k" or "35 kg"; undefined for everything else. */
export function parseNumber(text: string, decimalComma = false): ParsedNumber | undefined {
  if (text.length > LONGEST_NUMBER) return undefined;
  const match = SHAPE.exec(text.trim());
  if (!match) return undefined;
  const [, sign = "", prefix = "", innerSign = "", digits = "", rest = ""] = match;
  const currency = currencyOf(prefix);
  if (prefix !== "" && !currency) return undefined;
  const plain = plainDigits(digits.trim(), decimalComma);
  if (plain === undefined) return undefined;
  const suffix = rest.trim();
  const around = readSuffix(suffix);
  if (!around) return undefined;
  const negative = /[-−(]/.test(sign + innerSign) ? -1 : 1;
  const decimals = plain.includes(".") ? plain.length - plain.indexOf(".") - 1 : 0;
  const found = currency ?? around.currency;
  return {
    value: negative * Number(plain) * around.scale,
    decimals: around.scale === 1 ? decimals : 0,
    ...(found ? { currency: found } : {}),
    ...(around.percent ? { percent: true as const } : {}),
    ...(around.unit ? { unit: around.unit } : {}),
  };
}

/** True for a text whose only comma is surely a decimal one, which settles the whole column. */
export function hasDecimalComma(text: string): boolean {
  return /\d,\d{1,2}(?:\D|$)/.test(text) && !/,\d{3}(?:\D|$)/.test(text) && !/,\d+\./.test(text);
}

/** The ISO code behind a sign or code, in any case. */
export function currencyOf(text: string): string | undefined {
  if (Object.hasOwn(SIGNS, text)) return SIGNS[text];
  const code = text.toUpperCase();
  return CODES.has(code) ? code : undefined;
}

/** Digits as JavaScript reads them; undefined when the separators stand where no number has them. */
function plainDigits(digits: string, decimalComma: boolean): string | undefined {
  const decimal = decimalMark(digits, decimalComma);
  const [whole = "", fraction, ...more] = decimal ? digits.split(decimal) : [digits];
  if (more.length > 0 || (fraction !== undefined && !/^\d*$/.test(fraction))) return undefined;
  if (!/^\d*$/.test(whole) && !/^\d{1,3}(?:[.,'\s]\d{2,3})*$/.test(whole)) return undefined;
  // 007 and 02134 are names, not amounts.
  if (/^0\d/.test(whole)) return undefined;
  const plain = whole.replace(/[.,'\s]/g, "");
  return fraction === undefined ? plain : `${plain || "0"}.${fraction || "0"}`;
}

function decimalMark(digits: string, decimalComma: boolean): "." | "," | undefined {
  const dot = digits.lastIndexOf(".");
  const comma = digits.lastIndexOf(",");
  if (dot !== -1 && comma !== -1) return dot > comma ? "." : ",";
  if (dot !== -1) return decimalComma || digits.indexOf(".") !== dot ? undefined : ".";
  if (comma === -1) return undefined;
  if (decimalComma) return ",";
  return digits.indexOf(",") === comma && !/,\d{3}$/.test(digits) ? "," : undefined;
}

function readSuffix(suffix: string): { scale: number; currency?: string; percent?: true; unit?: string } | undefined {
  if (suffix === "") return { scale: 1 };
  if (suffix === "%") return { scale: 0.01, percent: true };
  const currency = currencyOf(suffix);
  if (currency) return { scale: 1, currency };
  const scaled = /^(k|K|M|mn|B|bn)\s?(\S{0,4})$/.exec(suffix);
  const scale = scaled?.[1] ? SCALES[scaled[1]] : undefined;
  if (scale !== undefined && scaled) {
    const behind = scaled[2] ?? "";
    const money = currencyOf(behind);
    if (behind === "" || money) return { scale, ...(money ? { currency: money } : {}) };
  }
  return /^[\p{L}°²³µ/]{1,6}$/u.test(suffix) ? { scale: 1, unit: suffix } : undefined;
}
