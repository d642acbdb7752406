import type { Block } from "../write-source";
import { FORMAT_NUMBER } from "./format";

/** A share in words. */
const PERCENT_OF: Block = {
  needs: [],
  code: `
/** A part of the whole in percent. */
const percentOf = (value: number, whole: number) =>
  (value / (whole || 1)).toLocaleString(undefined, { style: "percent", maximumFractionDigits: 1 });
`,
};

/** Parts of a whole. */
export const DONUT: Block = {
  needs: [FORMAT_NUMBER, PERCENT_OF],
  code: `
/** Parts of a whole, with their shares in words beside it. What cannot be added up, such as averages, has no whole. */
function Donut(props: { name: string; groups: Group[]; field: Field; whole?: number; centre?: string }) {
  const [active, setActive] = createSignal(-1);
  const total = createMemo(() => props.whole ?? props.groups.reduce((sum, group) => sum + group.value, 0));
  const before = (index: number) => props.groups.slice(0, index).reduce((sum, group) => sum + group.value, 0);
  const textOf = (group: Group) =>
    props.whole === undefined ? formatNumber(group.value, props.field) : percentOf(group.value, props.whole);
  /** What is left over is grey, however much it is. */
  const color = (index: number) =>
    props.groups[index]?.label.startsWith("Other (")
      ? "color-mix(in oklab, currentColor 35%, var(--color-base-100))"
      : (COLORS[index % COLORS.length] ?? ACCENT);
  const shown = () => props.groups[active()];
  return (
    <div class="flex flex-wrap items-center justify-center gap-x-10 gap-y-6">
      <div class="relative w-56 shrink-0">
        <svg viewBox="0 0 120 120" role="img" aria-label={props.name}>
          <circle cx="60" cy="60" r="48" fill="none" stroke="currentColor" stroke-opacity="0.08" stroke-width="16" />
          <For each={props.groups}>
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
                stroke-dasharray={\`\${Math.max((group.value / total()) * 100 - (props.groups.length > 1 ? 0.8 : 0), 0.2)} 100\`}
                stroke-dashoffset={-(before(index()) / total()) * 100}
                transform="rotate(-90 60 60)"
                onMouseEnter={() => setActive(index())}
                onMouseLeave={() => setActive(-1)}
              >
                <title>{\`\${group.label}: \${textOf(group)}\`}</title>
              </circle>
            )}
          </For>
        </svg>
        <div class="pointer-events-none absolute inset-12 flex flex-col items-center justify-center text-center">
          <span class="text-xl font-semibold tabular-nums">
            {shown() || props.centre ? formatNumber(shown()?.value ?? total(), props.field, "compact") : ""}
          </span>
          <span class="line-clamp-2 text-xs text-base-content/70">{shown()?.label ?? props.centre}</span>
        </div>
      </div>
      <ul class="max-w-xl min-w-0 flex-1 basis-64 text-sm">
        <For each={props.groups}>
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
                <span class="line-clamp-2 min-w-0 flex-1 wrap-anywhere" title={group.label}>
                  {group.label}
                </span>
                <Show when={props.whole !== undefined}>
                  <span class="text-base-content/70 tabular-nums">{formatNumber(group.value, props.field)}</span>
                </Show>
                <span class="min-w-14 text-right font-medium tabular-nums">{textOf(group)}</span>
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
