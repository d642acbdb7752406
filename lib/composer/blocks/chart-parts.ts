import type { Block } from "../write-source";

/** Round steps for an axis. */
export const NICE_TICKS: Block = {
  needs: [],
  code: `
/** Round steps from below the smallest to above the largest value. */
function niceTicks(min: number, max: number, whole = false): number[] {
  const span = max - min || Math.abs(max) || 1;
  if (!(span < 1e300)) return [min, max];
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const factor = (whole ? [1, 2, 5] : [1, 2, 2.5, 5]).find((candidate) => candidate * power >= span / 4) ?? 10;
  const step = whole ? Math.max(1, Math.round(factor * power)) : factor * power;
  const first = Math.floor(min / step);
  const last = Math.max(Math.ceil(max / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** How all numbers of an axis are written: "9K" beside "10K", and otherwise in full. */
const tickStyle = (ticks: number[]) => (ticks.some((tick) => Math.abs(tick) >= 10_000) ? "tick" : "plain");

/** Where a value stands between the first and the last tick, in percent. */
function share(value: number, ticks: number[]): number {
  const [first, last] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  // Halves: the distance between two halves is a number even for the largest numbers there are.
  return ((value / 2 - first / 2) / (last / 2 - first / 2 || 1)) * 100;
}
`,
};

/** Axes around a plot. */
export const FRAME: Block = {
  needs: [],
  code: `
/** The frame of a chart: labels of the value axis, grid lines, the plot, and the labels under it. */
function Frame(props: { ticks: number[]; format: (value: number) => string; foot: JSX.Element; children: JSX.Element }) {
  return (
    <div class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 pt-2 text-xs text-base-content/70 tabular-nums">
      <div class="flex flex-col-reverse justify-between" aria-hidden="true">
        <For each={props.ticks}>
          {(tick) => <span class="flex h-0 items-center justify-end whitespace-nowrap">{props.format(tick)}</span>}
        </For>
      </div>
      <div class="relative h-64 @2xl:h-72 @5xl:h-96">
        <svg class="absolute inset-0 size-full overflow-visible" aria-hidden="true">
          <For each={props.ticks}>
            {(tick) => (
              <line
                x1="0"
                x2="100%"
                y1={\`\${100 - share(tick, props.ticks)}%\`}
                y2={\`\${100 - share(tick, props.ticks)}%\`}
                stroke="currentColor"
                stroke-opacity={tick === 0 ? 0.5 : 0.15}
              />
            )}
          </For>
        </svg>
        {props.children}
      </div>
      <div class="col-start-2 min-w-0 pt-2">{props.foot}</div>
    </div>
  );
}
`,
};

/** The figures of a point. */
export const TOOLTIP: Block = {
  needs: [],
  code: `
interface TooltipLine {
  name?: string;
  color?: string;
  text: string;
}

/** The figures of one point of a plot; x and y are percentages of the plot. */
function Tooltip(props: { x: number; y: number; title: string; lines: TooltipLine[] }) {
  return (
    <div
      class="pointer-events-none absolute z-10 max-w-60 rounded-field bg-neutral px-3 py-2 text-xs text-neutral-content shadow-lg"
      style={{ left: \`\${props.x}%\`, bottom: \`calc(\${100 - props.y}% + 0.75rem)\`, transform: \`translateX(-\${props.x}%)\` }}
    >
      <p class="truncate opacity-80">{props.title}</p>
      <For each={props.lines}>
        {(line) => (
          <p class="flex items-center gap-2 font-medium whitespace-nowrap tabular-nums">
            <Show when={line.color}>
              <span class="size-2 shrink-0 rounded-full" style={{ background: line.color }} />
            </Show>
            <Show when={line.name}>
              <span class="min-w-0 flex-1 truncate font-normal">{line.name}</span>
            </Show>
            {line.text}
          </p>
        )}
      </For>
    </div>
  );
}
`,
};

