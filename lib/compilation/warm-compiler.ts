import { compileComponent } from "./compile-component";

const SAMPLE = `import { createMemo, createSignal, For, Show } from "solid-js";
import { createStore } from "solid-js/store";
interface Row { name: string; amount: number }
export default function App(props: { data?: { rows?: Row[] }; spark?: unknown }) {
  const [query, setQuery] = createSignal("");
  const [totals, setTotals] = createStore({ shown: 0 });
  const rows = createMemo(() => (props.data?.rows ?? []).filter((row) => row.name.includes(query())));
  const total = () => rows().reduce((sum, row) => sum + row.amount, 0);
  for (const row of rows()) setTotals("shown", (count) => count + row.amount);
  return (
    <div class="card bg-base-100 flex flex-col gap-4 p-4 shadow-sm sm:p-6">
      <h2 class="card-title text-lg font-semibold">Rows</h2>
      <input class="input input-bordered w-full max-w-xs" value={query()} onInput={(event) => setQuery(event.currentTarget.value)} />
      <Show when={rows().length > 0} fallback={<p class="text-base-content/60 text-sm">Nothing found</p>}>
        <table class="table table-zebra">
          <tbody>
            <For each={rows()}>{(row) => <tr classList={{ "text-error": row.amount < 0 }}><td>{row.name}</td><td class="text-right">{row.amount}</td></tr>}</For>
          </tbody>
        </table>
      </Show>
      <button type="button" class="btn btn-primary hover:btn-accent" style={{ width: \`\${total()}px\` }} onClick={() => setTotals("shown", total())}>{totals.shown}</button>
    </div>
  );
}`;

let compiled = 0;

/** Compiles a component with a bit of everything, which loads all tools; answers how many milliseconds it took. */
export async function warmCompiler(): Promise<number> {
  const startedAt = performance.now();
  // Never the same: what was compiled before is only looked up.
  await compileComponent(SAMPLE.replaceAll("Rows", `Rows ${++compiled}`));
  return performance.now() - startedAt;
}
