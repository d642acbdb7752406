import type { Block } from "../write-source";
import { COMBINE, NATURAL_ORDER } from "./groups";
import { IS_MISSING } from "./reading";
import { CSV_BOX, TABLE_HEAD, TABLE_ROW, TABLE_TOOLS, TABLE_TOTALS } from "./table-parts";
import { TABLE_STATE } from "./table-state";

/** A table whose rows stand in groups. */
export const GROUPED_TABLE: Block = {
  needs: [TABLE_STATE, TABLE_TOOLS, TABLE_HEAD, TABLE_ROW, TABLE_TOTALS, CSV_BOX, COMBINE, NATURAL_ORDER, IS_MISSING],
  code: `
/** Rows of a group that are shown before somebody asks for all. */
const GROUP_ROWS = 50;

interface RowGroup {
  label: string;
  records: unknown[];
}

/** Rows in groups by one column; groups that come to more stand first when a column of numbers is sorted that way. */
function groupRows(rows: unknown[], by: Field, sorted: Field | undefined, descending: boolean): RowGroup[] {
  const groups = new Map<string, unknown[]>();
  for (const record of rows) {
    const text = cellText(record, by);
    const label = isMissing(text) ? "None" : text;
    const group = groups.get(label);
    if (group) group.push(record);
    else groups.set(label, [record]);
  }
  const numbersOf = (records: unknown[], column: Field) =>
    records.map((record) => readNumber(record, column)).filter((value) => value !== undefined);
  const size = ({ records }: RowGroup) => (sorted ? combine(numbersOf(records, sorted), sorted.total ?? "sum") : 0);
  const direction = descending ? -1 : 1;
  return [...groups]
    .map(([label, records]) => ({ label, records }))
    .sort((a, b) => {
      if (sorted?.total) return (size(a) - size(b)) * direction;
      return inOrder(a.label, b.label) * (sorted === by ? direction : 1);
    });
}

/** A table whose rows stand in groups to be opened, each with its count and what its columns come to. */
function GroupedTable(props: TableProps & { by: Field }) {
  const table = createTable(props);
  const groups = createMemo(() => groupRows(table.rows(), props.by, table.sortedBy(), table.sort().descending));
  const [open, setOpen] = createSignal<string[]>(props.records.length <= 30 ? groups().map((group) => group.label) : []);
  const [whole, setWhole] = createSignal<string[]>([]);
  const [showsCsv, setShowsCsv] = createSignal(false);
  const isOpen = (group: RowGroup) => open().includes(group.label);
  const most = (group: RowGroup) => (whole().includes(group.label) ? Infinity : GROUP_ROWS);
  const toggle = ({ label }: RowGroup) =>
    setOpen(open().includes(label) ? open().filter((other) => other !== label) : [...open(), label]);
  const hasOpen = () => groups().some(isOpen);
  return (
    <div class="flex min-w-0 flex-col gap-3">
      <TableTools table={table} records={props.records} filters={props.filters} />
      <div class="overflow-x-auto rounded-box border border-base-content/10" tabindex="0" role="region" aria-label={props.name}>
        <table class="table table-sm">
          <TableHead table={table} />
          <For
            each={groups()}
            fallback={
              <tbody>
                <tr>
                  <td class="py-10 text-center text-base-content/70" colspan={table.columns().length}>
                    No row matches.
                  </td>
                </tr>
              </tbody>
            }
          >
            {(group) => (
              <tbody>
                <tr class="bg-base-200">
                  <For each={table.columns()}>
                    {(column, index) => (
                      <Show
                        when={index() === 0}
                        fallback={
                          <td class="font-medium whitespace-nowrap tabular-nums" classList={{ "text-right": isNumeric(column) }}>
                            {totalText(group.records, column)}
                          </td>
                        }
                      >
                        <th scope="rowgroup" class="sticky left-0 bg-base-200">
                          <button
                            type="button"
                            class="inline-flex max-w-64 items-center gap-2 font-semibold text-base-content"
                            aria-expanded={isOpen(group)}
                            onClick={() => toggle(group)}
                          >
                            <span aria-hidden="true">{isOpen(group) ? "▾" : "▸"}</span>
                            <span class="truncate" title={group.label}>
                              {group.label}
                            </span>
                            <span class="font-normal text-base-content/70 tabular-nums">{group.records.length.toLocaleString()}</span>
                          </button>
                        </th>
                      </Show>
                    )}
                  </For>
                </tr>
                <Show when={isOpen(group)}>
                  <For each={group.records.slice(0, most(group))}>
                    {(record) => <TableRow record={record} columns={table.columns()} />}
                  </For>
                  <Show when={group.records.length > most(group)}>
                    <tr>
                      <td colspan={table.columns().length}>
                        <button type="button" class="btn btn-xs" onClick={() => setWhole([...whole(), group.label])}>
                          {\`Show all \${group.records.length.toLocaleString()} of \${group.label}\`}
                        </button>
                      </td>
                    </tr>
                  </Show>
                </Show>
              </tbody>
            )}
          </For>
          <TableTotals records={table.rows()} columns={table.columns()} />
        </table>
      </div>
      <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-sm">
        <p class="text-base-content/70 tabular-nums" aria-live="polite">
          {\`\${table.rows().length.toLocaleString()} rows in \${groups().length.toLocaleString()} groups\`}
        </p>
        <div class="flex flex-wrap items-center gap-2">
          <button
            type="button"
            class="btn btn-sm"
            onClick={() => setOpen(hasOpen() ? [] : groups().map((group) => group.label))}
          >
            {hasOpen() ? "Close all" : "Open all"}
          </button>
          <button type="button" class="btn btn-ghost btn-sm" aria-expanded={showsCsv()} onClick={() => setShowsCsv(!showsCsv())}>
            CSV
          </button>
        </div>
      </div>
      <Show when={showsCsv()}>
        <CsvBox records={groups().flatMap((group) => group.records)} columns={table.columns()} />
      </Show>
    </div>
  );
}
`,
};
