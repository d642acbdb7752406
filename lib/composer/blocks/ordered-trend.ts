import type { Block } from "../write-source";
import { COMBINE, NATURAL_ORDER, READ_VALUE } from "./groups";
import { IS_MISSING, READ_FIELD, TO_TEXT } from "./reading";
import { TREND_TYPE } from "./trend";

/** Values along ordered words. */
export const ORDERED_TREND: Block = {
  needs: [TREND_TYPE, READ_FIELD, TO_TEXT, IS_MISSING, READ_VALUE, NATURAL_ORDER, COMBINE],
  code: `
/** One value for each step, in the order of the steps, in one series or one for each name. */
function orderedTrend(
  records: unknown[],
  step: Field,
  value: Field | undefined,
  how: Aggregate,
  nameOf: (record: unknown) => string,
): Trend {
  const found = new Map<string, Map<string, (number | string)[]>>();
  const labels = new Set<string>();
  let ignored = 0;
  for (const record of records) {
    const label = toText(readField(record, step.path));
    const part = readValue(record, value, how);
    if (isMissing(label) || part === undefined) {
      ignored++;
      continue;
    }
    labels.add(label);
    const steps = found.get(nameOf(record)) ?? new Map<string, (number | string)[]>();
    const values = steps.get(label) ?? [];
    values.push(part);
    found.set(nameOf(record), steps.set(label, values));
  }
  const sorted = [...labels].sort(inOrder);
  const series = [...found].map(([name, steps]) => ({
    name,
    values: sorted.map((label) => (steps.has(label) ? combine(steps.get(label) ?? [], how) : undefined)),
  }));
  return { labels: sorted, series, ignored, isPartial: false };
}
`,
};
