import type { Block } from "../write-source";
import { TREND_TYPE } from "./trend";

/** The largest series. */
export const MAIN_SERIES: Block = {
  needs: [TREND_TYPE],
  code: `
/** The series with the most in them; more would be threads in a carpet. */
function mainSeries(trend: Trend, limit: number): Trend {
  const size = (values: (number | undefined)[]) => values.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0);
  return { ...trend, series: trend.series.toSorted((a, b) => size(b.values) - size(a.values)).slice(0, limit) };
}
`,
};

/** Several fields in one chart. */
export const JOIN_TRENDS: Block = {
  needs: [TREND_TYPE],
  code: `
/** Several trends as one, each step where it belongs. */
function joinTrends(trends: Trend[]): Trend {
  const longest = trends.toSorted((a, b) => b.labels.length - a.labels.length)[0];
  const labels = longest?.labels ?? [];
  const series = trends.flatMap((trend) =>
    trend.series.map(({ name, values }) => {
      const byLabel = new Map(trend.labels.map((label, index) => [label, values[index]]));
      return { name, values: labels.map((label) => byLabel.get(label)) };
    }),
  );
  return {
    labels,
    series,
    ignored: Math.max(0, ...trends.map((trend) => trend.ignored)),
    isPartial: trends.some((trend) => trend.isPartial),
  };
}
`,
};
