import type { Block } from "../write-source";
import { READ_FIELD, TO_TEXT } from "./reading";

/** Numbers as people write them. */
export const TO_NUMBER: Block = {
  needs: [],
  code: `
/** Numbers as people write them: "1,234.50", "$5,000", "€ 3.000,50", "(120)", "-12%", "1.2k". Anything else is missing. */
function toNumber(value: unknown, decimalComma = false): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || value.length > 32) return undefined;
  const match = /^([^\\d,.]{0,6})(\\d[\\d.,'\\s]*|[.,]\\d+)([^\\d]{0,12})$/.exec(value.trim());
  if (!match) return undefined;
  const [, before = "", written = "", after = ""] = match;
  const digits = written.replace(/['\\s]/g, "");
  const last = Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
  const mark = digits.charAt(last);
  const isOnly = digits.indexOf(mark) === last && !/[.,]/.test(digits.slice(0, Math.max(last, 0)));
  const groups = isOnly && (mark === "," ? !decimalComma && /,\\d{3}$/.test(digits) : decimalComma);
  const isDecimal = last !== -1 && digits.indexOf(mark) === last && !groups;
  const number = isDecimal
    ? Number(\`\${digits.slice(0, last).replace(/[.,]/g, "")}.\${digits.slice(last + 1)}\`)
    : Number(digits.replace(/[.,]/g, ""));
  const unit = after.trim();
  const scale = unit.startsWith("%")
    ? 0.01
    : /^k\\b/i.test(unit)
      ? 1e3
      : /^(?:M|mn)\\b/.test(unit)
        ? 1e6
        : /^(?:B|bn)\\b/.test(unit)
          ? 1e9
          : 1;
  return (/[-−(]/.test(before) ? -1 : 1) * number * scale;
}
`,
};

/** Spans of time. */
export const TO_SECONDS: Block = {
  needs: [],
  code: `
/** Seconds in "1:05:00", "1h 30m", "45 min", "PT1H30M", or in a bare number of the field's unit. */
function toSeconds(value: unknown, secondsPerUnit: number): number | undefined {
  const number = toNumber(value);
  if (number !== undefined && !/[a-z:]/i.test(String(value))) return number * secondsPerUnit;
  const text = toText(value).toLowerCase();
  const clock = /^(\\d+):(\\d{2})(?::(\\d{2}))?/.exec(text);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  const parts = [...text.matchAll(/(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|h|d)/g)];
  const units: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86400 };
  return parts.length === 0
    ? undefined
    : parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ""] ?? 0), 0);
}
`,
};

/** The number in a field. */
export const READ_NUMBER: Block = {
  needs: [READ_FIELD, TO_NUMBER],
  code: `
/** The number in a field of a record; missing when there is none. */
const readNumber = (record: unknown, field: Field) => toNumber(readField(record, field.path), field.decimalComma);
`,
};

/** The number in a field of numbers that need no reading. */
export const READ_NUMBER_PLAIN: Block = {
  needs: [READ_FIELD],
  code: `
/** The number in a field of a record, also in a text such as "$1,234.50" or "12%"; missing when there is none. */
function readNumber(record: unknown, field: Field): number | undefined {
  const value = readField(record, field.path);
  if (typeof value !== "string") return typeof value === "number" && Number.isFinite(value) ? value : undefined;
  const [, digits, percent] = /^[$€£]?(-?[\\d,]*\\.?\\d+)(%?)$/.exec(value.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits.replaceAll(",", "")) / (percent ? 100 : 1);
}
`,
};

/** The number in a field of any numeric kind. */
export const READ_NUMBER_FULL: Block = {
  needs: [READ_FIELD, TO_TEXT, TO_NUMBER, TO_SECONDS],
  code: `
/** The number in a field of a record: percents as fractions, spans of time in seconds; missing when there is none. */
function readNumber(record: unknown, field: Field): number | undefined {
  const value = readField(record, field.path);
  if (field.kind === "duration") return toSeconds(value, field.secondsPerUnit ?? 1);
  const number = toNumber(value, field.decimalComma);
  const isBare = field.wholePercent && !String(value).includes("%");
  return number !== undefined && isBare ? number / 100 : number;
}
`,
};
