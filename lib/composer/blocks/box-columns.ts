import type { Block } from "../write-source";
import { BOX_PARTS } from "./boxes";
import { SLOT_CHART } from "./slot-chart";

/** Upright boxes. */
export const BOX_COLUMNS: Block = {
  needs: [BOX_PARTS, SLOT_CHART],
  code: `
/** Upright boxes side by side: the box holds the middle half of the values, its line is the median, dots lie far out. */
function BoxColumns(props: { name: string; boxes: Box[]; field: Field }) {
  const ticks = createMemo(() => boxTicks(props.boxes, props.field));
  const slot = () => 100 / props.boxes.length;
  const center = (index: number) => slot() * (index + 0.5);
  const top = (value: number) => 100 - share(value, ticks());
  /** Across the middle of a slot, never wider than a box should be. */
  const across = (index: number, part: number) => ({
    x: \`calc(\${center(index)}% - min(\${slot() * part * 0.5}%, \${part * 5}rem))\`,
    width: \`min(\${slot() * part}%, \${part * 10}rem)\`,
  });
  return (
    <SlotChart
      name={props.name}
      items={props.boxes}
      labelOf={(box) => box.label}
      ticks={ticks()}
      format={(value) => formatNumber(value, props.field, tickStyle(ticks()))}
      wordsOf={(box) => boxInWords(box, props.field)}
      linesOf={(box) => [{ name: "Values", text: box.count.toLocaleString() }, ...boxFigures(box, props.field)]}
      heightOf={(box) => Math.max(top(box.max), 45)}
    >
      {(box, index) => (
        <>
          <line
            x1={\`\${center(index())}%\`}
            x2={\`\${center(index())}%\`}
            y1={\`\${top(box.from)}%\`}
            y2={\`\${top(box.lower)}%\`}
            stroke="currentColor"
          />
          <line
            x1={\`\${center(index())}%\`}
            x2={\`\${center(index())}%\`}
            y1={\`\${top(box.upper)}%\`}
            y2={\`\${top(box.to)}%\`}
            stroke="currentColor"
          />
          <For each={[box.from, box.to]}>
            {(end) => <rect style={across(index(), 0.2)} y={\`\${top(end)}%\`} height="1" fill="currentColor" />}
          </For>
          <rect
            style={across(index(), 0.5)}
            y={\`\${top(box.upper)}%\`}
            height={\`\${Math.max(top(box.lower) - top(box.upper), 0.4)}%\`}
            rx="3"
            fill={ACCENT}
            fill-opacity="0.35"
            stroke={ACCENT}
            stroke-width="1.5"
          />
          <rect
            class="fill-base-content"
            style={across(index(), 0.5)}
            y={\`\${top(box.median)}%\`}
            height="2.5"
            transform="translate(0 -1.25)"
          />
          <For each={dotsOf(box, ticks())}>
            {(at) => (
              <circle cx={\`\${center(index())}%\`} cy={\`\${100 - at}%\`} r="3" fill={ACCENT} stroke="var(--color-base-100)" />
            )}
          </For>
        </>
      )}
    </SlotChart>
  );
}
`,
};
