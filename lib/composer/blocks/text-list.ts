import type { Block } from "../write-source";
import { TO_TEXT } from "./reading";

/** A list of short texts. */
export const SEARCHABLE_LIST: Block = {
  needs: [TO_TEXT],
  code: `
/** A list of texts to search, sort and read; long ones open on a click. */
function TextList(props: { name: string; items: string[]; onOpen?: ((item: string) => void) | undefined }) {
  const [search, setSearch] = createSignal("");
  const [isSorted, setIsSorted] = createSignal(false);
  const [limit, setLimit] = createSignal(50);
  const found = createMemo(() => {
    const words = search().toLowerCase();
    const items = props.items
      .map((text, index) => ({ text, number: index + 1 }))
      .filter(({ text }) => text.toLowerCase().includes(words));
    return isSorted() ? items.sort((a, b) => a.text.localeCompare(b.text, undefined, { numeric: true })) : items;
  });
  return (
    <div class="flex flex-col gap-3">
      <div class="flex flex-wrap items-center gap-2">
        <input
          type="search"
          class="input input-sm min-w-40 flex-1"
          placeholder="Search"
          aria-label="Search the list"
          value={search()}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <button
          type="button"
          class="btn btn-sm"
          aria-pressed={isSorted()}
          classList={{ "btn-neutral": isSorted() }}
          onClick={() => setIsSorted(!isSorted())}
        >
          A–Z
        </button>
      </div>
      <ol class="divide-y divide-base-content/10 rounded-box border border-base-content/10" aria-label={props.name}>
        <For
          each={found().slice(0, limit())}
          fallback={<li class="p-8 text-center text-sm text-base-content/70">Nothing matches.</li>}
        >
          {(item) => (
            <li class="flex gap-4 px-4 py-2.5">
              <span class="w-8 shrink-0 pt-0.5 text-right text-xs text-base-content/70 tabular-nums">{item.number}</span>
              <Show when={item.text.length > 180} fallback={<span class="min-w-0 wrap-anywhere">{item.text || "–"}</span>}>
                <details class="min-w-0">
                  <summary class="wrap-anywhere">{\`\${item.text.slice(0, 160)}…\`}</summary>
                  <p class="pt-2 text-base-content/80 wrap-anywhere">{item.text}</p>
                </details>
              </Show>
              <Show when={props.onOpen}>
                <button type="button" class="btn btn-ghost btn-xs ml-auto" onClick={() => props.onOpen?.(item.text)}>
                  Open
                </button>
              </Show>
            </li>
          )}
        </For>
      </ol>
      <div class="flex items-center justify-between text-sm">
        <p
          class="text-base-content/70 tabular-nums"
          aria-live="polite"
        >{\`\${Math.min(limit(), found().length).toLocaleString()} of \${found().length.toLocaleString()}\`}</p>
        <Show when={found().length > limit()}>
          <button type="button" class="btn btn-sm" onClick={() => setLimit(limit() + 100)}>
            Show more
          </button>
        </Show>
      </div>
    </div>
  );
}
`,
};
