import type { Block } from "../write-source";
import { FORMAT_NUMBER } from "./format";
import { COMBINE, READ_VALUE } from "./groups";
import { READ_NUMBER } from "./numbers";
import { READ_FIELD, TO_TEXT } from "./reading";
import { TREND_TYPE } from "./trend";

/** One figure. */
const METRIC_CARD: Block = { needs: [], code: writeCard("", "") };

/** One figure that may be a rate. */
const RATE_CARD: Block = {
  needs: [],
  code: writeCard(
    `
  /** How full a bar under the figure is, from 0 to 1. */
  share?: number | undefined;`,
    `
      <Show when={props.metric.share !== undefined}>
        <div class="mt-auto h-1.5 overflow-hidden rounded-full bg-base-content/10" aria-hidden="true">
          <div
            class="h-full rounded-full"
            style={{ background: ACCENT, width: \`\${Math.max(0, Math.min(1, props.metric.share ?? 0)) * 100}%\` }}
          />
        </div>
      </Show>`,
  ),
};

/** A figure over all records. */
export const TOTAL_METRIC: Block = {
  needs: [METRIC_CARD, READ_VALUE, COMBINE, FORMAT_NUMBER],
  code: `
/** A field's values in all records as one figure. */
function metricOf(records: unknown[], field: Field): Metric {
  const how = field.total ?? "sum";
  const values = records.map((record) => readValue(record, field, how)).filter((value) => value !== undefined);
  const text = values.length === 0 && how !== "count" ? "–" : formatNumber(combine(values, how), field);
  return { label: field.label, text };
}
`,
};

/** A figure and its course. */
export const COURSE_METRIC: Block = {
  needs: [TREND_TYPE, METRIC_CARD, READ_VALUE, COMBINE, FORMAT_NUMBER],
  code: `
/** A field's values as one figure, with the course they took and the change in its last full step. */
function metricOf(records: unknown[], field: Field, trend: Trend): Metric {
  const how = field.total ?? "sum";
  const values = records.map((record) => readValue(record, field, how)).filter((value) => value !== undefined);
  const full = (trend.series[0]?.values ?? []).slice(0, trend.isPartial ? -1 : undefined);
  const labels = trend.labels.slice(0, full.length);
  const value = LATEST ? full.findLast((step) => step !== undefined) : combine(values, how);
  const [before, now] = full.slice(-2);
  return {
    label: field.label,
    text: value === undefined || (values.length === 0 && how !== "count") ? "–" : formatNumber(value, field),
    change: before && now !== undefined ? (now - before) / Math.abs(before) : undefined,
    since: \`\${labels.at(-1)} vs \${labels.at(-2)}\`,
    lessIsBetter: field.lessIsBetter,
    series: full.filter((step) => step !== undefined),
  };
}
`,
};

/** A figure that stands alone in the data. */
export const SINGLE_METRIC: Block = {
  needs: [RATE_CARD, READ_FIELD, TO_TEXT, READ_NUMBER, FORMAT_NUMBER],
  code: `
/** A figure that stands alone in the data, as it came when it is no number. */
function metricOf(record: unknown, field: Field): Metric {
  const value = readNumber(record, field);
  const text = value === undefined ? toText(readField(record, field.path)) || "–" : formatNumber(value, field);
  const metric: Metric = { label: field.label, text, lessIsBetter: field.lessIsBetter };
  if (field.change) return { ...metric, change: readNumber(record, field.change), since: field.change.label };
  if (value === undefined || field.kind !== "percent") return metric;
  // A rate fills a bar; growth and the like have a direction instead.
  return field.isChange ? { ...metric, change: value } : { ...metric, share: value };
}
`,
};

function writeCard(rateMember: string, rateBar: string): string {
  return `
${writeType(rateMember)}

/** One figure: its name, its value, and how it got there. */
function MetricCard(props: { metric: Metric }) {
  const change = () => props.metric.change;
  const isGood = () => (change() ?? 0) === 0 || (change() ?? 0) > 0 !== (props.metric.lessIsBetter ?? false);
  const step = () =>
    props.metric.since === undefined
      ? ["down", "unchanged", "up"][Math.sign(change() ?? 0) + 1]
      : Math.abs(change() ?? 0).toLocaleString(undefined, { style: "percent", maximumFractionDigits: 1 });
  const path = createMemo(() => {
    const values = props.metric.series ?? [];
    const low = values.reduce((least, value) => Math.min(least, value), Infinity);
    const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
    const place = (value: number, index: number) =>
      \`\${(index / (values.length - 1)) * 100} \${36 - ((value - low) / (high - low || 1)) * 32}\`;
    return values.length < 2 ? "" : \`M\${values.map(place).join("L")}\`;
  });
  return (
    <article class="flex min-w-0 flex-col gap-2 rounded-box border border-base-content/10 p-4 @2xl:p-5">
      <h2 class="truncate text-sm text-base-content/70" title={props.metric.label}>
        {props.metric.label}
      </h2>
      <p class="text-3xl font-semibold tracking-tight tabular-nums wrap-anywhere">{props.metric.text}</p>
      <Show when={change() !== undefined}>
        <p class="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-base-content/70">
          <span
            class="rounded-selector px-1.5 py-0.5 font-medium text-base-content tabular-nums"
            classList={{ "bg-success/25": isGood(), "bg-error/25": !isGood() }}
          >
            {\`\${(change() ?? 0) > 0 ? "▲" : (change() ?? 0) < 0 ? "▼" : "■"} \${step()}\`}
          </span>
          {props.metric.since}
        </p>
      </Show>${rateBar}
      <Show when={path()}>
        <svg class="mt-auto h-10 w-full" viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
          <path d={\`\${path()}L100 40L0 40Z\`} fill={ACCENT} fill-opacity="0.1" />
          <path
            d={path()}
            fill="none"
            stroke={ACCENT}
            stroke-width="2"
            stroke-linejoin="round"
            vector-effect="non-scaling-stroke"
          />
        </svg>
      </Show>
    </article>
  );
}
`;
}

function writeType(rateMember: string): string {
  return `interface Metric {
  label: string;
  text: string;
  /** The change since the step before, as a fraction, and between which steps; without steps the figure itself is the change. */
  change?: number | undefined;
  since?: string;
  /** For costs and the like, less is better. */
  lessIsBetter?: boolean | undefined;${rateMember}
  series?: number[];
}`;
}
