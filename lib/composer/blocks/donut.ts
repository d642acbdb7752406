import type { Block } from "../write-source";
import { FORMAT_NUMBER } from "./format";

/** Parts of a whole. */
export const DONUT: Block = {
  needs: [FORMAT_NUMBER],
  code: `
/** Parts of a whole, with their shares in words beside it. */
function Donut(props: { name: string; groups: Group[]; field: Field; centre: string }) {
  const [active, setActive] = createSignal(-1);
  const parts = createMemo(() => props.groups.filter((group) => group.value > 0));
  const total = () => parts().reduce((sum, group) => sum + group.value, 0);
  const percent = (value: number) =>
    (value / (total() || 1)).toLocaleString(undefined, { style: "percent", maximumFractionDigits: 1 });
  const before = (index: number) =>
    parts()
      .slice(0, index)
      .reduce((sum, group) => sum + group.value, 0);
  const color = (index: number) => COLORS[index % COLORS.length] ?? ACCENT;
  const shown = () => parts()[active()];
  return (
    <div class="flex flex-wrap items-center justify-center gap-x-10 gap-y-6">
      <div class="relative w-56 shrink-0">
        <svg viewBox="0 0 120 120" role="img" aria-label={props.name}>
          <For each={parts()}>
            {(group, index) => (
              <circle
                cx="60"
                cy="60"
                r="48"
                fill="none"
                stroke={color(index())}
                stroke-width={active() === index() ? 20 : 16}
                stroke-opacity={active() === -1 || active() === index() ? 1 : 0.4}
                pathLength="100"
                stroke-dasharray={\`\${Math.max((group.value / total()) * 100 - (parts().length > 1 ? 0.8 : 0), 0.2)} 100\`}
                stroke-dashoffset={-(before(index()) / total()) * 100}
                transform="rotate(-90 60 60)"
                onMouseEnter={() => setActive(index())}
                onMouseLeave={() => setActive(-1)}
              >
                <title>{\`\${group.label}: \${percent(group.value)}\`}</title>
              </circle>
            )}
          </For>
        </svg>
        <div class="pointer-events-none absolute inset-12 flex flex-col items-center justify-center text-center">
          <span class="text-xl font-semibold tabular-nums">
            {formatNumber(shown()?.value ?? total(), props.field, "compact")}
          </span>
          <span class="line-clamp-2 text-xs text-base-content/70">{shown()?.label ?? props.centre}</span>
        </div>
      </div>
      <ul class="min-w-0 flex-1 basis-64 text-sm">
        <For each={parts()}>
          {(group, index) => (
            <li>
              <button
                type="button"
                class="flex w-full items-center gap-3 rounded-field px-2 py-1.5 text-left hover:bg-base-200"
                onMouseEnter={() => setActive(index())}
                onMouseLeave={() => setActive(-1)}
                onFocus={() => setActive(index())}
                onBlur={() => setActive(-1)}
              >
                <span class="size-2.5 shrink-0 rounded-xs" style={{ background: color(index()) }} />
                <span class="min-w-0 flex-1 truncate" title={group.label}>
                  {group.label}
                </span>
                <span class="text-base-content/70 tabular-nums">{formatNumber(group.value, props.field)}</span>
                <span class="w-14 text-right font-medium tabular-nums">{percent(group.value)}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}
`,
};
