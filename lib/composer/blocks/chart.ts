import type { Block } from "../write-source";

/** A chart with its figures. */
export const CHART: Block = {
  needs: [],
  code: `
/** A chart, the words that say what it shows, and the same figures as a table; with a title it is a card. */
function Chart<Row>(props: {
  title?: string;
  note: string;
  columns: string[];
  rows: Row[];
  cells: (row: Row) => string[];
  /** How many of the columns say what a row is. */
  names?: number;
  children: JSX.Element;
}) {
  const [shown, setShown] = createSignal("Chart");
  const [most, setMost] = createSignal(200);
  const side = (at: number) => (at < (props.names ?? 1) ? "text-left" : "text-right tabular-nums");
  return (
    <section
      class="@container flex min-w-0 flex-col gap-4"
      classList={{ "rounded-box border border-base-content/10 p-4 @2xl:p-5": props.title !== undefined }}
    >
      <div class="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div class="min-w-48 flex-1">
          <Show when={props.title}>
            <h2 class="font-semibold wrap-anywhere">{props.title}</h2>
          </Show>
          <p class="text-xs text-base-content/70">{props.note}</p>
        </div>
        <Show when={props.rows.length > 0}>
          <div class="join" role="group" aria-label="How the figures are shown">
            <For each={["Chart", "Table"]}>
              {(way) => (
                <button
                  type="button"
                  class="btn join-item btn-xs"
                  classList={{ "btn-ghost font-normal": shown() !== way }}
                  aria-pressed={shown() === way}
                  onClick={() => setShown(way)}
                >
                  {way}
                </button>
              )}
            </For>
          </div>
        </Show>
      </div>
      <Show when={shown() === "Table" && props.rows.length > 0} fallback={props.children}>
        <div class="max-h-96 overflow-auto" tabindex="0" role="region" aria-label={props.note}>
          <table class="table table-xs">
            <thead class="sticky top-0 bg-base-100 text-base-content">
              <tr>
                <For each={props.columns}>
                  {(column, at) => (
                    <th scope="col" class={side(at())}>
                      {column}
                    </th>
                  )}
                </For>
              </tr>
            </thead>
            <tbody>
              <For each={props.rows.slice(0, most())}>
                {(row) => (
                  <tr>
                    <For each={props.cells(row)}>
                      {(cell, at) =>
                        at() === 0 && props.names !== 0 ? (
                          <th scope="row" class="font-medium">
                            {cell}
                          </th>
                        ) : (
                          <td class={side(at())}>{cell}</td>
                        )
                      }
                    </For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
        <Show when={props.rows.length > most()}>
          <button type="button" class="btn self-start btn-xs" onClick={() => setMost(Infinity)}>
            {\`Show all \${props.rows.length.toLocaleString()} rows\`}
          </button>
        </Show>
      </Show>
    </section>
  );
}
`,
};
