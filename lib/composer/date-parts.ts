import { findMentions } from "./reading/find-mentions";
import { rankDates } from "./rank-fields";
import type { DataShape, DatePart, Field, Recipe } from "./types";

interface Part {
  label: string;
  order: Field["order"];
  /** How a request asks for it, or for one of its values. */
  asked: RegExp;
  /** Steps of dates that have it. */
  steps: readonly Field["step"][];
  values: readonly string[];
}

const PARTS: Readonly<Record<DatePart, Part>> = {
  weekday: {
    label: "Weekday",
    order: "weekday",
    asked: /\b(?:weekdays?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b/,
    steps: ["day", "time"],
    values: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  },
  hour: {
    label: "Hour",
    order: "number",
    asked: /\b(?:by|per|each|every|which|what|and) hours?\b/,
    steps: ["time"],
    values: Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`),
  },
};

/**
 * The shape with the parts of a date that a request asks for, or that the app to be changed shows: weekdays and hours, which come
 * again, as fields of words that the written code adds to its records. Data that have such a field of their own keep it.
 */
export function withDateParts(shape: DataShape, text: string, before: Recipe | undefined): DataShape {
  const added = (Object.keys(PARTS) as DatePart[]).flatMap((part) => partOf(part, shape, text, before) ?? []);
  return added.length === 0 ? shape : { ...shape, fields: [...shape.fields, ...added] };
}

/** The parts of a date that a shape was given. */
export function datePartsOf({ fields }: DataShape): { field: Field; part: DatePart; date: Field }[] {
  return fields.flatMap((field) => (field.partOf ? [{ field, ...field.partOf }] : []));
}

function partOf(part: DatePart, { fields }: DataShape, text: string, before: Recipe | undefined): Field | undefined {
  const { label, order, asked, steps, values } = PARTS[part];
  const isShown = before !== undefined && JSON.stringify(before).includes(`"${part}"`);
  const isThere = fields.some(
    (field) => field.label.toLowerCase().includes(part) || (part === "weekday" && field.order === part),
  );
  const dates = rankDates(fields).filter(({ step }) => steps.includes(step));
  const [named] = findMentions(text, dates, "part");
  const date = named?.field ?? dates[0];
  if (!date || isThere || !(isShown || asked.test(text))) return undefined;
  const { present, missing } = date;
  const distinct = Math.min(values.length, date.distinct);
  return {
    name: part,
    path: [part],
    label,
    kind: "category",
    order,
    present,
    missing,
    distinct,
    longest: Math.max(...values.map((value) => value.length)),
    examples: values,
    partOf: { part, date },
  };
}
