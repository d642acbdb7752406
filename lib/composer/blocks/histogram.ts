import type { Block } from "../write-source";
import { FRAME, NICE_TICKS, TOOLTIP } from "./chart-parts";
import { FORMAT_NUMBER } from "./format";
import { COMBINE } from "./groups";

/** How values are spread. */
export const HISTOGRAM: Block = {
  needs: [NICE_TICKS, FRAME, TOOLTIP, FORMAT_NUMBER, COMBINE],
  code: `
/** How often values fall into each of some equal ranges. */
function Histogram(props: { name: string; values: number[]; field: Field }) {
  const [active, setActive] = createSignal(-1);
  const edges = createMemo(() => {
    const low = props.values.reduce((least, value) => Math.min(least, value), Infinity);
    const high = props.values.reduce((most, value) => Math.max(most, value), -Infinity);
    const coarse = niceTicks(low, high, props.field.decimals === 0);
    // Few values need few ranges; with many, each step of the axis is halved.
    const isFine = props.values.length > 60 && !(props.field.decimals === 0 && (coarse[1] ?? 0) - (coarse[0] ?? 0) < 2);
    const fine = coarse.flatMap((tick, index) => (index === 0 ? [tick] : [(tick + (coarse[index - 1] ?? tick)) / 2, tick]));
    return isFine ? fine : coarse;
  });
  const counts = createMemo(() => {
    const list = edges()
      .slice(1)
      .map(() => 0);
    const [start, width] = [edges()[0] ?? 0, (edges()[1] ?? 1) - (edges()[0] ?? 0)];
    for (const value of props.values) {
      const bin = Math.max(0, Math.min(list.length - 1, Math.floor((value - start) / width)));
      list[bin] = (list[bin] ?? 0) + 1;
    }
    return list;
  });
  const ticks = createMemo(() =>
    niceTicks(
      0,
      counts().reduce((most, count) => Math.max(most, count), 1),
      true,
    ),
  );
  const slot = () => 100 / counts().length;
  const range = (index: number) =>
    \`\${formatNumber(edges()[index] ?? 0, props.field)} – \${formatNumber(edges()[index + 1] ?? 0, props.field)}\`;
  const figures = () => [
    { name: "Values", text: props.values.length.toLocaleString() },
    { name: "Mean", text: formatNumber(combine(props.values, "mean"), props.field) },
    { name: "Median", text: formatNumber(combine(props.values, "median"), props.field) },
    { name: "Smallest", text: formatNumber(combine(props.values, "min"), props.field) },
    { name: "Largest", text: formatNumber(combine(props.values, "max"), props.field) },
  ];
  return (
    <div class="flex flex-col gap-5">
      <Frame
        ticks={ticks()}
        format={(value) => value.toLocaleString()}
        foot={
          <div class="flex justify-between" aria-hidden="true">
            <For each={edges()}>
              {(edge, index) => (
                <span
                  class="flex w-0 justify-center whitespace-nowrap"
                  classList={{ "@max-xl:invisible": index() % 4 !== 0, invisible: index() % 2 !== 0 && edges().length > 8 }}
                >
                  {formatNumber(edge, props.field, "compact")}
                </span>
              )}
            </For>
          </div>
        }
      >
        <svg class="absolute inset-0 size-full" role="group" aria-label={props.name}>
          <For each={counts()}>
            {(count, index) => (
              <g
                role="img"
                tabindex="0"
                aria-label={\`\${range(index())}: \${count}\`}
                onMouseEnter={() => setActive(index())}
                onMouseLeave={() => setActive(-1)}
                onFocus={() => setActive(index())}
                onBlur={() => setActive(-1)}
              >
                <rect x={\`\${slot() * index()}%\`} width={\`\${slot()}%\`} y="0" height="100%" fill="transparent" />
                <rect
                  style={{ x: \`calc(\${slot() * index()}% + 1px)\`, width: \`calc(\${slot()}% - 2px)\` }}
                  y={\`\${100 - share(count, ticks())}%\`}
                  height={\`\${share(count, ticks())}%\`}
                  fill={ACCENT}
                  opacity={active() === -1 || active() === index() ? 1 : 0.4}
                />
              </g>
            )}
          </For>
        </svg>
        <Show when={counts()[active()] !== undefined}>
          <Tooltip
            x={slot() * (active() + 0.5)}
            y={100 - share(counts()[active()] ?? 0, ticks())}
            title={range(active())}
            lines={[{ text: \`\${(counts()[active()] ?? 0).toLocaleString()} of \${props.values.length.toLocaleString()}\` }]}
          />
        </Show>
      </Frame>
      <dl class="grid grid-cols-[repeat(auto-fit,minmax(6rem,1fr))] gap-4 border-t border-base-content/10 pt-4 text-sm">
        <For each={figures()}>
          {(figure) => (
            <div>
              <dt class="text-xs text-base-content/70">{figure.name}</dt>
              <dd class="font-medium tabular-nums">{figure.text}</dd>
            </div>
          )}
        </For>
      </dl>
    </div>
  );
}
`,
};
