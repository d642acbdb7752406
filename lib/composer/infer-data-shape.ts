import type { Json } from "#lib/core/json";
import { inferField } from "./infer-field";
import { findTables, formOf, isPlain, recordsOf, textContent, type FoundTable, type TableContent } from "./find-tables";
import { humanize } from "./labels";
import { isNumeric } from "./rank-fields";
import { readColumns } from "./read-columns";
import { holdsTextTable } from "./text-table";
import type { DataShape, Field } from "./types";

/** How to look at data that can be read in more than one way. */
export interface ShapeWishes {
  /** The table that the request names, by the last part of its path. */
  prefers?: ((name: string) => boolean) | undefined;
  /** Read an object of numbers as rows of name and value. */
  asMap?: boolean | undefined;
  /** Read an object with lists of words in it as one record. */
  asRecord?: boolean | undefined;
}

const EMPTY: DataShape = {
  form: "none",
  path: [],
  header: false,
  rowCount: 0,
  fields: [],
  metrics: [],
  otherTables: [],
  skippedFields: 0,
};
// Names of counters and flags that come with a table over a wire and say nothing about what is in it.
const ENVELOPE =
  /^(?:page|pages|per_?page|limit|offset|cursor|next|previous|prev|status|code|ok|success|error|message|has_?more|version|took|took_?ms)$/i;

// What a file is like says nothing about the table in it.
const FILE_FACT =
  /^(?:file_?name|file|name|path|url|type|kind|mime(?:_?type)?|content_?type|media_?type|format|encoding|charset|delimiter|separator|size|bytes|length|id)$/i;

// More is prose, which stands badly beside figures.
const LONGEST_FACT = 120;

/** What the data look like: in which form the records lie, and what every column holds. */
export function inferDataShape(data: Json | undefined, wishes: ShapeWishes = {}): DataShape {
  if (data === undefined || data === null) return EMPTY;
  if (typeof data !== "object") return scalarShape(data);
  if (wishes.asRecord && isOneRecord(data)) return metricsShape(data);
  const form = formOf(data, wishes.asMap === true);
  if (form === "empty") return { ...EMPTY, form };
  if (form === "metrics") return metricsShape(data);
  if (form !== "tree") return tableShape(recordsOf(data, form), []);
  const tables = findTables(data);
  const named = wishes.prefers ? tables.find(({ path }) => wishes.prefers?.(path.at(-1) ?? "")) : undefined;
  const main = named ?? tables[0];
  if (!main) return { ...EMPTY, form: "tree", rowCount: 1 };
  const others = tables.filter((table) => table !== main);
  return {
    ...tableShape(main.content, main.path),
    metrics: metricsBeside(data, tables),
    otherTables: others.map(({ path, content }) => ({
      path,
      rowCount: content.records.length,
      name: humanize(path.at(-1) ?? ""),
    })),
  };
}

/** A single value; a text may be a whole table. */
function scalarShape(data: string | number | boolean): DataShape {
  const content = typeof data === "string" ? textContent(data) : undefined;
  return content ? tableShape(content, []) : { ...EMPTY, form: "scalar", rowCount: 1, fields: [scalarField(data)] };
}

/** An object that says more in single values than in lists, which hold no records. */
function isOneRecord(data: Json): boolean {
  if (!isPlain(data) || holdsTextTable(data)) return false;
  const parts = Object.values(data).filter((part) => part !== null);
  const lists = parts.filter((part) => Array.isArray(part));
  return (
    parts.some((part) => typeof part !== "object") &&
    parts.length > lists.length * 2 &&
    lists.every((list) => list.every((item) => typeof item !== "object"))
  );
}

function tableShape({ form, records, header, names, order, ...text }: TableContent, path: readonly string[]): DataShape {
  const last = path.at(-1);
  const { fields, skipped } = readColumns(
    records,
    names ?? (form === "list" && last !== undefined ? new Map([["value", last]]) : undefined),
  );
  return {
    ...EMPTY,
    form: records.length === 0 ? "empty" : form,
    path,
    header,
    rowCount: records.length,
    fields: form === "list" ? listFields(fields) : order ? textFields(fields, order) : fields,
    skippedFields: skipped,
    delimiter: text.delimiter,
    overlongRows: text.overlong,
  };
}

/** The columns of a text in its order. What has neither a name nor a value is the rest of a line. */
function textFields(fields: readonly Field[], order: readonly string[]): Field[] {
  const place = new Map(order.map((name, index) => [name, index]));
  return fields
    .filter((field) => field.present > 0 || field.name !== `Column ${(place.get(field.name) ?? 0) + 1}`)
    .toSorted((a, b) => (place.get(a.name) ?? 0) - (place.get(b.name) ?? 0));
}

/** A plain list is a table of positions and values. */
function listFields(fields: readonly Field[]): Field[] {
  return fields.map((field) => (field.name === "number" ? { ...field, kind: "id", order: "number", label: "Position" } : field));
}

function metricsShape(data: Json): DataShape {
  const { fields, skipped } = readColumns([data]);
  return { ...EMPTY, form: "metrics", rowCount: 1, fields, metrics: fields, skippedFields: skipped };
}

/** Single values that stand beside a table: figures, and short words. */
function metricsBeside(data: Json, tables: readonly FoundTable[]): Field[] {
  if (!isPlain(data)) return [];
  const { fields } = readColumns([data]);
  const texts = new Set(tables.filter(({ content }) => content.form === "csv").map(({ path }) => path.join("\0")));
  return fields.filter(
    (field) =>
      !texts.has(field.path.join("\0")) &&
      !(texts.size > 0 && FILE_FACT.test(field.path.at(-1) ?? "")) &&
      (isNumeric(field) || (field.kind !== "list" && field.present > 0 && field.longest <= LONGEST_FACT)) &&
      field.path.length <= 2 &&
      !ENVELOPE.test(field.path.at(-1) ?? ""),
  );
}

function scalarField(data: Json): Field {
  return { ...inferField({ path: [], label: "Value", hint: "value" }, [data], 1), name: "value" };
}
