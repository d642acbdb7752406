import type { Block } from "../write-source";
import { NICE_TICKS } from "./chart-parts";
import { FORMAT_NUMBER } from "./format";
import { COMBINE } from "./groups";
import { SLOT_CHART } from "./slot-chart";

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
  // Few values need few ranges; the more there are, the finer the steps of the axis are divided.
  const isRound = (parts: number) => field.decimals !== 0 || (next - start) % parts === 0;
  const finest = Math.sqrt(values.length) * 1.2;
  const parts = [5, 4, 2].find((each) => (coarse.length - 1) * each <= finest && isRound(each)) ?? 1;
  const width = (next - start) / parts;
  const bins = Array.from({ length: (coarse.length - 1) * parts }, (_, at) => ({
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
  needs: [BINS, NICE_TICKS, SLOT_CHART, FORMAT_NUMBER, COMBINE],
  code: `
/** A bar for each range, and what describes the values as a whole. */
function Histogram(props: { name: string; values: number[]; bins: Bin[]; field: Field }) {
  const edges = () => niceTicks(props.bins[0]?.from ?? 0, props.bins.at(-1)?.to ?? 1, props.field.decimals === 0);
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
      <SlotChart
        name={props.name}
        items={props.bins}
        labelOf={(bin) => rangeOf(bin, props.field)}
        foot={
          <div class="flex justify-between" aria-hidden="true">
            <For each={edges()}>
              {(edge) => (
                <span class="flex w-0 justify-center whitespace-nowrap first:justify-start last:justify-end">
                  {formatNumber(edge, props.field, tickStyle(edges()))}
                </span>
              )}
            </For>
          </div>
        }
        ticks={ticks()}
        format={(value) => value.toLocaleString()}
        wordsOf={(bin) => \`\${rangeOf(bin, props.field)}: \${bin.count}\`}
        linesOf={(bin) => [{ text: \`\${bin.count.toLocaleString()} of \${props.values.length.toLocaleString()}\` }]}
        heightOf={(bin) => share(bin.count, ticks())}
      >
        {(bin, at) => (
          <rect
            style={{ x: \`calc(\${slot() * at()}% + 1px)\`, width: \`calc(\${slot()}% - 2px)\` }}
            y={\`\${100 - share(bin.count, ticks())}%\`}
            height={\`\${share(bin.count, ticks())}%\`}
            fill={ACCENT}
          />
        )}
      </SlotChart>
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
