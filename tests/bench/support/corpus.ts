import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const FOLDER = "tests/security/samples/benign";

/** The project's own small apps: 0.3 to 3 KB, no two alike. */
export function smallApps(): string[] {
  return readdirSync(FOLDER).map((name) => readFileSync(path.join(FOLDER, name), "utf8"));
}

/** Ordinary components of growing size, in bytes: state, handlers, lists, members, markup. */
export const GROWING_SIZES = [1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 40_000, 50_000];

/** A component of about so many bytes, made of equal sections, so that only its size differs. */
export function appOfSize(bytes: number): string {
  const head = `import { createMemo, createSignal, For, Show } from "solid-js";\n`;
  const states: string[] = [];
  const sections: string[] = [];
  const length = () => head.length + states.join("").length + sections.join("").length;
  for (let index = 0; index === 0 || length() < bytes - 600; index++) {
    states.push(stateOf(index));
    sections.push(sectionOf(index));
  }
  return `${head}export default function App(props: { data?: any }) {${states.join("")}
  return (
    <main>${sections.join("")}
    </main>
  );
}
`;
}

const stateOf = (index: number): string => `
  const [rows${index}, setRows${index}] = createSignal<{ name: string; amount: number }[]>(props.data?.rows ?? []);
  const sum${index} = createMemo(() => rows${index}().reduce((total, row) => total + (Number(row.amount) || 0), 0));
  const add${index} = (name: string) => setRows${index}((old) => [...old, { name, amount: Math.round(sum${index}() / 2) }]);`;

const sectionOf = (index: number): string => `
      <section class="card bg-base-100 p-4 shadow">
        <h2 class="card-title">{"Group ${index}"}: {sum${index}().toLocaleString("en")}</h2>
        <Show when={rows${index}().length > 0} fallback={<p class="opacity-60">Nothing yet</p>}>
          <ul><For each={rows${index}()}>{(row, at) => <li classList={{ "font-bold": at() === 0 }}>{row.name} {row.amount.toFixed(2)}</li>}</For></ul>
        </Show>
        <button class="btn btn-sm" onClick={() => add${index}(\`Row \${rows${index}().length + 1}\`)}>Add</button>
      </section>`;
