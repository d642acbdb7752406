import type { Json } from "#lib/core/json";
import { inferField } from "./infer-field";
import { labelPaths } from "./labels";
import type { Field } from "./types";

// Enough cells to know what columns hold, few enough to look at them in milliseconds.
const CELLS_READ = 60_000;
const FEWEST_ROWS = 40;
const MAX_DEPTH = 4;
const MAX_COLUMNS = 300;
// A path is written into the source; longer names are texts, not names.
const LONGEST_PATH = 400;
// A class of this look would load something, and this word ends a compiled file: no source may hold them, not even as a name.
const UNWRITABLE = /sourceMappingURL|\[[^\]]*\(|\p{Surrogate}/iu;

interface Branch {
  path: readonly string[];
  values: Json[];
}

/** The columns of records, nested objects flattened, and how many were left out. `names` are for columns whose paths say nothing. */
export function readColumns(
  records: readonly Json[],
  names: ReadonlyMap<string, string> = new Map(),
): { fields: Field[]; skipped: number } {
  const first = records[0];
  const width = first !== null && typeof first === "object" ? Math.max(1, Object.keys(first).length) : 1;
  const sample = sampleOf(records, Math.max(FEWEST_ROWS, Math.floor(CELLS_READ / width)));
  const branches = new Map<string, Branch>();
  for (const record of sample) collect(branches, record, [], "");
  const all = [...branches.values()];
  const writable = all.filter(({ path }) => isWritable(path)).slice(0, MAX_COLUMNS);
  const named = writable.map(({ path }) => names.get(path.join(".")));
  const labels = labelPaths(writable.map(({ path }, index) => (named[index] === undefined ? path : [named[index]])));
  const fields = writable.map(({ path, values }, index) =>
    inferField({ path, label: labels[index] ?? "", hint: named[index] ?? path.join(".") }, values, sample.length),
  );
  return { fields, skipped: all.length - writable.length };
}

/** Rows from all over the table, in order. */
function sampleOf(records: readonly Json[], count: number): readonly Json[] {
  if (records.length <= count) return records;
  const step = records.length / count;
  return Array.from({ length: count }, (_, index) => records[Math.floor(index * step)] ?? null);
}

function collect(branches: Map<string, Branch>, value: Json, path: readonly string[], key: string): void {
  if (value !== null && typeof value === "object" && !Array.isArray(value) && path.length < MAX_DEPTH) {
    for (const [name, inner] of Object.entries(value)) collect(branches, inner, [...path, name], `${key}\u0000${name}`);
    return;
  }
  if (path.length === 0) return;
  const branch = branches.get(key);
  if (branch) branch.values.push(value);
  else branches.set(key, { path, values: [value] });
}

/** True when the path may stand in a source as a text. */
function isWritable(path: readonly string[]): boolean {
  return path.every((part) => !UNWRITABLE.test(part)) && path.join().length <= LONGEST_PATH;
}
