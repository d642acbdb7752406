import type { Block } from "../write-source";
import { LEGEND, NICE_TICKS } from "./chart-parts";
import { FORMAT_NUMBER } from "./format";
import { SLOT_CHART } from "./slot-chart";
import { TREND_TYPE } from "./trend";

/** Bars in groups or stacks. */
export const GROUPED_BARS: Block = {
  needs: [TREND_TYPE, NICE_TICKS, SLOT_CHART, LEGEND, FORMAT_NUMBER],
  code: `
/** Bars of several series beside or on top of one another, as the person likes. */
function GroupedBars(props: { name: string; trend: Trend; field: Field; stacked: boolean }) {
  const [stacked, setStacked] = createSignal(props.stacked);
  const series = () => props.trend.series.map((item, index) => ({ ...item, color: COLORS[index % COLORS.length] ?? ACCENT }));
  const columns = createMemo(() => props.trend.labels.map((_, at) => series().map((item) => item.values[at] ?? 0)));
  const ticks = createMemo(() => {
    const tops = columns().flatMap((column) =>
      stacked()
        ? [column.reduce((sum, value) => sum + Math.max(value, 0), 0), column.reduce((sum, value) => sum + Math.min(value, 0), 0)]
        : column,
    );
    return niceTicks(
      tops.reduce((least, value) => Math.min(least, value), 0),
      tops.reduce((most, value) => Math.max(most, value), 0),
      props.field.decimals === 0,
    );
  });
  const slot = () => 100 / props.trend.labels.length;
  const linesOf = (column: number[]) =>
    series().map(({ name, color }, index) => ({ name, color, text: formatNumber(column[index] ?? 0, props.field) }));
  /** Where one bar of a column stands, in percent of the plot. */
  const place = (column: number[], index: number, at: number) => {
    const value = column[index] ?? 0;
    const below = column.slice(0, index).reduce((sum, other) => (Math.sign(other) === Math.sign(value) ? sum + other : sum), 0);
    const from = stacked() ? below : 0;
    const width = (slot() * 0.76) / (stacked() ? 1 : column.length);
    return {
      x: slot() * (at + 0.12) + (stacked() ? 0 : width * index),
      width,
      y: 100 - share(Math.max(from, from + value), ticks()),
      height: Math.abs(share(from + value, ticks()) - share(from, ticks())),
    };
  };
  return (
    <div class="flex flex-col gap-4">
      <div class="flex flex-wrap items-center justify-between gap-3">
        <Legend items={series()} />
        <div class="join" role="group" aria-label="How the bars stand">
          <button
            class="btn join-item btn-xs"
            classList={{ "btn-ghost font-normal": stacked() }}
            aria-pressed={!stacked()}
            onClick={() => setStacked(false)}
          >
            Side by side
          </button>
          <button
            class="btn join-item btn-xs"
            classList={{ "btn-ghost font-normal": !stacked() }}
            aria-pressed={stacked()}
            onClick={() => setStacked(true)}
          >
            Stacked
          </button>
        </div>
      </div>
      <SlotChart
        name={props.name}
        items={columns()}
        labelOf={(_, at) => props.trend.labels[at] ?? ""}
        ticks={ticks()}
        format={(value) => formatNumber(value, props.field, tickStyle(ticks()))}
        wordsOf={(column, at) =>
          \`\${props.trend.labels[at]}: \${linesOf(column).map((line) => \`\${line.name} \${line.text}\`).join(", ")}\`
        }
        linesOf={linesOf}
        heightOf={() => 65}
      >
        {(column, at) => (
          <For each={series()}>
            {(item, index) => (
              <rect
                x={\`\${place(column, index(), at()).x}%\`}
                width={\`\${place(column, index(), at()).width}%\`}
                y={\`\${place(column, index(), at()).y}%\`}
                height={\`\${place(column, index(), at()).height}%\`}
                fill={item.color}
                stroke="var(--color-base-100)"
              />
            )}
          </For>
        )}
      </SlotChart>
    </div>
  );
}
`,
};
