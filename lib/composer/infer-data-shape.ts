import type { Json } from "#lib/core/json";
import { inferField } from "./infer-field";
import { findTables, formOf, isPlain, recordsOf } from "./find-tables";
import { humanize } from "./labels";
import { isNumeric } from "./rank-fields";
import { readColumns } from "./read-columns";
import type { DataShape, Field, Form } from "./types";

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

// More is prose, which stands badly beside figures.
const LONGEST_FACT = 120;

/** What the data look like: in which form the records lie, and what every column holds. */
export function inferDataShape(data: Json | undefined, wishes: ShapeWishes = {}): DataShape {
  if (data === undefined || data === null) return EMPTY;
  if (!isPlain(data) && !Array.isArray(data)) return { ...EMPTY, form: "scalar", rowCount: 1, fields: [scalarField(data)] };
  if (wishes.asRecord && isOneRecord(data)) return metricsShape(data);
  const form = formOf(data, wishes.asMap === true);
  if (form === "empty") return { ...EMPTY, form };
  if (form === "metrics") return metricsShape(data);
  if (form !== "tree") return tableShape(data, [], form);
  const tables = findTables(data);
  const named = wishes.prefers ? tables.find(({ path }) => wishes.prefers?.(path.at(-1) ?? "")) : undefined;
  const main = named ?? tables[0];
  if (!main) return { ...EMPTY, form: "tree", rowCount: 1 };
  const shape = tableShape(main.value, main.path, main.form);
  const others = tables.filter((table) => table !== main);
  return {
    ...shape,
    metrics: metricsBeside(data),
    otherTables: others.map(({ path, rowCount }) => ({ path, rowCount, name: humanize(path.at(-1) ?? "") })),
  };
}

/** An object that says more in single values than in lists, which hold no records. */
function isOneRecord(data: Json): boolean {
  if (!isPlain(data)) return false;
  const parts = Object.values(data).filter((part) => part !== null);
  const lists = parts.filter((part) => Array.isArray(part));
  return (
    parts.some((part) => typeof part !== "object") &&
    parts.length > lists.length * 2 &&
    lists.every((list) => list.every((item) => typeof item !== "object"))
  );
}

function tableShape(value: Json, path: readonly string[], form: Form): DataShape {
  const { records, header, names } = recordsOf(value, form);
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
    fields: form === "list" ? listFields(fields) : fields,
    skippedFields: skipped,
  };
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
function metricsBeside(data: Json): Field[] {
  if (!isPlain(data)) return [];
  const { fields } = readColumns([data]);
  return fields.filter(
    (field) =>
      (isNumeric(field) || (field.kind !== "list" && field.present > 0 && field.longest <= LONGEST_FACT)) &&
      field.path.length <= 2 &&
      !ENVELOPE.test(field.path.at(-1) ?? ""),
  );
}

function scalarField(data: Json): Field {
  return { ...inferField({ path: [], label: "Value", hint: "value" }, [data], 1), name: "value" };
}
