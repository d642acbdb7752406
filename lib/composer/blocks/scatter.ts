import type { Block } from "../write-source";
import { FRAME, LEGEND, NICE_TICKS, TOOLTIP, WALK } from "./chart-parts";
import { FORMAT_NUMBER } from "./format";
import { READ_NUMBER } from "./numbers";

/** Two numbers against each other. */
export const SCATTER: Block = {
  needs: [READ_NUMBER, NICE_TICKS, FRAME, WALK, TOOLTIP, LEGEND, FORMAT_NUMBER],
  code: `
interface Point {
  x: number;
  y: number;
  label: string;
  group: string;
}

/** Records that have both numbers. */
function readPoints(
  records: unknown[],
  x: Field,
  y: Field,
  labelOf: (record: unknown) => string,
  groupOf: (record: unknown) => string,
): Point[] {
  return records.flatMap((record) => {
    const [left, top] = [readNumber(record, x), readNumber(record, y)];
    return left === undefined || top === undefined ? [] : [{ x: left, y: top, label: labelOf(record), group: groupOf(record) }];
  });
}

/** The straight line nearest to the points, and how much of their spread it explains. */
function fitLine(points: Point[]) {
  const mean = (pick: (point: Point) => number) => points.reduce((sum, point) => sum + pick(point), 0) / (points.length || 1);
  const [meanX, meanY] = [mean((point) => point.x), mean((point) => point.y)];
  const together = mean((point) => (point.x - meanX) * (point.y - meanY));
  const [spreadX, spreadY] = [mean((point) => (point.x - meanX) ** 2), mean((point) => (point.y - meanY) ** 2)];
  const slope = spreadX === 0 ? 0 : together / spreadX;
  return { slope, start: meanY - slope * meanX, fit: spreadX * spreadY === 0 ? 0 : together ** 2 / (spreadX * spreadY) };
}

/** A dot for each record and the line through them. */
function Scatter(props: { name: string; points: Point[]; x: Field; y: Field }) {
  const [active, setActive] = createSignal(-1);
  const points = createMemo(() => props.points.toSorted((a, b) => a.x - b.x));
  const ticksOf = (pick: (point: Point) => number, field: Field) =>
    niceTicks(
      points().reduce((least, point) => Math.min(least, pick(point)), Infinity),
      points().reduce((most, point) => Math.max(most, pick(point)), -Infinity),
      field.decimals === 0,
    );
  const xTicks = createMemo(() => ticksOf((point) => point.x, props.x));
  const yTicks = createMemo(() => ticksOf((point) => point.y, props.y));
  const groups = createMemo(() => [...new Set(points().map((point) => point.group))].slice(0, COLORS.length));
  const color = (group: string) => (groups().length > 1 ? (COLORS[groups().indexOf(group)] ?? "currentColor") : ACCENT);
  const line = createMemo(() => fitLine(points()));
  // Three points and a little of the spread, or a line would only look like a finding.
  const hasTrend = () => points().length > 2 && line().fit >= 0.05;
  const trendText = () => {
    const fit = line().fit.toLocaleString(undefined, { style: "percent", maximumFractionDigits: 1 });
    return hasTrend()
      ? \`Dashed: the trend through \${points().length.toLocaleString()} points, which explains \${fit} of the spread (R²).\`
      : \`No straight trend: a line through the \${points().length.toLocaleString()} points would explain \${fit} of the spread (R²).\`;
  };
  const left = (point: Point) => share(point.x, xTicks());
  const top = (point: Point) => 100 - share(point.y, yTicks());
  const lineTop = (x: number) => 100 - share(line().start + line().slope * x, yTicks());
  const nearest = (x: number, y: number, box: { width: number; height: number }) => {
    let best = -1;
    let least = 900;
    points().forEach((point, index) => {
      const distance = ((left(point) / 100) * box.width - x) ** 2 + ((top(point) / 100) * box.height - y) ** 2;
      if (distance < least) [best, least] = [index, distance];
    });
    return best;
  };
  const figures = (point: Point) => [
    { name: props.x.label, text: formatNumber(point.x, props.x) },
    { name: props.y.label, text: formatNumber(point.y, props.y) },
  ];
  return (
    <div class="flex flex-col gap-4">
      <div class="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p class="text-xs text-base-content/70">{\`↑ \${props.y.label}\`}</p>
        <Show when={groups().length > 1}>
          <Legend items={groups().map((name) => ({ name, color: color(name) }))} />
        </Show>
      </div>
      <Frame
        ticks={yTicks()}
        format={(value) => formatNumber(value, props.y, tickStyle(yTicks()))}
        foot={
          <>
            <div class="flex justify-between" aria-hidden="true">
              <For each={xTicks()}>
                {(tick, index) => (
                  <span class="flex w-0 justify-center whitespace-nowrap first:justify-start last:justify-end" classList={{ "@max-xl:invisible": index() % 2 === 1 && xTicks().length > 5 }}>
                    {formatNumber(tick, props.x, tickStyle(xTicks()))}
                  </span>
                )}
              </For>
            </div>
            <p class="pt-2 text-right">{\`\${props.x.label} →\`}</p>
          </>
        }
      >
        <Walk
          name={points().length > 2 ? \`\${props.name}. \${trendText()}\` : props.name}
          count={points().length}
          active={active()}
          words={figures(points()[Math.max(0, active())] ?? { x: 0, y: 0, label: "", group: "" })
            .map((figure) => \`\${figure.name} \${figure.text}\`)
            .join(", ")}
          nearest={nearest}
          onActive={setActive}
        >
          <svg class="size-full overflow-hidden" aria-hidden="true">
            <Show when={hasTrend()}>
              <line
                x1="0"
                x2="100%"
                y1={\`\${lineTop(xTicks()[0] ?? 0)}%\`}
                y2={\`\${lineTop(xTicks().at(-1) ?? 0)}%\`}
                stroke="currentColor"
                stroke-opacity="0.6"
                stroke-width="1.5"
                stroke-dasharray="5 4"
              />
            </Show>
          </svg>
          <svg class="absolute inset-0 size-full overflow-visible" aria-hidden="true">
            <For each={points()}>
              {(point, index) => (
                <circle
                  cx={\`\${left(point)}%\`}
                  cy={\`\${top(point)}%\`}
                  r={index() === active() ? 7 : 4.5}
                  fill={color(point.group)}
                  fill-opacity={index() === active() ? 1 : 0.65}
                  stroke="var(--color-base-100)"
                />
              )}
            </For>
          </svg>
        </Walk>
        <Show when={points()[active()]}>
          {(point) => (
            <Tooltip
              x={left(point())}
              y={top(point())}
              title={point().label || point().group || props.name}
              lines={figures(point())}
            />
          )}
        </Show>
      </Frame>
      <Show when={points().length > 2}>
        <p class="text-xs text-base-content/70">
          {trendText()}
        </p>
      </Show>
    </div>
  );
}
`,
};
