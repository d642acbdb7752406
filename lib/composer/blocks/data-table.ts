import type { Block } from "../write-source";
import { COMBINE } from "./groups";
import { IS_MISSING, TO_TEXT } from "./reading";
import { CELL_TEXT, SORT_ROWS, TO_CSV } from "./table";

/** A table to work with. */
export const DATA_TABLE: Block = {
  needs: [CELL_TEXT, SORT_ROWS, TO_CSV, TO_TEXT, IS_MISSING, COMBINE],
  code: `
/** A table to work with: search, filters, sorting, pages, totals, and its rows as CSV to copy. */
function DataTable(props: {
  name: string;
  records: unknown[];
  columns: Field[];
  filters: Field[];
  sort: { column: number; descending: boolean };
}) {
  const [search, setSearch] = createSignal("");
  const [choices, setChoices] = createSignal<string[]>([]);
  const [sort, setSort] = createSignal(props.sort);
  const [page, setPage] = createSignal(0);
  const [size, setSize] = createSignal(25);
  const [open, setOpen] = createSignal<unknown>();
  const [shown, setShown] = createSignal<number[]>();
  const [showsCsv, setShowsCsv] = createSignal(false);
  const columns = createMemo(() => {
    const wanted = shown();
    return wanted ? props.columns.filter((_, index) => wanted.includes(index)) : props.columns.slice(0, MOST_COLUMNS);
  });
  const optionsOf = (filter: Field) =>
    [...new Set(props.records.map((record) => toText(readField(record, filter.path))))]
      .filter((text) => !isMissing(text))
      .sort(collator.compare)
      .slice(0, 200);
  const found = createMemo(() => {
    const words = search().toLowerCase().split(/\\s+/).filter(Boolean);
    return props.records.filter((record) => {
      const isChosen = props.filters.every(
        (filter, index) => !choices()[index] || toText(readField(record, filter.path)) === choices()[index],
      );
      if (!isChosen || words.length === 0) return isChosen;
      const text = props.columns
        .map((column) => toText(readField(record, column.path)))
        .join(" ")
        .toLowerCase();
      return words.every((word) => text.includes(word));
    });
  });
  const sorted = createMemo(() => {
    const column = props.columns[sort().column];
    return column ? sortRows(found(), column, sort().descending) : found();
  });
  const pages = () => Math.max(1, Math.ceil(found().length / size()));
  const current = () => Math.min(page(), pages() - 1);
  const rows = createMemo(() => sorted().slice(current() * size(), (current() + 1) * size()));
  const total = (column: Field) => {
    if (!isNumeric(column) || !column.total || found().length === 0) return "";
    const values = found()
      .map((record) => readNumber(record, column))
      .filter((value) => value !== undefined);
    return values.length === 0
      ? ""
      : \`\${column.total === "mean" ? "ø " : ""}\${formatNumber(combine(values, column.total), column, "exact")}\`;
  };
  const sortBy = (index: number) => {
    setSort({
      column: index,
      descending: sort().column === index ? !sort().descending : isNumeric(props.columns[index] as Field),
    });
    setPage(0);
  };
  const choose = (index: number, value: string) => {
    setChoices(props.filters.map((_, other) => (other === index ? value : (choices()[other] ?? ""))));
    setPage(0);
  };
  const toggle = (index: number) => {
    const visible = shown() ?? props.columns.slice(0, MOST_COLUMNS).map((_, at) => at);
    setShown(visible.includes(index) ? visible.filter((at) => at !== index) : [...visible, index].sort((a, b) => a - b));
  };
  return (
    <div class="flex min-w-0 flex-col gap-3">
      <div class="flex flex-wrap items-center gap-2">
        <input
          type="search"
          class="input input-sm min-w-40 flex-1"
          placeholder="Search"
          aria-label="Search all columns"
          value={search()}
          onInput={(event) => {
            setSearch(event.currentTarget.value);
            setPage(0);
          }}
        />
        <For each={props.filters}>
          {(filter, index) => (
            <select
              class="select select-sm w-auto max-w-48"
              aria-label={\`Filter by \${filter.label}\`}
              onChange={(event) => choose(index(), event.currentTarget.value)}
            >
              <option value="">{\`\${filter.label}: all\`}</option>
              <For each={optionsOf(filter)}>{(option) => <option value={option}>{option.slice(0, 60)}</option>}</For>
            </select>
          )}
        </For>
        <Show when={props.columns.length > 8}>
          <details class="dropdown dropdown-end">
            <summary class="btn btn-sm">{\`Columns (\${columns().length} of \${props.columns.length})\`}</summary>
            <ul class="dropdown-content z-20 mt-1 max-h-72 w-64 overflow-y-auto rounded-box border border-base-content/10 bg-base-100 p-2 shadow-lg">
              <For each={props.columns}>
                {(column, index) => (
                  <li>
                    <label class="flex items-center gap-2 rounded-field px-2 py-1 text-sm hover:bg-base-200">
                      <input
                        type="checkbox"
                        class="checkbox checkbox-xs"
                        checked={columns().includes(column)}
                        onChange={() => toggle(index())}
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
      <div class="overflow-x-auto rounded-box border border-base-content/10" tabindex="0" role="region" aria-label={props.name}>
        <table class="table table-sm">
          <thead class="bg-base-200">
            <tr>
              <For each={columns()}>
                {(column) => {
                  const index = () => props.columns.indexOf(column);
                  const isSorted = () => sort().column === index();
                  return (
                    <th
                      scope="col"
                      class="first:sticky first:left-0 first:z-10 first:bg-base-200"
                      classList={{ "text-right": isNumeric(column) }}
                      aria-sort={isSorted() ? (sort().descending ? "descending" : "ascending") : "none"}
                    >
                      <button
                        type="button"
                        class="inline-flex max-w-56 items-center gap-1 font-semibold text-base-content"
                        onClick={() => sortBy(index())}
                      >
                        <span class="truncate" title={column.label}>
                          {column.label}
                        </span>
                        <span class="text-[0.625rem]" classList={{ "opacity-30": !isSorted() }} aria-hidden="true">
                          {isSorted() ? (sort().descending ? "▼" : "▲") : "↕"}
                        </span>
                      </button>
                    </th>
                  );
                }}
              </For>
            </tr>
          </thead>
          <tbody>
            <For
              each={rows()}
              fallback={
                <tr>
                  <td class="py-10 text-center text-base-content/70" colspan={columns().length}>
                    No row matches.
                  </td>
                </tr>
              }
            >
              {(record) => (
                <tr class="hover:bg-base-200/60">
                  <For each={columns()}>
                    {(column) => {
                      const text = cellText(record, column);
                      return (
                        <td
                          class="align-top first:sticky first:left-0 first:bg-base-100"
                          classList={{
                            "text-right whitespace-nowrap tabular-nums": isNumeric(column),
                            "whitespace-nowrap": column.kind === "date" || text.length < 24,
                          }}
                        >
                          <Show when={text.length > 90} fallback={text || <span class="text-base-content/40">–</span>}>
                            <button
                              type="button"
                              class="max-w-96 min-w-52 text-left wrap-anywhere"
                              classList={{ "line-clamp-2": open() !== record }}
                              aria-expanded={open() === record}
                              onClick={() => setOpen(open() === record ? undefined : record)}
                            >
                              {text}
                            </button>
                          </Show>
                        </td>
                      );
                    }}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
          <Show when={columns().some((column) => total(column) !== "")}>
            <tfoot class="bg-base-200">
              <tr>
                <For each={columns()}>
                  {(column, index) => (
                    <td
                      class="font-semibold whitespace-nowrap text-base-content tabular-nums first:sticky first:left-0 first:bg-base-200"
                      classList={{ "text-right": isNumeric(column) }}
                    >
                      {total(column) || (index() === 0 ? "Total" : "")}
                    </td>
                  )}
                </For>
              </tr>
            </tfoot>
          </Show>
        </table>
      </div>
      <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-sm">
        <p class="text-base-content/70 tabular-nums" aria-live="polite">
          {found().length === 0
            ? "No rows"
            : \`\${(current() * size() + 1).toLocaleString()}–\${Math.min((current() + 1) * size(), found().length).toLocaleString()} of \${found().length.toLocaleString()}\`}
        </p>
        <div class="flex flex-wrap items-center gap-2">
          <button type="button" class="btn btn-ghost btn-sm" aria-expanded={showsCsv()} onClick={() => setShowsCsv(!showsCsv())}>
            CSV
          </button>
          <Show when={props.records.length > 10}>
            <select
              class="select select-sm w-auto"
              aria-label="Rows on a page"
              value={size()}
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
      <Show when={showsCsv()}>
        <label class="flex flex-col gap-1 text-xs text-base-content/70">
          Rows as CSV: click into the text, then copy it.
          <textarea
            class="textarea h-40 w-full font-mono text-xs"
            readonly
            value={toCsv(sorted().slice(0, 5000), columns())}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      </Show>
    </div>
  );
}
`,
};
