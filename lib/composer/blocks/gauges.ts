import type { Block } from "../write-source";
import { FORMAT_NUMBER } from "./format";
import { COMBINE } from "./groups";
import { READ_NUMBER } from "./numbers";
import { IS_MISSING, READ_FIELD, TO_TEXT } from "./reading";

/** A value and its target. */
export const DIAL_OF: Block = {
  needs: [READ_NUMBER, COMBINE],
  code: `
/** A value, and what it should reach. */
interface Dial {
  label: string;
  field: Field;
  value: number | undefined;
  target: number | undefined;
  /** What the target is called; without a name of its own it is the whole, which is 100 %. */
  goal?: string;
}

/** All records together against their target, or against 100 % where there is no field for it. */
function dialOf(label: string, records: unknown[], value: Field, target: Field | undefined, how: Aggregate): Dial {
  const total = (field: Field) => {
    const numbers = records.map((record) => readNumber(record, field)).filter((number) => number !== undefined);
    return numbers.length === 0 ? undefined : combine(numbers, how);
  };
  return target
    ? { label, field: value, value: total(value), target: total(target), goal: target.label }
    : { label, field: value, value: total(value), target: 1 };
}
`,
};

/** A dial for each group. */
export const DIALS_BY: Block = {
  needs: [DIAL_OF, READ_FIELD, TO_TEXT, IS_MISSING],
  code: `
/** A dial for each category, in the order of the data. */
function dialsBy(
  records: unknown[],
  category: Field,
  value: Field,
  target: Field | undefined,
  how: Aggregate,
): Dial[] {
  const found = new Map<string, unknown[]>();
  for (const record of records) {
    const name = toText(readField(record, category.path));
    if (isMissing(name)) continue;
    if (found.has(name)) found.get(name)?.push(record);
    else found.set(name, [record]);
  }
  return [...found].map(([name, list]) => dialOf(name, list, value, target, how)).filter((dial) => dial.value !== undefined);
}
`,
};

/** Semicircles with values. */
export const GAUGES: Block = {
  needs: [DIAL_OF, FORMAT_NUMBER],
  code: `
/** A half circle that fills up to the value; the mark on it is the target. */
function Gauge(props: { dial: Dial }) {
  const value = () => props.dial.value ?? 0;
  const target = () => props.dial.target ?? 0;
  const end = () => Math.max(value(), target());
  const part = (number: number) => (target() > 0 ? Math.max(0, Math.min(1, number / end())) : 0);
  const text = () => (props.dial.value === undefined ? "–" : formatNumber(value(), props.dial.field, "compact"));
  const goalName = () => (props.dial.goal ?? "target").replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
  const reached = () => value() / target();
  const note = () => {
    const { goal, field } = props.dial;
    if (target() <= 0) return \`No \${goalName()}\`;
    if (goal === undefined) return \`of \${formatNumber(1, field)}\`;
    const percent = reached().toLocaleString(undefined, { style: "percent", maximumFractionDigits: reached() < 0.1 ? 1 : 0 });
    return \`\${Math.abs(reached()) < 10_000 ? percent : "Far more than 100%"} of \${goalName()} \${formatNumber(target(), field, Math.abs(target()) < 1e7 ? undefined : "compact")}\`;
  };
  return (
    <div class="@container flex min-w-0 flex-col items-center gap-1 text-center">
      <div class="relative w-full max-w-80">
        <svg
          class="w-full"
          viewBox="0 0 120 61"
          role="img"
          tabindex="0"
          aria-label={\`\${props.dial.label}: \${props.dial.value === undefined ? "no value" : formatNumber(value(), props.dial.field)}, \${note()}\`}
        >
          <path
            d="M10 60A50 50 0 0 1 110 60"
            fill="none"
            stroke="currentColor"
            stroke-opacity="0.12"
            stroke-width="13"
          />
          <Show when={part(value()) > 0}>
            <path
              d="M10 60A50 50 0 0 1 110 60"
              fill="none"
              stroke={ACCENT}
              stroke-width="13"
                pathLength="100"
              stroke-dasharray={\`\${part(value()) * 100} 200\`}
            />
          </Show>
          <Show when={target() > 0 && part(target()) < 1}>
            <line
              x1="2"
              x2="18"
              y1="60"
              y2="60"
              stroke="currentColor"
              stroke-width="2"
              transform={\`rotate(\${part(target()) * 180} 60 60)\`}
            />
          </Show>
        </svg>
        <p class="absolute inset-x-[22%] bottom-[6%] truncate text-xl font-semibold tracking-tight tabular-nums @3xs:text-2xl @2xs:text-3xl" title={text()}>
          {text()}
        </p>
      </div>
      <p class="max-w-full truncate pt-1 text-sm font-medium" title={props.dial.label}>
        {props.dial.label}
      </p>
      <p class="max-w-full text-xs text-base-content/70 tabular-nums wrap-anywhere">{note()}</p>
    </div>
  );
}

/** One gauge, or several side by side. */
function Gauges(props: { name: string; dials: Dial[]; limit: number }) {
  return (
    <div class="flex flex-col gap-4">
      <div
        class="grid gap-x-6 gap-y-8"
        classList={{ "grid-cols-[repeat(auto-fit,minmax(min(100%,9rem),1fr))]": props.dials.length > 1 }}
        role="group"
        aria-label={props.name}
      >
        <For each={props.dials.slice(0, props.limit)}>{(dial) => <Gauge dial={dial} />}</For>
      </div>
      <Show when={props.dials.length > props.limit}>
        <p class="text-xs text-base-content/70">
          {\`\${(props.dials.length - props.limit).toLocaleString()} more are not shown.\`}
        </p>
      </Show>
    </div>
  );
}
`,
};
