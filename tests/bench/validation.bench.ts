import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseSync } from "@babel/core";
import { closeParser, validateComponent } from "#lib/validation/validate-component";
import { describe, median, time } from "./support/statistics";

const FOLDER = "tests/security/samples/benign";
const SAMPLES = readdirSync(FOLDER).map((name) => readFileSync(path.join(FOLDER, name), "utf8"));
const WARM_ROUNDS = 10;
const ROUNDS = 60;
const SIZES_KB = [5, 10, 20, 30, 40, 50];

/** What no parser should ever see, and what makes one slow. */
const GIANTS: readonly (readonly [name: string, source: string])[] = [
  ["3,000 parentheses", withBody(`const x = ${"(".repeat(3_000)}1${")".repeat(3_000)};`)],
  ["9,000 sibling elements", withBody(`const x = <p>${"<b/>".repeat(9_000)}</p>;`)],
  ["12,000 chained members", withBody(`const x = props${".a".repeat(12_000)};`)],
  ["10 MB of text", "x".repeat(10_000_000)],
  ["4,000 names that look up 4,000 names", withBody(`${names(4_000)}`)],
];

/** Validating one component, by size, against parsing alone with Babel, and what giants cost. */
export async function bench(report: (name: string, value: string) => void): Promise<void> {
  for (let round = 0; round < WARM_ROUNDS; round++) for (const source of SAMPLES) await validateComponent(source);
  await measureSamples(report);
  await measureSizes(report);
  await measureGiants(report);
  await closeParser();
}

async function measureSamples(report: (name: string, value: string) => void): Promise<void> {
  const times: number[] = [];
  for (const source of SAMPLES) times.push((await time(() => validateComponent(source))).ms);
  report(`${SAMPLES.length} benign samples`, describe(times));
}

async function measureSizes(report: (name: string, value: string) => void): Promise<void> {
  let first = 0;
  for (const size of SIZES_KB) {
    const source = componentOf(size * 1_000);
    const verdict = await validateComponent(source);
    if (!verdict.ok) throw new Error(`The component of ${size} KB is refused: ${JSON.stringify(verdict.findings[0])}`);
    const own = await repeat(() => validateComponent(source));
    const parse = await repeat(async () =>
      parseSync(source, { configFile: false, babelrc: false, parserOpts: { plugins: ["typescript", "jsx"] } }),
    );
    first ||= median(own);
    const perKb = ((median(own) / size) * 1_000).toFixed(0);
    const target = size === 5 ? " (target: median < 5 ms)" : "";
    report(`${size} KB${target}`, `${describe(own)}, ${perKb} us/KB, ${(median(own) / first).toFixed(1)} x the time of 5 KB`);
    report(
      "  baseline: Babel parses it, no more",
      `${describe(parse)}, baseline / ours ${(median(parse) / median(own)).toFixed(1)} x`,
    );
  }
}

async function measureGiants(report: (name: string, value: string) => void): Promise<void> {
  for (const [name, source] of GIANTS) {
    const times = await repeat(() => validateComponent(source), 10);
    report(`hostile: ${name}`, describe(times));
  }
}

async function repeat(work: () => Promise<unknown>, rounds = ROUNDS): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push((await time(work)).ms);
  return times;
}

/** An ordinary component of about so many bytes: state, handlers, lists, members, markup. */
function componentOf(bytes: number): string {
  const parts: string[] = [];
  const head = `import { createMemo, createSignal, For, Show } from "solid-js";\n`;
  const sections: string[] = [];
  for (let index = 0; head.length + parts.join("").length + sections.join("").length < bytes - 200; index++) {
    parts.push(`
  const [rows${index}, setRows${index}] = createSignal<{ name: string; amount: number }[]>(props.data?.rows ?? []);
  const sum${index} = createMemo(() => rows${index}().reduce((total, row) => total + (Number(row.amount) || 0), 0));
  const add${index} = (name: string) => setRows${index}((old) => [...old, { name, amount: Math.round(sum${index}() / 2) }]);`);
    sections.push(`
    <section class="card bg-base-100 p-4 shadow">
      <h2 class="card-title">{"Group ${index}"}: {sum${index}().toLocaleString("en")}</h2>
      <Show when={rows${index}().length > 0} fallback={<p class="opacity-60">Nothing yet</p>}>
        <ul><For each={rows${index}()}>{(row, at) => <li classList={{ "font-bold": at() === 0 }}>{row.name} {row.amount.toFixed(2)}</li>}</For></ul>
      </Show>
      <button class="btn btn-sm" onClick={() => add${index}(\`Row \${rows${index}().length + 1}\`)}>Add</button>
    </section>`);
  }
  return `${head}export default function App(props: { data?: any }) {${parts.join("")}\n  return (\n  <main>${sections.join("")}\n  </main>);\n}\n`;
}

function withBody(body: string): string {
  return `export default function App(props: { data?: any }) { ${body}\n return <p>x</p>; }`;
}

function names(count: number): string {
  return Array.from({ length: count }, (_, index) => `let a${index}=1;`).join("");
}
