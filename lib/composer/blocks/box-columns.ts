import type { Block } from "../write-source";
import { BOX_PARTS } from "./boxes";
import { FRAME, TOOLTIP } from "./chart-parts";

/** Upright boxes. */
export const BOX_COLUMNS: Block = {
  needs: [BOX_PARTS, FRAME, TOOLTIP],
  code: `
/** Upright boxes side by side: the box holds the middle half of the values, its line is the median, dots lie far out. */
function BoxColumns(props: { name: string; boxes: Box[]; field: Field }) {
  const [active, setActive] = createSignal(-1);
  const ticks = createMemo(() => boxTicks(props.boxes, props.field));
  const slot = () => 100 / props.boxes.length;
  const center = (index: number) => slot() * (index + 0.5);
  const top = (value: number) => 100 - share(value, ticks());
  const isCrowded = () => props.boxes.reduce((sum, box) => sum + box.label.length + 1, 0) > 36;
  /** Across the middle of a slot, never wider than a box should be. */
  const across = (index: number, part: number) => ({
    x: \`calc(\${center(index)}% - min(\${slot() * part * 0.5}%, \${part * 5}rem))\`,
    width: \`min(\${slot() * part}%, \${part * 10}rem)\`,
  });
  return (
    <Frame
      ticks={ticks()}
      format={(value) => formatNumber(value, props.field, "compact")}
      foot={
        <div class="grid auto-cols-fr grid-flow-col" aria-hidden="true">
          <For each={props.boxes}>
            {(box) => (
              <span
                class="max-h-24 truncate text-center"
                classList={{ "@max-xl:justify-self-center @max-xl:text-right @max-xl:[writing-mode:sideways-lr]": isCrowded() }}
                title={box.label}
              >
                {box.label}
              </span>
            )}
          </For>
        </div>
      }
    >
      <svg class="absolute inset-0 size-full overflow-visible" role="group" aria-label={props.name}>
        <For each={props.boxes}>
          {(box, index) => (
            <g
              role="img"
              tabindex="0"
              aria-label={boxInWords(box, props.field)}
              opacity={active() === -1 || active() === index() ? 1 : 0.4}
              onMouseEnter={() => setActive(index())}
              onMouseLeave={() => setActive(-1)}
              onFocus={() => setActive(index())}
              onBlur={() => setActive(-1)}
            >
              <rect x={\`\${slot() * index()}%\`} width={\`\${slot()}%\`} y="0" height="100%" fill="transparent" />
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
            </g>
          )}
        </For>
      </svg>
      <Show when={props.boxes[active()]}>
        {(box) => (
          <Tooltip
            x={center(active())}
            y={Math.max(top(box().max), 45)}
            title={boxTitle(box())}
            lines={boxFigures(box(), props.field)}
          />
        )}
      </Show>
    </Frame>
  );
}
`,
};
