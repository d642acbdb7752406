import type { Block } from "../write-source";
import { FRAME, NICE_TICKS, TOOLTIP } from "./chart-parts";
import { FORMAT_NUMBER } from "./format";
import { COMBINE } from "./groups";

/** Equal ranges and what falls into them. */
export const BINS: Block = {
  needs: [NICE_TICKS, FORMAT_NUMBER],
  code: `
/** A range of values, and how many fall into it. */
interface Bin {
  from: number;
  to: number;
  count: number;
}

/** How often values fall into each of some equal ranges between round numbers. */
function binsOf(values: number[], field: Field): Bin[] {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  if (values.length === 0) return [];
  const coarse = niceTicks(low, high, field.decimals === 0);
  const [start = 0, next = 1] = coarse;
  // Few values need few ranges; with many, each step of the axis is halved.
  const isFine = values.length > 60 && !(field.decimals === 0 && next - start < 2);
  const width = (next - start) / (isFine ? 2 : 1);
  const bins = Array.from({ length: (coarse.length - 1) * (isFine ? 2 : 1) }, (_, at) => ({
    from: start + at * width,
    to: start + (at + 1) * width,
    count: 0,
  }));
  for (const value of values) {
    const bin = bins[Math.max(0, Math.min(bins.length - 1, Math.floor((value - start) / width)))];
    if (bin) bin.count++;
  }
  return bins;
}

/** "100 – 200" */
const rangeOf = (bin: Bin, field: Field) => \`\${formatNumber(bin.from, field)} – \${formatNumber(bin.to, field)}\`;
`,
};

/** How values are spread. */
export const HISTOGRAM: Block = {
  needs: [BINS, NICE_TICKS, FRAME, TOOLTIP, FORMAT_NUMBER, COMBINE],
  code: `
/** A bar for each range, and what describes the values as a whole. */
function Histogram(props: { name: string; values: number[]; bins: Bin[]; field: Field }) {
  const [active, setActive] = createSignal(-1);
  const edges = () => [...props.bins.map((bin) => bin.from), props.bins.at(-1)?.to ?? 1];
  const ticks = createMemo(() =>
    niceTicks(
      0,
      props.bins.reduce((most, bin) => Math.max(most, bin.count), 1),
      true,
    ),
  );
  const slot = () => 100 / props.bins.length;
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
          <For each={props.bins}>
            {(bin, index) => (
              <g
                role="img"
                tabindex="0"
                aria-label={\`\${rangeOf(bin, props.field)}: \${bin.count}\`}
                onMouseEnter={() => setActive(index())}
                onMouseLeave={() => setActive(-1)}
                onFocus={() => setActive(index())}
                onBlur={() => setActive(-1)}
              >
                <rect x={\`\${slot() * index()}%\`} width={\`\${slot()}%\`} y="0" height="100%" fill="transparent" />
                <rect
                  style={{ x: \`calc(\${slot() * index()}% + 1px)\`, width: \`calc(\${slot()}% - 2px)\` }}
                  y={\`\${100 - share(bin.count, ticks())}%\`}
                  height={\`\${share(bin.count, ticks())}%\`}
                  fill={ACCENT}
                  opacity={active() === -1 || active() === index() ? 1 : 0.4}
                />
              </g>
            )}
          </For>
        </svg>
        <Show when={props.bins[active()]}>
          {(bin) => (
            <Tooltip
              x={slot() * (active() + 0.5)}
              y={100 - share(bin().count, ticks())}
              title={rangeOf(bin(), props.field)}
              lines={[{ text: \`\${bin().count.toLocaleString()} of \${props.values.length.toLocaleString()}\` }]}
            />
          )}
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
