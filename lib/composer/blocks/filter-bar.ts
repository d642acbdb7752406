import type { Block } from "../write-source";
import { IS_MISSING, READ_FIELD, TO_TEXT } from "./reading";

/** Choices that narrow the page. */
export const FILTER_BAR: Block = {
  needs: [READ_FIELD, TO_TEXT, IS_MISSING],
  code: `
/** Choices that narrow everything on the page. */
function FilterBar(props: { records: unknown[]; fields: Field[]; choices: string[]; onChoose: (choices: string[]) => void }) {
  const optionsOf = (field: Field) =>
    [...new Set(props.records.map((record) => toText(readField(record, field.path))))]
      .filter((text) => !isMissing(text))
      .sort((a, b) => a.localeCompare(b, undefined, { numeric: true }))
      .slice(0, 200);
  const choose = (index: number, value: string) =>
    props.onChoose(props.fields.map((_, other) => (other === index ? value : (props.choices[other] ?? ""))));
  return (
    <div class="flex flex-wrap gap-2">
      <For each={props.fields}>
        {(field, index) => (
          <select
            class="select select-sm w-auto max-w-56"
            aria-label={\`Show only one \${field.label}\`}
            onChange={(event) => choose(index(), event.currentTarget.value)}
          >
            <option value="">{\`\${field.label}: all\`}</option>
            <For each={optionsOf(field)}>{(option) => <option value={option}>{option.slice(0, 60)}</option>}</For>
          </select>
        )}
      </For>
    </div>
  );
}
`,
};