/** Points that a pointer or the arrow keys go through. */
export const WALK: Block = {
  needs: [],
  code: `
/** A plot whose points a pointer finds and the arrow keys go through. */
function Walk(props: {
  name: string;
  count: number;
  active: number;
  /** The active point in words. */
  words: string;
  /** The point near a place in the plot, which is told in pixels from its corner. */
  nearest: (x: number, y: number, box: { width: number; height: number }) => number;
  onActive: (index: number) => void;
  children: JSX.Element;
}) {
  const move = (event: KeyboardEvent) => {
    const last = props.count - 1;
    const steps: Record<string, number> = { ArrowRight: props.active + 1, ArrowLeft: props.active - 1, Home: 0, End: last };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    props.onActive(Math.max(0, Math.min(last, next)));
  };
  return (
    <div
      class="absolute inset-0 touch-pan-y"
      role="slider"
      tabindex="0"
      aria-label={props.name}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, props.count - 1)}
      aria-valuenow={Math.max(0, props.active)}
      aria-valuetext={props.active < 0 ? "Use the arrow keys to read the values" : props.words}
      onPointerMove={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        props.onActive(props.nearest(event.clientX - box.left, event.clientY - box.top, box));
      }}
      onPointerLeave={() => props.onActive(-1)}
      onFocus={(event) => event.currentTarget.matches(":focus-visible") && props.onActive(Math.max(props.active, 0))}
      onBlur={() => props.onActive(-1)}
      onKeyDown={move}
    >
      {props.children}
    </div>
  );
}
`,
};

/** Names of the colours. */
export const LEGEND: Block = {
  needs: [],
  code: `
/** Which colour means what. */
function Legend(props: { items: { name: string; color: string }[] }) {
  return (
    <ul class="flex flex-wrap gap-x-4 gap-y-1 text-xs text-base-content/80">
      <For each={props.items}>
        {(item) => (
          <li class="flex min-w-0 items-center gap-1.5">
            <span class="size-2.5 shrink-0 rounded-xs" style={{ background: item.color }} />
            <span class="truncate">{item.name}</span>
          </li>
        )}
      </For>
    </ul>
  );
}
`,
};

/** A card with a heading. */
export const PANEL: Block = {
  needs: [],
  code: `
/** A card with a heading. */
function Panel(props: { title: string; note?: string; children: JSX.Element }) {
  return (
    <section class="@container flex min-w-0 flex-col gap-4 rounded-box border border-base-content/10 p-4 @2xl:p-5">
      <header class="min-w-0">
        <h2 class="font-semibold wrap-anywhere">{props.title}</h2>
        <Show when={props.note}>
          <p class="text-xs text-base-content/70">{props.note}</p>
        </Show>
      </header>
      {props.children}
    </section>
  );
}
`,
};

/** Something, or why there is nothing. */
export const FILLED: Block = {
  needs: [],
  code: `
/** What is inside, or why there is nothing to show: no records yet, or records of another shape. */
function Filled(props: { when: boolean; records: unknown[]; fields: Field[]; children: JSX.Element }) {
  const reason = () => {
    const [first] = props.records;
    if (props.records.length === 0) return "There are no records in the data yet. They appear here as soon as there are.";
    const wanted = props.fields.map((field) => \`“\${field.label}”\`).join(" and ");
    const keys = typeof first === "object" && first !== null ? Object.keys(first).slice(0, 8).join(", ") : "";
    return \`This app reads \${wanted}, and found nothing readable there.\${keys ? \` The records have: \${keys.slice(0, 200)}.\` : ""}\`;
  };
  const notice = () => (
    <div class="flex flex-col items-center gap-1 rounded-box bg-base-200 px-6 py-12 text-center">
      <p class="font-medium">Nothing to show yet</p>
      <p class="max-w-md text-sm text-base-content/70 wrap-anywhere">{reason()}</p>
    </div>
  );
  return (
    <Show when={props.when} fallback={notice()}>
      {props.children}
    </Show>
  );
}
`,
};
