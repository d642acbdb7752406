import type { Block } from "../write-source";
import { CSV_BOX, TABLE_HEAD, TABLE_ROW, TABLE_TOOLS, TABLE_TOTALS } from "./table-parts";
import { TABLE_STATE } from "./table-state";

/** A table to work with. */
export const DATA_TABLE: Block = {
  needs: [TABLE_STATE, TABLE_TOOLS, TABLE_HEAD, TABLE_ROW, TABLE_TOTALS, CSV_BOX],
  code: `
/** A table to work with: search, filters, sorting, pages, totals, and its rows as CSV to copy. */
function DataTable(props: TableProps & { limit?: number }) {
  const table = createTable(props);
  const [size, setSize] = createSignal(25);
  const [isWhole, setIsWhole] = createSignal(false);
  const [showsCsv, setShowsCsv] = createSignal(false);
  const most = () => (isWhole() ? Infinity : (props.limit ?? Infinity));
  const listed = createMemo(() => table.rows().slice(0, most()));
  const pages = () => Math.max(1, Math.ceil(listed().length / size()));
  const page = () => Math.min(table.page(), pages() - 1);
  const rows = createMemo(() => listed().slice(page() * size(), (page() + 1) * size()));
  const place = () => {
    const [first, last] = [page() * size() + 1, page() * size() + rows().length].map((number) => number.toLocaleString());
    const count = table.rows().length.toLocaleString();
    if (rows().length === 0) return "No rows";
    return listed().length < table.rows().length
      ? \`\${pages() > 1 ? \`\${first}–\${last} of the first\` : "First"} \${listed().length.toLocaleString()} of \${count}\`
      : \`\${first}–\${last} of \${count}\`;
  };
  return (
    <div class="flex min-w-0 flex-col gap-3">
      <TableTools table={table} records={props.records} filters={props.filters} />
      <div class="overflow-x-auto rounded-box border border-base-content/10" tabindex="0" role="region" aria-label={props.name}>
        <table class="table table-sm">
          <TableHead table={table} />
          <tbody>
            <For
              each={rows()}
              fallback={
                <tr>
                  <td class="py-10 text-center text-base-content/70" colspan={table.columns().length}>
                    No row matches.
                  </td>
                </tr>
              }
            >
              {(record) => <TableRow record={record} columns={table.columns()} />}
            </For>
          </tbody>
          <TableTotals records={listed()} columns={table.columns()} />
        </table>
      </div>
      <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-sm">
        <p class="text-base-content/70 tabular-nums" aria-live="polite">
          {place()}
        </p>
        <div class="flex flex-wrap items-center gap-2">
          <Show when={table.rows().length > (props.limit ?? Infinity)}>
            <button type="button" class="btn btn-sm" aria-pressed={isWhole()} onClick={() => setIsWhole(!isWhole())}>
              {isWhole() ? \`Show the first \${props.limit}\` : \`Show all \${table.rows().length.toLocaleString()}\`}
            </button>
          </Show>
          <button type="button" class="btn btn-ghost btn-sm" aria-expanded={showsCsv()} onClick={() => setShowsCsv(!showsCsv())}>
            CSV
          </button>
          <Show when={listed().length > 10}>
            <select
              class="select select-sm w-auto"
              aria-label="Rows on a page"
              onChange={(event) => setSize(Number(event.currentTarget.value))}
            >
              <For each={[10, 25, 50, 100]}>
                {(rows) => <option value={rows} selected={rows === size()}>{\`\${rows} rows\`}</option>}
              </For>
            </select>
          </Show>
          <Show when={pages() > 1}>
            <div class="join">
              <button
                type="button"
                class="btn join-item btn-sm"
                aria-label="Page before"
                disabled={page() === 0}
                onClick={() => table.setPage(page() - 1)}
              >
                ‹
              </button>
              <button
                type="button"
                class="btn join-item btn-sm"
                aria-label="Next page"
                disabled={page() >= pages() - 1}
                onClick={() => table.setPage(page() + 1)}
              >
                ›
              </button>
            </div>
          </Show>
        </div>
      </div>
      <Show when={showsCsv()}>
        <CsvBox records={listed()} columns={table.columns()} />
      </Show>
    </div>
  );
}
`,
};
