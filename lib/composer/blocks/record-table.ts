import type { Block } from "../write-source";
import { IS_MISSING, TO_TEXT } from "./reading";
import { CELL_TEXT, SORT_ROWS } from "./table";

/** A smaller table, for the records under a dashboard's charts. */
export const RECORD_TABLE: Block = {
  needs: [CELL_TEXT, SORT_ROWS, TO_TEXT, IS_MISSING],
  code: `
/** The records themselves: to be searched, sorted by any column, and paged through. */
function RecordTable(props: { name: string; records: unknown[]; columns: Field[]; sort: { column: number; descending: boolean } }) {
  const [search, setSearch] = createSignal("");
  const [sort, setSort] = createSignal(props.sort);
  const [page, setPage] = createSignal(0);
  const found = createMemo(() => {
    const words = search().toLowerCase();
    const column = props.columns[sort().column];
    const list = words
      ? props.records.filter((record) =>
          props.columns.some((field) => toText(readField(record, field.path)).toLowerCase().includes(words)),
        )
      : props.records;
    return column ? sortRows(list, column, sort().descending) : list;
  });
  const pages = () => Math.max(1, Math.ceil(found().length / PAGE_ROWS));
  const current = () => Math.min(page(), pages() - 1);
  const rows = createMemo(() => found().slice(current() * PAGE_ROWS, (current() + 1) * PAGE_ROWS));
  const sortBy = (index: number) =>
    setSort({ column: index, descending: sort().column === index ? !sort().descending : isNumeric(props.columns[index] as Field) });
  return (
    <div class="flex min-w-0 flex-col gap-3">
      <input
        type="search"
        class="input input-sm w-full max-w-xs"
        placeholder="Search"
        aria-label="Search all columns"
        onInput={(event) => setSearch(event.currentTarget.value.trim())}
      />
      <div class="overflow-x-auto" tabindex="0" role="region" aria-label={props.name}>
        <table class="table table-sm">
          <thead>
            <tr>
              <For each={props.columns}>
                {(column, index) => (
                  <th
                    scope="col"
                    classList={{ "text-right": isNumeric(column) }}
                    aria-sort={sort().column !== index() ? "none" : sort().descending ? "descending" : "ascending"}
                  >
                    <button type="button" class="font-semibold text-base-content" onClick={() => sortBy(index())}>
                      {\`\${column.label} \${sort().column !== index() ? "↕" : sort().descending ? "▼" : "▲"}\`}
                    </button>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(record) => (
                <tr class="hover:bg-base-200/60">
                  <For each={props.columns}>
                    {(column) => (
                      <td
                        class="max-w-80 truncate"
                        classList={{ "text-right tabular-nums": isNumeric(column) }}
                        title={cellText(record, column)}
                      >
                        {cellText(record, column) || "–"}
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <div class="flex items-center justify-between gap-3 text-sm">
        <p class="text-base-content/70 tabular-nums" aria-live="polite">
          {\`Page \${current() + 1} of \${pages()} · \${found().length.toLocaleString()} rows\`}
        </p>
        <Show when={pages() > 1}>
          <div class="join">
            <button
              type="button"
              class="btn join-item btn-sm"
              aria-label="Page before"
              disabled={current() === 0}
              onClick={() => setPage(current() - 1)}
            >
              ‹
            </button>
            <button
              type="button"
              class="btn join-item btn-sm"
              aria-label="Next page"
              disabled={current() >= pages() - 1}
              onClick={() => setPage(current() + 1)}
            >
              ›
            </button>
          </div>
        </Show>
      </div>
    </div>
  );
}
`,
};
