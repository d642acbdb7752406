import type { Block } from "../write-source";
import { FRAME, NICE_TICKS, TOOLTIP } from "./chart-parts";
import { FORMAT_NUMBER } from "./format";

/** Vertical bars. */
export const COLUMN_CHART: Block = {
  needs: [NICE_TICKS, FRAME, TOOLTIP, FORMAT_NUMBER],
  code: `
/** Vertical bars, one for each group. */
function ColumnChart(props: { name: string; groups: Group[]; field: Field }) {
  const [active, setActive] = createSignal(-1);
  const values = () => props.groups.map((group) => group.value);
  const ticks = createMemo(() => niceTicks(Math.min(0, ...values()), Math.max(0, ...values()), props.field.decimals === 0));
  const slot = () => 100 / props.groups.length;
  const center = (index: number) => slot() * (index + 0.5);
  const top = (value: number) => 100 - share(Math.max(value, 0), ticks());
  const isCrowded = () => props.groups.reduce((sum, group) => sum + group.label.length + 1, 0) > 36;
  return (
    <Frame
      ticks={ticks()}
      format={(value) => formatNumber(value, props.field, "compact")}
      foot={
        <div class="grid auto-cols-fr grid-flow-col" aria-hidden="true">
          <For each={props.groups}>
            {(group) => (
              <span
                class="max-h-24 truncate text-center"
                classList={{ "@max-xl:justify-self-center @max-xl:text-right @max-xl:[writing-mode:sideways-lr]": isCrowded() }}
                title={group.label}
              >
                {group.label}
              </span>
            )}
          </For>
        </div>
      }
    >
      <svg class="absolute inset-0 size-full overflow-visible" role="group" aria-label={props.name}>
        <For each={props.groups}>
          {(group, index) => (
            <g
              role="img"
              tabindex="0"
              aria-label={\`\${group.label}: \${formatNumber(group.value, props.field)}\`}
              onMouseEnter={() => setActive(index())}
              onMouseLeave={() => setActive(-1)}
              onFocus={() => setActive(index())}
              onBlur={() => setActive(-1)}
            >
              <rect x={\`\${slot() * index()}%\`} width={\`\${slot()}%\`} y="0" height="100%" fill="transparent" />
              <rect
                style={{
                  x: \`calc(\${center(index())}% - min(\${slot() * 0.34}%, 2.25rem))\`,
                  width: \`min(\${slot() * 0.68}%, 4.5rem)\`,
                }}
                y={\`\${top(group.value)}%\`}
                height={\`\${Math.abs(share(group.value, ticks()) - share(0, ticks()))}%\`}
                rx="3"
                fill={ACCENT}
                opacity={active() === -1 || active() === index() ? 1 : 0.4}
              />
              <Show when={props.groups.length <= 12}>
                <text
                  class="fill-base-content text-xs font-medium @max-lg:hidden"
                  x={\`\${center(index())}%\`}
                  y={\`\${top(group.value)}%\`}
                  dy="-6"
                  text-anchor="middle"
                >
                  {formatNumber(group.value, props.field, "compact")}
                </text>
              </Show>
            </g>
          )}
        </For>
      </svg>
      <Show when={props.groups[active()]}>
        {(group) => (
          <Tooltip
            x={center(active())}
            y={top(group().value)}
            title={group().label}
            lines={[{ text: formatNumber(group().value, props.field) }]}
          />
        )}
      </Show>
    </Frame>
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
          <li class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 @xl:grid-cols-[minmax(0,12rem)_minmax(0,1fr)_5.5rem]">
            <span class="truncate" title={group.label}>
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
