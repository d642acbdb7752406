import type { Block } from "../write-source";
import { FORMAT_NUMBER } from "./format";
import { TREND_TYPE } from "./trend";

/** Two categories against each other. */
export const HEAT_MAP: Block = {
  needs: [TREND_TYPE, FORMAT_NUMBER],
  code: `
/** A table whose cells are the darker the larger their value. */
function HeatMap(props: { name: string; trend: Trend; field: Field; rowLabel: string }) {
  const values = createMemo(() => props.trend.series.flatMap((row) => row.values.filter((value) => value !== undefined)));
  const low = createMemo(() => values().reduce((least, value) => Math.min(least, value), Infinity));
  const high = createMemo(() => values().reduce((most, value) => Math.max(most, value), -Infinity));
  // At most 54 % colour, so that the figures on it stay readable in light and dark.
  const tint = (value: number) => 6 + ((value - low()) / (high() - low() || 1)) * 48;
  return (
    <div class="flex flex-col gap-4">
      <div class="overflow-x-auto" tabindex="0" role="region" aria-label={props.name}>
        <table class="w-full border-separate border-spacing-1 text-xs tabular-nums">
          <thead>
            <tr>
              <th scope="col" class="pr-2 text-left font-normal text-base-content/70">
                {props.rowLabel}
              </th>
              <For each={props.trend.labels}>
                {(label) => (
                  <th scope="col" class="max-w-24 min-w-12 truncate px-1 font-normal text-base-content/70" title={label}>
                    {label}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.trend.series}>
              {(row) => (
                <tr>
                  <th scope="row" class="max-w-40 truncate pr-2 text-left font-medium" title={row.name}>
                    {row.name}
                  </th>
                  <For each={row.values}>
                    {(value, index) => (
                      <td
                        class="h-9 rounded-field text-center"
                        style={{
                          background:
                            value === undefined
                              ? "var(--color-base-200)"
                              : \`color-mix(in oklab, \${ACCENT} \${tint(value)}%, var(--color-base-100))\`,
                        }}
                        title={\`\${row.name}, \${props.trend.labels[index()]}: \${value === undefined ? "no value" : formatNumber(value, props.field)}\`}
                      >
                        {value === undefined ? "" : formatNumber(value, props.field, "compact")}
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <div class="flex items-center gap-3 text-xs text-base-content/70 tabular-nums" aria-hidden="true">
        <span>{formatNumber(low(), props.field, "compact")}</span>
        <span
          class="h-2 w-32 rounded-full"
          style={{
            background: \`linear-gradient(to right, color-mix(in oklab, \${ACCENT} 6%, var(--color-base-100)), color-mix(in oklab, \${ACCENT} 65%, var(--color-base-100)))\`,
          }}
        />
        <span>{formatNumber(high(), props.field, "compact")}</span>
      </div>
    </div>
  );
}
`,
};
