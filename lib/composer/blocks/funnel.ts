import type { Block } from "../write-source";
import { FORMAT_NUMBER } from "./format";
import { GROUP_BY } from "./groups";

/** Stages that get fewer. */
export const FUNNEL: Block = {
  needs: [GROUP_BY, FORMAT_NUMBER],
  code: `
/** A part of a whole in percent; a dash where there is no whole. */
function rate(part: number, whole: number): string {
  const share = part / whole;
  return whole > 0 && share < 10_000 ? share.toLocaleString(undefined, { style: "percent", maximumFractionDigits: 1 }) : "–";
}

/** Stages below one another, each as wide as its value, and how many go on to the next. */
function Funnel(props: { name: string; stages: Group[]; field: Field; limit: number }) {
  const stages = createMemo(() => props.stages.slice(0, props.limit));
  const first = () => stages()[0];
  const before = (index: number) => stages()[index - 1];
  const most = createMemo(() => stages().reduce((largest, stage) => Math.max(largest, stage.value), 0));
  const width = (value: number) => (value > 0 ? Math.max((value / most()) * 100, 0.6) : 0);
  const ofFirst = (stage: Group) => rate(stage.value, first()?.value ?? 0);
  const ofBefore = (index: number) => rate(stages()[index]?.value ?? 0, before(index)?.value ?? 0);
  const inWords = (stage: Group, index: number) =>
    [
      \`\${stage.label}: \${formatNumber(stage.value, props.field)}\`,
      ...(index > 0 ? [\`\${ofFirst(stage)} of \${first()?.label}\`, \`\${ofBefore(index)} of \${before(index)?.label}\`] : []),
    ].join(", ");
  /** From the bar before to this one. */
  const slope = (from: number, to: number) =>
    \`M\${50 - width(from) / 2} 0H\${50 + width(from) / 2}L\${50 + width(to) / 2} 10H\${50 - width(to) / 2}Z\`;
  return (
    <div class="@container text-sm">
      <ol class="flex flex-col" aria-label={props.name}>
        <For each={stages()}>
          {(stage, index) => (
            <li class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 @xl:grid-cols-[minmax(0,10rem)_minmax(0,1fr)_8rem] @4xl:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_8rem]">
              <Show when={index() > 0}>
                <div class="relative order-1 col-span-2 h-9 @xl:order-none @xl:col-span-1 @xl:col-start-2">
                  <svg class="absolute inset-0 size-full" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <path d={slope(before(index())?.value ?? 0, stage.value)} fill={ACCENT} fill-opacity="0.14" />
                  </svg>
                  <p class="absolute inset-0 flex items-center justify-center text-xs tabular-nums">
                    <span class="rounded-selector bg-base-100/80 px-1.5" title={\`\${stage.label} from \${before(index())?.label}\`}>
                      {\`↓ \${ofBefore(index())}\`}
                    </span>
                  </p>
                </div>
              </Show>
              <span class="order-2 line-clamp-2 font-medium wrap-anywhere @xl:order-none @xl:col-start-1" title={stage.label}>
                {stage.label}
              </span>
              <svg
                class="order-4 col-span-2 h-8 w-full @xl:order-none @xl:col-span-1 @xl:h-11"
                role="img"
                tabindex="0"
                aria-label={inWords(stage, index())}
              >
                <title>{inWords(stage, index())}</title>
                <rect x={\`\${50 - width(stage.value) / 2}%\`} width={\`\${width(stage.value)}%\`} height="100%" rx="4" fill={ACCENT} />
              </svg>
              <p class="order-3 text-right tabular-nums @xl:order-none">
                <span class="font-semibold">{formatNumber(stage.value, props.field)}</span>
                <span class="ml-2 text-xs text-base-content/70 @xl:ml-0 @xl:block">
                  {ofFirst(stage)}
                </span>
              </p>
            </li>
          )}
        </For>
      </ol>
      <p class="pt-4 text-xs text-base-content/70">
        {\`↓ is the share of the step before that goes on; the percents beside the values are shares of \${first()?.label ?? "the first"}.\`}
        <Show when={props.stages.length > props.limit}>
          {\` \${(props.stages.length - props.limit).toLocaleString()} more are not shown.\`}
        </Show>
      </p>
    </div>
  );
}
`,
};
