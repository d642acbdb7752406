import { indent, type Block } from "../write-source";
import { FRAME, LEGEND, NICE_TICKS, TOOLTIP, WALK } from "./chart-parts";
import { FORMAT_NUMBER } from "./format";
import { TREND_TYPE } from "./trend";

const FROM_LOWEST = `    // A line may start above zero where its changes would be too small to see.
    const start = low > high * 0.5 && low < high ? low : Math.min(0, low);
    return niceTicks(start, Math.max(high, start === low ? high : 0), props.field.decimals === 0);`;
const FROM_ZERO = "    return niceTicks(Math.min(0, low), Math.max(0, high), props.field.decimals === 0);";
const AREA_PATH = `  const areaPath = (values: (number | undefined)[]) => {
    const floor = y(Math.max(0, ticks()[0] ?? 0));
    const below = (point = "") => \`\${point.split(" ")[0]} \${floor}\`;
    return runsOf(values).map((run) => \`M\${[below(run[0]), ...run, below(run.at(-1))].join("L")}Z\`).join("");
  };
`;
const LINES = `<For each={[[], [0.5, 5]]}>
  {(dashes) => (
    <path
      d={linePath(partOf(item.values, dashes.length > 0))}
      stroke-dasharray={dashes.join(" ")}
      fill="none"
      stroke={item.color}
      stroke-width="2"
      stroke-linejoin="round"
      stroke-linecap="round"
      vector-effect="non-scaling-stroke"
    />
  )}
</For>`;
const AREA_AND_LINES = `                  <>
                    <path d={areaPath(item.values)} fill={item.color} fill-opacity="0.14" />
${indent(LINES, 20)}
                  </>`;

const START = `function LineChart(props: { name: string; trend: Trend; field: Field }) {
  const [active, setActive] = createSignal(-1);
  const series = createMemo(() =>
    props.trend.series.map((item, index) => ({ ...item, color: COLORS[index % COLORS.length] ?? ACCENT })),
  );
  const count = () => props.trend.labels.length;
  const ticks = createMemo(() => {
    const values = series().flatMap((item) => item.values.filter((value) => value !== undefined));
    const low = values.reduce((least, value) => Math.min(least, value), Infinity);
    const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
    if (values.length === 0) return [0, 1];
`;
const PATHS = `  });
  const x = (index: number) => (count() < 2 ? 50 : (index / (count() - 1)) * 100);
  const y = (value: number) => 100 - share(value, ticks());
  const step = () => Math.max(1, Math.ceil(count() / 7));
  /** The steps with a value, in runs without a gap. */
  const runsOf = (values: (number | undefined)[]) => {
    const runs: string[][] = [];
    values.forEach((value, index) => {
      if (value === undefined) return;
      if (index === 0 || values[index - 1] === undefined) runs.push([]);
      runs.at(-1)?.push(\`\${x(index)} \${y(value)}\`);
    });
    return runs;
  };
  const linePath = (values: (number | undefined)[]) => runsOf(values).map((run) => \`M\${run.join("L")}\`).join("");
  /** A step that is not over yet is dotted, since it looks like a fall otherwise. */
  const partOf = (values: (number | undefined)[], isOpen: boolean) =>
    values.map((value, index) => (isOpen ? index >= openFrom() : index <= openFrom()) ? value : undefined);
  const openFrom = () => (props.trend.isPartial ? count() - 2 : count());
`;
const FIGURES_AND_FRAME = `  const lines = (index: number) =>
    series().map((item) => ({
      ...(series().length > 1 ? { name: item.name, color: item.color } : {}),
      text: item.values[index] === undefined ? "–" : formatNumber(item.values[index], props.field),
    }));
  const highest = (index: number) => series().reduce((most, item) => Math.max(most, item.values[index] ?? -Infinity), -Infinity);
  return (
    <div class="flex flex-col gap-4">
      <Show when={series().length > 1}>
        <Legend items={series()} />
      </Show>
      <Frame
        ticks={ticks()}
        format={(value) => formatNumber(value, props.field, tickStyle(ticks()))}
        foot={
          <div class="relative h-4" aria-hidden="true">
            <For each={props.trend.labels}>
              {(label, index) => (
                <Show when={index() % step() === 0}>
                  <span
                    class="absolute whitespace-nowrap"
                    classList={{ "@max-xl:hidden": (index() / step()) % 2 === 1 && count() > 4 }}
                    style={{
                      left: \`\${x(index())}%\`,
                      transform: \`translateX(-\${x(index()) < 4 ? 0 : x(index()) > 93 ? 100 : 50}%)\`,
                    }}
                  >
                    {label}
                  </span>
                </Show>
              )}
            </For>
          </div>
        }
      >
        <Walk
          name={props.name}
          count={count()}
          active={active()}
          words={\`\${props.trend.labels[active()]}: \${lines(active()).map((line) => \`\${line.name ?? ""} \${line.text}\`).join(", ")}\`}
          nearest={(left, _, box) => Math.round(Math.max(0, Math.min(1, left / box.width)) * (count() - 1))}
          onActive={setActive}
        >
          <svg class="size-full overflow-visible" aria-hidden="true">
            <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" overflow="visible">
              <For each={series()}>
                {(item) => (
`;
const POINTS = `                )}
              </For>
            </svg>
            <Show when={active() >= 0}>
              <line x1={\`\${x(active())}%\`} x2={\`\${x(active())}%\`} y1="0" y2="100%" stroke="currentColor" stroke-opacity="0.4" />
            </Show>
            <For each={series()}>
              {(item) => (
                <For each={item.values}>
                  {(value, index) => (
                    <Show when={value !== undefined && (index() === active() || count() <= 24)}>
                      <circle
                        cx={\`\${x(index())}%\`}
                        cy={\`\${y(value ?? 0)}%\`}
                        r={index() === active() ? 5 : 3}
                        fill={item.color}
                        stroke="var(--color-base-100)"
                        stroke-width="1.5"
                      />
                    </Show>
                  )}
                </For>
              )}
            </For>
          </svg>
        </Walk>
        <Show when={active() >= 0 && active() < count()}>
          <Tooltip x={x(active())} y={y(highest(active()))} title={\`\${props.trend.labels[active()]}\${active() > openFrom() ? ", so far" : ""}\`} lines={lines(active())} />
        </Show>
      </Frame>
    </div>
  );
}
`;

/** Lines over time. */
export const LINE_CHART = writeChart(false);

/** Lines over time with what is below them. */
export const AREA_CHART = writeChart(true);

function writeChart(isArea: boolean): Block {
  const doc = `/** Lines through the values of each step${isArea ? ", on soft areas" : ""}. */\n`;
  const ticks = `${isArea ? FROM_ZERO : FROM_LOWEST}\n`;
  const lines = `${isArea ? AREA_AND_LINES : indent(LINES, 18)}\n`;
  return {
    needs: [TREND_TYPE, NICE_TICKS, FRAME, WALK, TOOLTIP, LEGEND, FORMAT_NUMBER],
    code: [doc, START, ticks, PATHS, isArea ? AREA_PATH : "", FIGURES_AND_FRAME, lines, POINTS].join(""),
  };
}
