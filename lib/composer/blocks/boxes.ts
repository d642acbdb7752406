import type { Block } from "../write-source";
import { NICE_TICKS } from "./chart-parts";
import { READ_DATE } from "./dates";
import { FORMAT_NUMBER } from "./format";
import { READ_NUMBER } from "./numbers";
import { IS_MISSING } from "./reading";

/** Five numbers for many. */
export const BOX_OF: Block = {
  needs: [],
  code: `
/** How the values of one group are spread. */
interface Box {
  label: string;
  count: number;
  min: number;
  lower: number;
  median: number;
  upper: number;
  max: number;
  /** Where the whiskers end: at the last values within one and a half lengths of the box. */
  from: number;
  to: number;
  /** What lies beyond the whiskers. */
  outliers: number[];
}

/** The value below which a part of the sorted values lies; between two values it is weighed from both. */
function quantile(sorted: number[], part: number): number {
  const place = (sorted.length - 1) * part;
  const [before, after] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return before === after ? before : before * (1 - (place % 1)) + after * (place % 1);
}

/** The five numbers of a group, its whiskers, and its outliers. */
function boxOf(label: string, values: number[]): Box {
  const sorted = values.toSorted((a, b) => a - b);
  const [lower, median, upper] = [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)];
  const reach = 1.5 * (upper - lower);
  const inside = sorted.filter((value) => value >= lower - reach && value <= upper + reach);
  return {
    label,
    count: sorted.length,
    min: sorted[0] ?? 0,
    lower,
    median,
    upper,
    max: sorted.at(-1) ?? 0,
    from: Math.min(lower, inside[0] ?? lower),
    to: Math.max(upper, inside.at(-1) ?? upper),
    outliers: sorted.filter((value) => value < lower - reach || value > upper + reach),
  };
}
`,
};

/** A box for each group. */
export const BOXES_OF: Block = {
  needs: [BOX_OF, READ_NUMBER, IS_MISSING],
  code: `
/** A box for each name. Beyond the limit, the groups with the fewest values share one at the end. */
function boxesOf(
  records: unknown[],
  nameOf: (record: unknown) => string,
  value: Field,
  limit: number,
  order: (a: Box, b: Box) => number,
): { boxes: Box[]; ignored: number } {
  const found = new Map<string, number[]>();
  let ignored = 0;
  for (const record of records) {
    const [name, number] = [nameOf(record), readNumber(record, value)];
    if (isMissing(name) || number === undefined) ignored++;
    else if (found.has(name)) found.get(name)?.push(number);
    else found.set(name, [number]);
  }
  const groups = [...found];
  const largest = groups.toSorted((a, b) => b[1].length - a[1].length);
  const rest = groups.length > limit ? largest.slice(limit - 1) : [];
  const kept = groups.filter((group) => !rest.includes(group)).map(([label, values]) => boxOf(label, values));
  const others = rest.length > 0 ? [boxOf(\`Other (\${rest.length})\`, rest.flatMap(([, values]) => values))] : [];
  return { boxes: [...kept.toSorted(order), ...others], ignored };
}
`,
};

/** Records along time. */
export const IN_DATE_ORDER: Block = {
  needs: [READ_DATE],
  code: `
/** The records from the first date to the last. */
const inDateOrder = (records: unknown[], date: Field) =>
  records.toSorted((a, b) => (readDate(a, date)?.getTime() ?? 0) - (readDate(b, date)?.getTime() ?? 0));
`,
};

/** What both ways to draw boxes share. */
export const BOX_PARTS: Block = {
  needs: [BOX_OF, NICE_TICKS, FORMAT_NUMBER],
  code: `
/** The figures of a box, from the largest value down. */
function boxFigures(box: Box, field: Field): { name: string; text: string }[] {
  return [
    { name: "Largest", text: formatNumber(box.max, field) },
    { name: "Upper quartile", text: formatNumber(box.upper, field) },
    { name: "Median", text: formatNumber(box.median, field) },
    { name: "Lower quartile", text: formatNumber(box.lower, field) },
    { name: "Smallest", text: formatNumber(box.min, field) },
  ];
}

/** A box's name and how many values are in it. */
function boxTitle(box: Box): string {
  const outliers = box.outliers.length > 0 ? \`, \${box.outliers.length.toLocaleString()} far out\` : "";
  return \`\${box.label}: \${box.count.toLocaleString()} \${box.count === 1 ? "value" : "values"}\${outliers}\`;
}

/** A box in words. */
const boxInWords = (box: Box, field: Field) =>
  \`\${boxTitle(box)}. \${boxFigures(box, field)
    .map((figure) => \`\${figure.name} \${figure.text}\`)
    .join(", ")}\`;

/** Round steps over everything that the boxes and their outliers cover. */
const boxTicks = (boxes: Box[], field: Field) =>
  niceTicks(
    boxes.reduce((least, box) => Math.min(least, box.min), Infinity),
    boxes.reduce((most, box) => Math.max(most, box.max), -Infinity),
    field.decimals === 0,
  );

/** Where outliers stand in percent of the axis; of those that would cover one another, one is drawn. */
const dotsOf = (box: Box, ticks: number[]) => [
  ...new Set(box.outliers.map((value) => Math.round(share(value, ticks) * 2) / 2)),
];
`,
};
