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

const CODE: Readonly<Record<DatePart, (date: string) => string>> = {
  weekday: (date) => `${date} && WEEKDAYS[${date}.getUTCDay()]`,
  hour: (date) => `${date} && \`\${String(${date}.getUTCHours()).padStart(2, "0")}:00\``,
};

/** The code that adds parts of dates to a record; nothing where none are asked for. */
export function datePartsBlock(shape: DataShape, names: FieldNames): Block | undefined {
  const parts = datePartsOf(shape);
  const [first] = parts;
  if (!first) return undefined;
  const date = names.nameOf(first.date);
  const what = parts.map(({ part }) => part).join(" and the ");
  return {
    needs: [READ_DATE, ...(parts.some(({ part }) => part === "weekday") ? [WEEKDAYS] : [])],
    code: `
/** A record with the ${what} of ${date}. */
function withDateParts(record: unknown): object {
  const date = readDate(record, ${date});
  return { ...(record as object), ${parts.map(({ part }) => `${part}: ${CODE[part]("date")}`).join(", ")} };
}
`,
  };
}
