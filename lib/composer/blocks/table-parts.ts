import type { Block } from "../write-source";
import { CELL_TEXT, TO_CSV } from "./table";
import { OPTIONS_OF, TABLE_STATE, TOTAL_TEXT } from "./table-state";

/** What stands above a table. */
export const TABLE_TOOLS: Block = {
  needs: [TABLE_STATE, OPTIONS_OF],
  code: `
/** Search, filters and the choice of columns. */
function TableTools(props: { table: Table; records: unknown[]; filters: Field[] }) {
  return (
    <div class="flex flex-wrap items-center gap-2">
      <input
        type="search"
        class="input input-sm min-w-40 flex-1"
        placeholder="Search"
        aria-label="Search all columns"
        onInput={(event) => props.table.find(event.currentTarget.value)}
      />
      <For each={props.filters}>
        {(filter, index) => (
          <select
            class="select select-sm w-auto max-w-48"
            aria-label={\`Filter by \${filter.label}\`}
            onChange={(event) => props.table.choose(index(), event.currentTarget.value)}
          >
            <option value="">{\`\${filter.label}: all\`}</option>
            <For each={optionsOf(props.records, filter)}>
              {(option) => <option value={option}>{option.slice(0, 60)}</option>}
            </For>
          </select>
        )}
      </For>
      <Show when={props.table.all().length > 8}>
        <details class="dropdown dropdown-end">
          <summary class="btn btn-sm">{\`Columns (\${props.table.columns().length} of \${props.table.all().length})\`}</summary>
          <ul class="dropdown-content z-20 mt-1 max-h-72 w-64 overflow-y-auto rounded-box border border-base-content/10 bg-base-100 p-2 shadow-lg">
            <For each={props.table.all()}>
              {(column) => (
                <li>
                  <label class="flex items-center gap-2 rounded-field px-2 py-1 text-sm hover:bg-base-200">
                    <input
                      type="checkbox"
                      class="checkbox checkbox-xs"
                      checked={props.table.columns().includes(column)}
                      onChange={() => props.table.toggle(column)}
                    />
                    <span class="truncate">{column.label}</span>
                  </label>
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
    </div>
  );
}
`,
};

/** The heads of a table's columns. */
export const TABLE_HEAD: Block = {
  needs: [TABLE_STATE],
  code: `
/** The names of the columns; a click sorts by one, another turns the order round. */
function TableHead(props: { table: Table }) {
  return (
    <thead class="bg-base-200">
      <tr>
        <For each={props.table.columns()}>
          {(column) => {
            const isSorted = () => props.table.sortedBy() === column;
            const isDown = () => props.table.sort().descending;
            return (
              <th
                scope="col"
                class="first:sticky first:left-0 first:z-10 first:bg-base-200"
                classList={{ "text-right": isNumeric(column) }}
                aria-sort={isSorted() ? (isDown() ? "descending" : "ascending") : "none"}
              >
                <button
                  type="button"
                  class="inline-flex max-w-56 items-center gap-1 font-semibold text-base-content"
                  onClick={() => props.table.sortBy(column)}
                >
                  <span class="truncate" title={column.label}>
                    {column.label}
                  </span>
                  <span class="text-[0.625rem]" classList={{ "opacity-30": !isSorted() }} aria-hidden="true">
                    {isSorted() ? (isDown() ? "▼" : "▲") : "↕"}
                  </span>
                </button>
              </th>
            );
          }}
        </For>
      </tr>
    </thead>
  );
}
`,
};

/** One record in a table. */
export const TABLE_ROW: Block = {
  needs: [CELL_TEXT],
  code: `
/** One record; long texts are cut until they are clicked. */
function TableRow(props: { record: unknown; columns: Field[] }) {
  const [isOpen, setIsOpen] = createSignal(false);
  return (
    <tr class="hover:bg-base-200/60">
      <For each={props.columns}>
        {(column) => {
          const text = cellText(props.record, column);
          return (
            <td
              class="align-top first:sticky first:left-0 first:bg-base-100"
              classList={{
                "text-right whitespace-nowrap tabular-nums": isNumeric(column),
                "whitespace-nowrap": column.kind === "date" || text.length < 24,
              }}
            >
              <Show when={text.length > 90} fallback={text || <span class="text-base-content/70">–</span>}>
                <button
                  type="button"
                  class="max-w-96 min-w-52 text-left wrap-anywhere"
                  classList={{ "line-clamp-2": !isOpen() }}
                  aria-expanded={isOpen()}
                  onClick={() => setIsOpen(!isOpen())}
                >
                  {text}
                </button>
              </Show>
            </td>
          );
        }}
      </For>
    </tr>
  );
}
`,
};

/** The last row of a table. */
export const TABLE_TOTALS: Block = {
  needs: [TOTAL_TEXT],
  code: `
/** What the columns come to, of the rows that are listed. */
function TableTotals(props: { records: unknown[]; columns: Field[] }) {
  return (
    <Show when={props.columns.some((column) => totalText(props.records, column) !== "")}>
      <tfoot class="bg-base-200">
        <tr>
          <For each={props.columns}>
            {(column, index) => (
              <td
                class="font-semibold whitespace-nowrap text-base-content tabular-nums first:sticky first:left-0 first:bg-base-200"
                classList={{ "text-right": isNumeric(column) }}
              >
                {totalText(props.records, column) || (index() === 0 ? "Total" : "")}
              </td>
            )}
          </For>
        </tr>
      </tfoot>
    </Show>
  );
}
`,
};

/** Rows as CSV to copy. */
export const CSV_BOX: Block = {
  needs: [TO_CSV],
  code: `
const MOST_CSV_ROWS = 5000;

/** The rows as comma-separated values, to be copied: an app in its frame may not write to the clipboard by itself. */
function CsvBox(props: { records: unknown[]; columns: Field[] }) {
  return (
    <label class="flex flex-col gap-1 text-xs text-base-content/70">
      {\`\${props.records.length > MOST_CSV_ROWS ? \`The first \${MOST_CSV_ROWS.toLocaleString()} rows\` : "Rows"} as CSV: click into the text, then copy it.\`}
      <textarea
        class="textarea h-40 w-full font-mono text-xs"
        readonly
        value={toCsv(props.records.slice(0, MOST_CSV_ROWS), props.columns)}
        onFocus={(event) => event.currentTarget.select()}
      />
    </label>
  );
}
`,
};
