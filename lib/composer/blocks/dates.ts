import type { Block } from "../write-source";
import { READ_FIELD } from "./reading";

/** Dates as people write them. */
export const TO_DATE: Block = {
  needs: [],
  code: `
/** Dates as they come: ISO texts, 31.12.2024, "Jan 5, 2024", 2024-Q1, timestamps and years. Everything is read in UTC. */
function toDate(value: unknown, dayFirst = false): Date | undefined {
  const valid = (time: number) => (Number.isFinite(time) && Math.abs(time) < 8e15 ? new Date(time) : undefined);
  const number = typeof value === "number" ? value : /^(?:\\d{4}|\\d{10}|\\d{13})$/.test(String(value)) ? Number(value) : undefined;
  if (number !== undefined) return valid(number < 3000 ? Date.UTC(number, 0, 1) : number < 1e11 ? number * 1000 : number);
  const text = String(value ?? "").trim();
  if (text.length > 40) return undefined;
  const iso =
    /^(\\d{4})[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2}))?[^Z+-]*)?(Z|[+-]\\d{2}:?\\d{2})?$/.exec(text);
  if (iso?.[7]) return valid(Date.parse(text.replace(" ", "T")));
  if (iso)
    return valid(Date.UTC(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3] ?? 1), Number(iso[4] ?? 0), Number(iso[5] ?? 0)));
  const numeric = /^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})\\b/.exec(text);
  if (numeric) {
    const [day, month] = dayFirst ? [numeric[1], numeric[2]] : [numeric[2], numeric[1]];
    const year = Number(numeric[3]);
    return valid(Date.UTC(year < 70 ? year + 2000 : year < 100 ? year + 1900 : year, Number(month) - 1, Number(day)));
  }
  const quarter = /^(?:(\\d{4})\\W?Q([1-4])|Q([1-4])\\W?(\\d{4}))$/i.exec(text);
  if (quarter) return valid(Date.UTC(Number(quarter[1] ?? quarter[4]), (Number(quarter[2] ?? quarter[3]) - 1) * 3, 1));
  return /[a-z]{3}/i.test(text) && /\\d/.test(text) ? valid(Date.parse(\`\${text} UTC\`)) : undefined;
}
`,
};

/** Dates that begin with their year. */
export const TO_DATE_PLAIN: Block = {
  needs: [],
  code: `
/** Dates as 2024-12-31, with a time or without, or as 31.12.2024. Everything is read in UTC. */
function toDate(value: unknown, dayFirst = false): Date | undefined {
  const text = String(value ?? "").trim().replace(" ", "T");
  const [, first = "", second = "", year] = /^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})$/.exec(text) ?? [];
  const [day, month] = dayFirst || Number(first) > 12 ? [first, second] : [second, first];
  const iso = year ? \`\${year}-\${month.padStart(2, "0")}-\${day.padStart(2, "0")}\` : text;
  const time = /^\\d{4}-\\d\\d/.test(iso) ? Date.parse(/T[\\d:.]+$/.test(iso) ? \`\${iso}Z\` : iso) : NaN;
  return Number.isFinite(time) ? new Date(time) : undefined;
}
`,
};

/** The date in a field. */
export const READ_DATE: Block = {
  needs: [READ_FIELD, TO_DATE],
  code: `
const dates = [new Map<unknown, Date | undefined>(), new Map<unknown, Date | undefined>()];

/** The date in a field of a record, read once for all that share it; missing when there is none. */
function readDate(record: unknown, { path, dayFirst }: Field) {
  const value = readField(record, path);
  const known = dates[dayFirst ? 1 : 0];
  if (!known?.has(value)) known?.set(value, toDate(value, dayFirst));
  return known?.get(value);
}
`,
};
