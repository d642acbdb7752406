import { aggregateFor, isNumeric, lessIsBetter } from "./rank-fields";
import { printValue } from "./print-value";
import type { Aggregate, Field } from "./types";
import type { Json } from "#lib/core/json";

/** The constants of a written app that stand for fields. */
export interface FieldNames {
  /** The constant's name; the field is declared from then on. */
  nameOf(field: Field): string;
  /** The declarations of all fields asked for so far. */
  declarations(): string[];
}

// Names that the written code declares itself, or that mean something to the language.
const TAKEN = new Set(
  "TITLE SUBTITLE SAMPLE ACCENT COLORS COLUMNS FILTERS METRICS EVENT CARD PRODUCT QUESTIONS CALENDAR DAY DAY_LENGTH JSON MOST_COLUMNS MOST_CHILDREN USUAL_ORDER RECORDS BUCKET DETAILS LATEST HAS_HEADER DELIMITER PART PAGE_ROWS MOST_CHOICES COLUMNS_WIDE COLUMNS_NARROW ROW_OF_PLACE COLUMN_OF_PLACE WEEKDAYS GROUPED_BY GROUP_ROWS MOST_CSV_ROWS".split(
    " ",
  ),
);
const LONGEST_NAME = 24;

/** Gives fields the names of constants: "Order date" is ORDER_DATE. */
export function createFieldNames(): FieldNames {
  const names = new Map<Field, string>();
  return {
    nameOf(field) {
      const known = names.get(field);
      if (known) return known;
      const name = freeName(field.label, new Set(names.values()));
      names.set(field, name);
      return name;
    },
    declarations: () =>
      [...names].map(
        ([field, name]) => `const ${name}: Field = ${printValue(describeField(field), 0, `const ${name}: Field = `.length)};`,
      ),
  };
}

/** What the written code has to know about a field. */
export function describeField(field: Field, total?: Aggregate): Json {
  const isNumber = isNumeric(field);
  return {
    path: field.path,
    label: field.label,
    kind: field.kind,
    ...(field.currency ? { currency: field.currency } : {}),
    ...(field.unit ? { unit: field.unit } : {}),
    ...(isNumber && field.decimals !== undefined ? { decimals: field.decimals } : {}),
    ...(isNumber && field.decimalComma ? { decimalComma: true } : {}),
    ...(field.wholePercent ? { wholePercent: true } : {}),
    ...(field.kind === "duration" && field.secondsPerUnit !== undefined ? { secondsPerUnit: field.secondsPerUnit } : {}),
    ...(field.dayFirst ? { dayFirst: true } : {}),
    ...(field.kind === "date" && (field.step === "time" || field.step === "month" || field.step === "year")
      ? { step: field.step }
      : {}),
    ...(total ? { total } : {}),
    ...(total && lessIsBetter(field) ? { lessIsBetter: true } : {}),
  };
}

/** A field with the way its values become one, for columns and figures. */
export function describeWithTotal(field: Field, aggregate?: Aggregate): Json {
  return describeField(field, isNumeric(field) ? (aggregate ?? aggregateFor(field)) : undefined);
}

function freeName(label: string, used: ReadonlySet<string>): string {
  const plain = label
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .toUpperCase()
    .slice(0, LONGEST_NAME)
    .replace(/^_+|_+$/g, "");
  const base = /^[A-Z]/.test(plain) ? plain : "FIELD";
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}_${number}`;
    if (!used.has(name) && !TAKEN.has(name)) return name;
  }
}
