import type { Block } from "../write-source";

/** Any data, part by part. */
export const JSON_TREE: Block = {
  needs: [],
  code: `
const MOST_CHILDREN = 100;

/** True when a value, or anything in it, contains the text. */
function contains(value: unknown, text: string): boolean {
  if (typeof value !== "object" || value === null) return String(value).toLowerCase().includes(text);
  return Object.entries(value).some(([key, inner]) => key.toLowerCase().includes(text) || contains(inner, text));
}

/** One value with its name: plain values in a line, lists and objects to open. */
function TreeNode(props: { name: string; value: unknown; depth: number; search: string; opens: number }) {
  const [limit, setLimit] = createSignal(MOST_CHILDREN);
  const isBranch = () => typeof props.value === "object" && props.value !== null;
  const children = createMemo(() => {
    const entries = isBranch() ? Object.entries(props.value as object) : [];
    if (!props.search || props.name.toLowerCase().includes(props.search)) return entries;
    return entries.filter(([key, inner]) => key.toLowerCase().includes(props.search) || contains(inner, props.search));
  });
  const size = () =>
    Array.isArray(props.value) ? \`\${props.value.length} items\` : \`\${Object.keys(props.value as object).length} fields\`;
  return (
    <Show
      when={isBranch()}
      fallback={
        <p class="flex gap-2 py-0.5 pl-5">
          <span class="shrink-0 font-medium">{props.name}</span>
          <span
            class="min-w-0 wrap-anywhere text-base-content/80"
            classList={{ "tabular-nums": typeof props.value === "number" }}
          >
            {String(props.value)}
          </span>
        </p>
      }
    >
      <details open={props.search !== "" || props.depth < props.opens}>
        <summary class="cursor-pointer py-0.5">
          <span class="font-medium wrap-anywhere">{props.name}</span>
          <span class="pl-2 text-xs text-base-content/70">{size()}</span>
        </summary>
        <div class="ml-1.5 border-l border-base-content/15 pl-3">
          <For each={children().slice(0, limit())}>
            {([key, inner]) => (
              <TreeNode name={key} value={inner} depth={props.depth + 1} search={props.search} opens={props.opens} />
            )}
          </For>
          <Show when={children().length > limit()}>
            <button type="button" class="btn btn-ghost btn-xs" onClick={() => setLimit(limit() + MOST_CHILDREN)}>
              {\`Show more of \${children().length.toLocaleString()}\`}
            </button>
          </Show>
        </div>
      </details>
    </Show>
  );
}
`,
};
