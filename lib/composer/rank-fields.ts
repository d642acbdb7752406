import { spaced } from "./column";
import type { Aggregate, Bucket, DataShape, Field, FieldKind } from "./types";

const NUMERIC: ReadonlySet<FieldKind> = new Set(["number", "currency", "percent", "duration"]);
const MAIN_NUMBER =
  /\b(?:revenue|sales|amount|total|turnover|profit|income|mrr|arr|value|umsatz|betrag|ventas|score|visits?|views|users)\b/;
const PLACE_NUMBER = /\b(?:lat|latitude|lng|lon|longitude|year|index|row|rank|position|order)\b/;
/** Numbers that name or place a thing. */
const NAMING_NUMBER =
  /(?:^|\s)(?:id|nr|no|number|year|quarter|month|week|day|hour|index|row|rank|ranking|position|order|lat|latitude|lng|lon|longitude|zip|zip ?code|postcode|postal code|phone|code|version)$/;
/** Figures of single things: their sum means nothing, their mean does. */
const MEAN_NAME =
  /\b(?:price|rate|score|rating|stars|age|temperature|temp|humidity|percent|avg|average|mean|median|ratio|speed|weight|height|latency|response time|level|grade|gpa|bmi|index|share|density|margin|salary|nps|balance)\b/;
const MEAN_DURATION = /\b(?:latency|response|wait|pace|lap|age|load|average|avg)\b/;
const LESS_IS_BETTER =
  /\b(?:costs?|expenses?|spend(?:ing)?|churn|bounce|errors?|bugs?|defects?|latency|response|wait|downtime|returns?|refunds?|complaints?|cac|debt|incidents?|failures?)\b/;
const DAY = 86_400_000;

/** True for fields whose values can be added, averaged or drawn by size. */
export function isNumeric(field: Field): boolean {
  return NUMERIC.has(field.kind) && field.min !== undefined;
}

/** True for numbers of any kind, also those that name things: they are added up only when a request says so. */
export function isMeasurable(field: Field): boolean {
  return isNumeric(field) || (field.kind === "id" && /^-?\d+(?:\.\d+)?$/.test(field.examples[0] ?? ""));
}

/** The numeric fields, the one a chart should show first. */
export function rankNumbers(fields: readonly Field[]): Field[] {
  const score = (field: Field) => {
    const name = spaced(field.name);
    if (PLACE_NUMBER.test(name)) return 0;
    const weight = { currency: 4, number: 3, duration: 3, percent: 2 }[field.kind as "currency"] ?? 1;
    return weight + (MAIN_NUMBER.test(name) ? 3 : 0) - (aggregateFor(field) === "mean" ? 1.5 : 0) - (field.distinct < 2 ? 1 : 0);
  };
  return fields.filter(isNumeric).toSorted((a, b) => score(b) - score(a));
}

/** The fields that can name groups, the most telling first: a few groups of many records before many of one. */
export function rankCategories(fields: readonly Field[], rowCount: number): Field[] {
  const score = (field: Field) => {
    if (field.distinct < 2 || field.present < Math.max(1, rowCount > 0 ? field.distinct : 1)) return 0;
    if (field.kind === "boolean") return 2;
    const isHandy = field.distinct <= 12 ? 3 : field.distinct <= 30 ? 2 : 1;
    if (field.kind === "category") return 2 + isHandy + (field.order ? 0.5 : 0);
    if (field.kind === "text" && field.longest <= 80) return field.distinct <= 60 ? 2 : 0.6;
    if (field.kind === "id") return field.distinct <= 60 ? 0.8 : 0.3;
    return field.kind === "email" || field.kind === "url" ? 0.4 : 0;
  };
  return fields.filter((field) => score(field) > 0).toSorted((a, b) => score(b) - score(a));
}

/** Date fields, those with the most values first. */
export function rankDates(fields: readonly Field[]): Field[] {
  return fields.filter((field) => field.kind === "date").toSorted((a, b) => b.present - a.present);
}

/** The field along which values have a course: a date, or words with an order of their own. */
export function findCourse(shape: DataShape): Field | undefined {
  const [date] = rankDates(shape.fields).filter((field) => field.distinct > 1);
  return date ?? shape.fields.find((field) => field.order !== undefined && field.distinct > 1 && field.name !== "number");
}

/** The field that titles a record: a name, a title, or the first text. */
export function findTitle(fields: readonly Field[]): Field | undefined {
  const texts = fields.filter((field) => ["text", "category", "id", "email"].includes(field.kind) && field.distinct > 0);
  const named = [/\b(?:title|name|task|event|subject|summary|headline|product|item|label)\b/, /\b(?:description|text)\b/]
    .map((pattern) => texts.find((field) => pattern.test(spaced(field.name)) && field.kind !== "id"))
    .find((field) => field !== undefined);
  return named ?? texts.find((field) => field.kind === "text") ?? texts.toSorted((a, b) => b.distinct - a.distinct)[0];
}

/** How many values of a field become one: amounts add up, prices, rates and scores are averaged. */
export function aggregateFor(field: Field): Aggregate {
  const name = spaced(field.name);
  if (field.kind === "percent") return "mean";
  if (field.kind === "duration") return MEAN_DURATION.test(name) ? "mean" : "sum";
  return MEAN_NAME.test(name) && !/\btotal\b/.test(name) ? "mean" : "sum";
}

/** True for numbers whose total says something: not for years, ranks, places and what only looks like a number. */
export function canTotal(field: Field): boolean {
  return isNumeric(field) && !NAMING_NUMBER.test(spaced(field.name));
}

/** For costs and the like a fall is good news. */
export function lessIsBetter(field: Field): boolean {
  return LESS_IS_BETTER.test(spaced(field.name));
}

/** The step of time that gives a line some dozens of points, never finer than the data are. */
export function bucketFor(date: Field): Bucket {
  const days = ((date.max ?? 0) - (date.min ?? 0)) / DAY;
  const finest: Bucket = date.step === undefined || date.step === "time" ? "day" : date.step;
  // Twelve records spread over a year are months, whatever day they carry.
  const gap = days / Math.max(1, date.distinct - 1);
  const bySpan: Bucket = days <= 62 ? "day" : days <= 200 ? "week" : days <= 1_150 ? "month" : days <= 3_000 ? "quarter" : "year";
  const byGap: Bucket = gap < 5 ? "day" : gap < 20 ? "week" : gap < 70 ? "month" : gap < 250 ? "quarter" : "year";
  const order: readonly Bucket[] = ["day", "week", "month", "quarter", "year"];
  const coarsest = Math.max(order.indexOf(finest), order.indexOf(bySpan), order.indexOf(byGap));
  return order[coarsest] ?? "month";
}
