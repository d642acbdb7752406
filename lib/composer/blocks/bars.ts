import type { Block } from "../write-source";
import { NICE_TICKS } from "./chart-parts";
import { FORMAT_NUMBER } from "./format";
import { SLOT_CHART } from "./slot-chart";

/** Vertical bars. */
export const COLUMN_CHART: Block = {
  needs: [NICE_TICKS, SLOT_CHART, FORMAT_NUMBER],
  code: `
/** Vertical bars, one for each group. */
function ColumnChart(props: { name: string; groups: Group[]; field: Field }) {
  const values = () => props.groups.map((group) => group.value);
  const ticks = createMemo(() => niceTicks(Math.min(0, ...values()), Math.max(0, ...values()), props.field.decimals === 0));
  const slot = () => 100 / props.groups.length;
  const top = (value: number) => 100 - share(Math.max(value, 0), ticks());
  const text = (group: Group) => formatNumber(group.value, props.field);
  return (
    <SlotChart
      name={props.name}
      items={props.groups}
      labelOf={(group) => group.label}
      ticks={ticks()}
      format={(value) => formatNumber(value, props.field, tickStyle(ticks()))}
      wordsOf={(group) => \`\${group.label}: \${text(group)}\`}
      linesOf={(group) => [{ text: text(group) }]}
      heightOf={(group) => 100 - top(group.value)}
    >
      {(group, at) => (
        <>
          <rect
            style={{
              x: \`calc(\${slot() * (at() + 0.5)}% - min(\${slot() * 0.34}%, 2.25rem))\`,
              width: \`min(\${slot() * 0.68}%, 4.5rem)\`,
            }}
            y={\`\${top(group.value)}%\`}
            height={\`\${Math.abs(share(group.value, ticks()) - share(0, ticks()))}%\`}
            rx="3"
            fill={ACCENT}
          />
          <Show when={props.groups.length <= 12}>
            <text
              class="fill-base-content text-xs font-medium"
              classList={{ [props.groups.length > 6 ? "@max-2xl:hidden" : "@max-md:hidden"]: true }}
              x={\`\${slot() * (at() + 0.5)}%\`}
              y={\`\${100 - share(group.value, ticks())}%\`}
              dy={group.value < 0 ? 15 : -6}
              text-anchor="middle"
            >
              {formatNumber(group.value, props.field, "compact")}
            </text>
          </Show>
        </>
      )}
    </SlotChart>
  );
}
`,
};

/** Horizontal bars. */
export const BAR_LIST: Block = {
  needs: [FORMAT_NUMBER],
  code: `
/** Horizontal bars with their names and values: room for long names. */
function BarList(props: { name: string; groups: Group[]; field: Field }) {
  const low = createMemo(() => props.groups.reduce((least, group) => Math.min(least, group.value), 0));
  const high = createMemo(() => props.groups.reduce((most, group) => Math.max(most, group.value), 0));
  const at = (value: number) => ((value - low()) / (high() - low() || 1)) * 100;
  return (
    <ul class="flex flex-col gap-3 text-sm @xl:gap-2" aria-label={props.name}>
      <For each={props.groups}>
        {(group) => (
          <li class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 @xl:grid-cols-[minmax(0,12rem)_minmax(0,1fr)_5.5rem] @4xl:grid-cols-[minmax(0,20rem)_minmax(0,1fr)_5.5rem]">
            <span class="line-clamp-2 wrap-anywhere" title={group.label}>
              {group.label}
            </span>
            <svg
              class="order-3 col-span-2 h-2.5 w-full @xl:order-none @xl:col-span-1 @xl:h-5"
              role="img"
              aria-label={formatNumber(group.value, props.field)}
            >
              <title>{\`\${group.label}: \${formatNumber(group.value, props.field)}\`}</title>
              <rect
                x={\`\${at(Math.min(0, group.value))}%\`}
                width={\`\${Math.max(at(Math.max(0, group.value)) - at(Math.min(0, group.value)), 0.4)}%\`}
                height="100%"
                rx="3"
                fill={ACCENT}
              />
            </svg>
            <span class="text-right font-medium tabular-nums">{formatNumber(group.value, props.field)}</span>
          </li>
        )}
      </For>
    </ul>
  );
}
`,
};
