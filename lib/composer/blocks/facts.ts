import type { Block } from "../write-source";
import { READ_FIELD, TO_TEXT } from "./reading";

/** Words beside the figures. */
export const FACTS: Block = {
  needs: [READ_FIELD, TO_TEXT],
  code: `
/** What the data say in words. */
function Facts(props: { record: unknown; fields: Field[] }) {
  return (
    <dl class="grid grid-cols-[repeat(auto-fit,minmax(min(100%,12rem),1fr))] gap-x-6 gap-y-3 rounded-box border border-base-content/10 p-4 text-sm @2xl:p-5">
      <For each={props.fields}>
        {(field) => (
          <div class="min-w-0">
            <dt class="text-xs text-base-content/70">{field.label}</dt>
            <dd class="wrap-anywhere">{toText(readField(props.record, field.path)) || "–"}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}
`,
};
