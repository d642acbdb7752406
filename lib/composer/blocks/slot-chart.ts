import type { Block } from "../write-source";
import { FRAME, NICE_TICKS, TOOLTIP } from "./chart-parts";

/** What all charts share that stand in slots side by side. */
export const SLOT_CHART: Block = {
  needs: [NICE_TICKS, FRAME, TOOLTIP],
  code: `
/** A chart with a slot for each item: an axis, names below, and the figures of the slot that is pointed at. */
function SlotChart<Item>(props: {
  name: string;
  items: Item[];
  labelOf: (item: Item, at: number) => string;
  /** Stands below the slots instead of their names. */
  foot?: JSX.Element;
  ticks: number[];
  format: (value: number) => string;
  /** An item in words, its figures, and at which height they are shown. */
  wordsOf: (item: Item, at: number) => string;
  linesOf: (item: Item) => TooltipLine[];
  heightOf: (item: Item) => number;
  /** Draws one item. */
  children: (item: Item, at: () => number) => JSX.Element;
}) {
  const [active, setActive] = createSignal(-1);
  const slot = () => 100 / props.items.length;
  const labels = createMemo(() => props.items.map(props.labelOf));
  const isCrowded = () => labels().some((label) => label.length * labels().length > 42);
  const names = () => (
    <div class="grid auto-cols-fr grid-flow-col" aria-hidden="true">
      <For each={labels()}>
        {(label) => (
          <span
            class="max-h-24 truncate px-0.5 text-center"
            classList={{ "@max-xl:justify-self-center @max-xl:text-right @max-xl:[writing-mode:sideways-lr]": isCrowded() }}
            title={label}
          >
            {label}
          </span>
        )}
      </For>
    </div>
  );
  return (
    <Frame ticks={props.ticks} format={props.format} foot={props.foot ?? names()}>
      <svg class="absolute inset-0 size-full overflow-visible" role="group" aria-label={props.name}>
        <For each={props.items}>
          {(item, at) => (
            <g
              role="img"
              tabindex="0"
              aria-label={props.wordsOf(item, at())}
              opacity={active() === -1 || active() === at() ? 1 : 0.4}
              onMouseEnter={() => setActive(at())}
              onMouseLeave={() => setActive(-1)}
              onFocus={() => setActive(at())}
              onBlur={() => setActive(-1)}
            >
              <rect x={\`\${slot() * at()}%\`} width={\`\${slot()}%\`} y="0" height="100%" fill="transparent" />
              {props.children(item, at)}
            </g>
          )}
        </For>
      </svg>
      <Show when={props.items[active()]}>
        {(item) => (
          <Tooltip
            x={slot() * (active() + 0.5)}
            y={props.heightOf(item())}
            title={labels()[active()] ?? ""}
            lines={props.linesOf(item())}
          />
        )}
      </Show>
    </Frame>
  );
}
`,
};
