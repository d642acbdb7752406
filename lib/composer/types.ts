import type { Json } from "#lib/core/json";
import type { Delimiter } from "./split-rows";

export type FieldKind =
  | "number"
  | "currency"
  | "percent"
  | "duration"
  | "date"
  | "category"
  | "boolean"
  | "id"
  | "text"
  | "url"
  | "email"
  /** Lists and objects inside a record. */
  | "list";

/** `share` is each group's part of the whole, `distinct` the number of different values. */
export type Aggregate = "sum" | "mean" | "median" | "min" | "max" | "count" | "distinct" | "share";

export type Bucket = "day" | "week" | "month" | "quarter" | "year";

/** Values that have an order of their own although they are words. */
export type NaturalOrder = "month" | "weekday" | "number";

/** What of a date comes again and again. */
export type DatePart = "weekday" | "hour";

/** One column of the data: where it is, what it is called, and what its values are like. */
export interface Field {
  /** The path joined with dots; what recipes and people call it. */
  name: string;
  path: readonly string[];
  label: string;
  kind: FieldKind;
  present: number;
  missing: number;
  distinct: number;
  /** Characters of the longest value as text. */
  longest: number;
  /** Smallest and largest number, or milliseconds for dates. */
  min?: number | undefined;
  max?: number | undefined;
  /** Decimal places that the values use, at most 4. */
  decimals?: number | undefined;
  currency?: string | undefined;
  unit?: string | undefined;
  decimalComma?: boolean | undefined;
  /** Bare numbers are whole percents. */
  wholePercent?: boolean | undefined;
  /** Seconds in one of the column's units, when bare numbers are durations. */
  secondsPerUnit?: number | undefined;
  dayFirst?: boolean | undefined;
  /** The finest step of a date column. */
  step?: Bucket | "time" | undefined;
  order?: NaturalOrder | undefined;
  /** It is no column of the data: it follows from a date. */
  partOf?: { part: DatePart; date: Field } | undefined;
  /** The different values, for requests that name one. */
  examples: readonly string[];
}

/** How the records lie in the data; each form has its own few lines of reading code. */
export type Form = "none" | "empty" | "scalar" | "metrics" | "records" | "columns" | "matrix" | "csv" | "map" | "list" | "tree";

/** A table inside the data that is not the main one. */
export interface OtherTable {
  name: string;
  path: readonly string[];
  rowCount: number;
}

/** What the composer knows about the data. */
export interface DataShape {
  form: Form;
  /** Where the table is within the data. */
  path: readonly string[];
  /** A matrix or a text whose first row names the columns. */
  header: boolean;
  /** What stands between the cells of a text. */
  delimiter?: Delimiter | undefined;
  rowCount: number;
  fields: readonly Field[];
  /** Single values beside the main table. */
  metrics: readonly Field[];
  otherTables: readonly OtherTable[];
  /** Columns that were left out because there are too many, or because their names cannot be written down. */
  skippedFields: number;
  /** Rows of a text with more cells than there are columns. */
  overlongRows?: number | undefined;
}

export type PanelName =
  | "kpi"
  | "line"
  | "area"
  | "bar"
  | "groups"
  | "donut"
  | "scatter"
  | "histogram"
  | "heatmap"
  | "boxplot"
  | "treemap"
  | "funnel"
  | "gauge"
  | "calendar-heatmap"
  | "table";

export type ViewName =
  | PanelName
  | "dashboard"
  | "timeline"
  | "kanban"
  | "form"
  | "calendar"
  | "gantt"
  | "detail"
  | "products"
  | "tree"
  | "list"
  | "text";

export interface Sorting {
  /** A field's name, or `value` and `label` for groups. */
  by: string;
  descending: boolean;
}

/** How a condition compares. `is` means any of the values, `not` none of them. */
export type Comparison = "is" | "not" | "over" | "atLeast" | "under" | "atMost" | "between" | "contains" | "present" | "missing";

/**
 * What a record has to meet to be shown. Values of numbers are numbers; those of dates are the start of an ISO date that names a
 * span ("2024", "2024-Q1", "2024-03", "2024-03-05"); those of words are words, compared without case and accents.
 */
export interface Condition {
  field: string;
  test: Comparison;
  values: (string | number)[];
}

/** What was made: which view on which fields. A refinement changes this and composes again. */
export interface Recipe {
  version: 1;
  view: ViewName;
  /** Panels of a dashboard. */
  panels?: PanelName[];
  /** The sample data it was made with, when there were none. */
  sample?: string;
  title?: string;
  category?: string;
  series?: string;
  date?: string;
  /** Where what begins at `date` ends. */
  end?: string;
  values?: string[];
  x?: string;
  y?: string;
  columns?: string[];
  hidden?: string[];
  aggregate?: Aggregate;
  bucket?: Bucket;
  colour?: string;
  /** Instead of the theme around it. */
  theme?: "light" | "dark";
  sort?: Sorting;
  limit?: number;
  horizontal?: boolean;
  stacked?: boolean;
  search?: boolean;
  /** Fields to choose values of, above the app. */
  controls?: string[];
  /** Records have to meet all of them. */
  filters?: Condition[];
  /** How many metrics a dashboard shows. */
  metricCount?: number;
}

/** The composer's answer; `recipe` is what the next refinement starts from. */
export type ComposerAnswer =
  | { kind: "text"; text: string }
  | { kind: "component"; source: string; title: string; summary: string; notes: string[]; recipe: Json };
