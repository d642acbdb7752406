import type { FieldNames } from "../field-names";
import { datePartsOf } from "../date-parts";
import type { DataShape, DatePart } from "../types";
import type { Block } from "../write-source";
import { READ_DATE } from "./dates";

const WEEKDAYS: Block = {
  needs: [],
  code: `
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
`,
};

const CODE: Readonly<Record<DatePart, (read: string) => string>> = {
  weekday: (read) => `WEEKDAYS[${read}?.getUTCDay() ?? 7]`,
  hour: (read) => `${read}?.toISOString().replace(/^.*T(..).*$/, "$1:00")`,
};

/** The code that adds parts of dates to a record; nothing where none are asked for. */
export function datePartsBlock(shape: DataShape, names: FieldNames): Block | undefined {
  const parts = datePartsOf(shape);
  if (parts.length === 0) return undefined;
  const what = parts.map(({ part, date }) => `the ${part} of ${names.nameOf(date)}`).join(" and ");
  const added = parts.map(({ part, date }) => `${part}: ${CODE[part](`readDate(record, ${names.nameOf(date)})`)}`);
  return {
    needs: [READ_DATE, ...(parts.some(({ part }) => part === "weekday") ? [WEEKDAYS] : [])],
    code: `
/** A record with ${what}. */
const withDateParts = (record: unknown): object => ({ ...(record as object), ${added.join(", ")} });
`,
  };
}
