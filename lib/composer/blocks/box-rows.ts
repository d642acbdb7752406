import type { Block } from "../write-source";
import { BOX_PARTS } from "./boxes";
import { TOOLTIP } from "./chart-parts";

/** Lying boxes. */
export const BOX_ROWS: Block = {
  needs: [BOX_PARTS, TOOLTIP],
  code: `
/** Lying boxes below one another: the box holds the middle half of the values, its line is the median, dots lie far out. */
function BoxRows(props: { name: string; boxes: Box[]; field: Field }) {
  const [active, setActive] = createSignal(-1);
  const ticks = createMemo(() => boxTicks(props.boxes, props.field));
  const left = (value: number) => share(value, ticks());
  return (
    <div class="@container text-sm">
      <ul aria-label={props.name}>
        <For each={props.boxes}>
          {(box, index) => (
            <li class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 @xl:grid-cols-[minmax(0,10rem)_minmax(0,1fr)_5rem] @4xl:grid-cols-[minmax(0,15rem)_minmax(0,1fr)_5rem]">
              <span class="truncate pt-2 @xl:pt-0" title={box.label}>
                {box.label}
              </span>
              <div class="relative order-3 col-span-2 h-8 @xl:order-none @xl:col-span-1 @xl:h-9">
                <svg
                  class="absolute inset-0 size-full overflow-visible"
                  role="img"
                  tabindex="0"
                  aria-label={boxInWords(box, props.field)}
                  onMouseEnter={() => setActive(index())}
                  onMouseLeave={() => setActive(-1)}
                  onFocus={() => setActive(index())}
                  onBlur={() => setActive(-1)}
                >
                  <rect width="100%" height="100%" fill="transparent" />
                  <For each={ticks()}>
                    {(tick) => (
                      <line
                        x1={\`\${left(tick)}%\`}
                        x2={\`\${left(tick)}%\`}
                        y1="0"
                        y2="100%"
                        stroke="currentColor"
                        stroke-opacity={tick === 0 ? 0.4 : 0.12}
                      />
                    )}
                  </For>
                  <line x1={\`\${left(box.from)}%\`} x2={\`\${left(box.lower)}%\`} y1="50%" y2="50%" stroke="currentColor" />
                  <line x1={\`\${left(box.upper)}%\`} x2={\`\${left(box.to)}%\`} y1="50%" y2="50%" stroke="currentColor" />
                  <For each={[box.from, box.to]}>
                    {(end) => <line x1={\`\${left(end)}%\`} x2={\`\${left(end)}%\`} y1="36%" y2="64%" stroke="currentColor" />}
                  </For>
                  <rect
                    x={\`\${left(box.lower)}%\`}
                    width={\`\${Math.max(left(box.upper) - left(box.lower), 0.4)}%\`}
                    y="22%"
                    height="56%"
                    rx="3"
                    fill={ACCENT}
                    fill-opacity="0.35"
                    stroke={ACCENT}
                    stroke-width="1.5"
                  />
                  <line
                    x1={\`\${left(box.median)}%\`}
                    x2={\`\${left(box.median)}%\`}
                    y1="22%"
                    y2="78%"
                    stroke="currentColor"
                    stroke-width="2.5"
                  />
                  <For each={dotsOf(box, ticks())}>
                    {(at) => <circle cx={\`\${at}%\`} cy="50%" r="3" fill={ACCENT} stroke="var(--color-base-100)" />}
                  </For>
                </svg>
                <Show when={active() === index()}>
                  <Tooltip x={left(box.median)} y={20} title={boxTitle(box)} lines={boxFigures(box, props.field)} />
                </Show>
              </div>
              <span class="pt-2 text-right font-medium tabular-nums @xl:pt-0">{formatNumber(box.median, props.field, "compact")}</span>
            </li>
          )}
        </For>
      </ul>
      <div
        class="flex justify-between pt-2 text-xs text-base-content/70 tabular-nums @xl:mr-24 @xl:ml-44 @4xl:ml-64"
        aria-hidden="true"
      >
        <For each={ticks()}>
          {(tick, index) => (
            <span
              class="flex w-0 justify-center whitespace-nowrap first:justify-start last:justify-end"
              classList={{ "@max-xl:invisible": index() % 2 !== 0 }}
            >
              {formatNumber(tick, props.field, tickStyle(ticks()))}
            </span>
          )}
        </For>
      </div>
      <Show when={props.boxes.length === 1 && props.boxes[0]}>
        {(box) => (
          <dl class="mt-5 grid grid-cols-[repeat(auto-fit,minmax(6.5rem,1fr))] gap-4 border-t border-base-content/10 pt-4">
            <For each={boxFigures(box(), props.field)}>
              {(figure) => (
                <div>
                  <dt class="text-xs text-base-content/70">{figure.name}</dt>
                  <dd class="font-medium tabular-nums">{figure.text}</dd>
                </div>
              )}
            </For>
          </dl>
        )}
      </Show>
    </div>
  );
}
`,
};
