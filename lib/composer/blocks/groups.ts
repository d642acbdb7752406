import type { Block } from "../write-source";
import { READ_NUMBER } from "./numbers";
import { IS_MISSING, READ_FIELD, TO_TEXT } from "./reading";

/** Many values as one. */
export const COMBINE: Block = {
  needs: [],
  code: `
type Aggregate = "sum" | "mean" | "median" | "min" | "max" | "count" | "distinct";

/** Many values as one; only different values are counted as texts. */
function combine(values: (number | string)[], how: Aggregate): number {
  if (how === "count") return values.length;
  if (how === "distinct") return new Set(values).size;
  const numbers = values.map(Number);
  const sum = numbers.reduce((total, value) => total + value, 0);
  if (how === "sum" || values.length === 0) return sum;
  if (how === "mean") return sum / values.length;
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = how === "min" ? 0 : how === "max" ? sorted.length - 1 : Math.floor((sorted.length - 1) / 2);
  const upper = how === "median" ? Math.ceil((sorted.length - 1) / 2) : at;
  return ((sorted[at] ?? 0) + (sorted[upper] ?? 0)) / 2;
}
`,
};

/** What a record adds. */
export const READ_VALUE: Block = {
  needs: [READ_FIELD, TO_TEXT, IS_MISSING, READ_NUMBER, COMBINE],
  code: `
/** What a record adds to its group: the number in a field, its text where different ones are counted, 1 where records are. */
function readValue(record: unknown, field: Field | undefined, how: Aggregate): number | string | undefined {
  if (!field || how === "count") return 1;
  if (how !== "distinct") return readNumber(record, field);
  const text = toText(readField(record, field.path));
  return isMissing(text) ? undefined : text;
}
`,
};

/** One value for each category. */
export const GROUP_BY: Block = {
  needs: [READ_FIELD, TO_TEXT, IS_MISSING, READ_VALUE, COMBINE],
  code: `
interface Group {
  label: string;
  value: number;
}

/** One value for each category. Records without a category or a value are left out and counted. */
function groupBy(
  records: unknown[],
  category: Field,
  value: Field | undefined,
  how: Aggregate,
): { groups: Group[]; ignored: number } {
  const found = new Map<string, (number | string)[]>();
  let ignored = 0;
  for (const record of records) {
    const label = toText(readField(record, category.path));
    const part = readValue(record, value, how);
    const parts = found.get(label);
    if (part === undefined || (!parts && isMissing(label))) ignored++;
    else if (parts) parts.push(part);
    else found.set(label, [part]);
  }
  return { groups: [...found].map(([label, values]) => ({ label, value: combine(values, how) })), ignored };
}
`,
};

/** Groups as parts of a whole. */
export const SHARES_OF: Block = {
  needs: [GROUP_BY],
  code: `
/** Groups as parts of all of them together: fractions instead of values. */
function sharesOf({ groups, ignored }: { groups: Group[]; ignored: number }) {
  const total = groups.reduce((sum, group) => sum + group.value, 0);
  return { groups: groups.map(({ label, value }) => ({ label, value: value / (total || 1) })), ignored };
}
`,
};

/** The largest groups, the rest as one. */
export const LARGEST_FIRST: Block = {
  needs: [],
  code: `
/** The largest groups first; beyond the limit the rest is one group, where values can be added up. */
function largestFirst(groups: Group[], limit: number, canAdd: boolean): Group[] {
  const sorted = groups.toSorted((a, b) => b.value - a.value);
  if (sorted.length <= limit || !canAdd) return sorted.slice(0, limit);
  const rest = sorted.slice(limit - 1);
  return [
    ...sorted.slice(0, limit - 1),
    { label: \`Other (\${rest.length})\`, value: rest.reduce((sum, group) => sum + group.value, 0) },
  ];
}
`,
};

/** Words in their own order. */
export const NATURAL_ORDER: Block = {
  needs: [],
  code: `
const CALENDAR = "jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun".split(" ");

/** Months and weekdays as in the calendar, everything else by the numbers and letters in it. */
function inOrder(first: string, second: string): number {
  const [a, b] = [first, second].map((text) => CALENDAR.indexOf(text.slice(0, 3).toLowerCase())) as [number, number];
  return a !== -1 && b !== -1 ? a - b : first.localeCompare(second, undefined, { numeric: true });
}
`,
};
