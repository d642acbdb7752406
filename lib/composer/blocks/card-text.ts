import type { Block } from "../write-source";
import { READ_DATE } from "./dates";
import { FORMAT_DATE, FORMAT_NUMBER } from "./format";
import { READ_NUMBER } from "./numbers";
import { READ_FIELD, TO_TEXT } from "./reading";

/** A field's value on a card. */
export const CARD_TEXT: Block = {
  needs: [READ_FIELD, TO_TEXT, READ_NUMBER, FORMAT_NUMBER, READ_DATE, FORMAT_DATE],
  code: `
/** A field's value as a card shows it; what cannot be read as its kind is shown as it came. */
function cardText(record: unknown, field: Field): string {
  const value = readField(record, field.path);
  if (typeof value === "boolean") return value ? "Yes" : "No";
  const date = field.kind === "date" ? readDate(record, field) : undefined;
  if (date) return formatDate(date);
  const number = ["number", "currency", "percent", "duration"].includes(field.kind) ? readNumber(record, field) : undefined;
  return number === undefined ? toText(value) : formatNumber(number, field);
}
`,
};
