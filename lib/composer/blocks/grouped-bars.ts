import type { Block } from "../write-source";
import { FRAME, LEGEND, NICE_TICKS, TOOLTIP } from "./chart-parts";
import { FORMAT_NUMBER } from "./format";
import { TREND_TYPE } from "./trend";

/** Bars in groups or stacks. */
export const GROUPED_BARS: Block = {
  needs: [TREND_TYPE, NICE_TICKS, FRAME, TOOLTIP, LEGEND, FORMAT_NUMBER],
  code: `
/** Bars of several series beside or on top of one another, as the person likes. */
function GroupedBars(props: { name: string; trend: Trend; field: Field; stacked: boolean }) {
  const [active, setActive] = createSignal(-1);
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
  const isCrowded = () => props.trend.labels.join(" ").length > 36;
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
            classList={{ "btn-active": !stacked() }}
            aria-pressed={!stacked()}
            onClick={() => setStacked(false)}
          >
            Side by side
          </button>
          <button
            class="btn join-item btn-xs"
            classList={{ "btn-active": stacked() }}
            aria-pressed={stacked()}
            onClick={() => setStacked(true)}
          >
            Stacked
          </button>
        </div>
      </div>
      <Frame
        ticks={ticks()}
        format={(value) => formatNumber(value, props.field, "compact")}
        foot={
          <div class="grid auto-cols-fr grid-flow-col" aria-hidden="true">
            <For each={props.trend.labels}>
              {(label) => (
                <span
                  class="max-h-24 truncate text-center"
                  classList={{ "@max-xl:justify-self-center @max-xl:text-right @max-xl:[writing-mode:sideways-lr]": isCrowded() }}
                  title={label}
                >
                  {label}
                </span>
              )}
            </For>
          </div>
        }
      >
        <svg class="absolute inset-0 size-full" role="group" aria-label={props.name}>
          <For each={columns()}>
            {(column, at) => (
              <g
                role="img"
                tabindex="0"
                aria-label={\`\${props.trend.labels[at()]}: \${series()
                  .map((item, index) => \`\${item.name} \${formatNumber(column[index] ?? 0, props.field)}\`)
                  .join(", ")}\`}
                opacity={active() === -1 || active() === at() ? 1 : 0.4}
                onMouseEnter={() => setActive(at())}
                onMouseLeave={() => setActive(-1)}
                onFocus={() => setActive(at())}
                onBlur={() => setActive(-1)}
              >
                <rect x={\`\${slot() * at()}%\`} width={\`\${slot()}%\`} y="0" height="100%" fill="transparent" />
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
              </g>
            )}
          </For>
        </svg>
        <Show when={columns()[active()]}>
          {(column) => (
            <Tooltip
              x={slot() * (active() + 0.5)}
              y={35}
              title={props.trend.labels[active()] ?? ""}
              lines={series().map((item, index) => ({
                name: item.name,
                color: item.color,
                text: formatNumber(column()[index] ?? 0, props.field),
              }))}
            />
          )}
        </Show>
      </Frame>
    </div>
  );
}
`,
};
