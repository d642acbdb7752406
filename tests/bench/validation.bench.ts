import { parseSync } from "@babel/core";
import { closeParser, validateComponent } from "#lib/validation/validate-component";
import { appOfSize, smallApps } from "./support/corpus";
import type { Report } from "./support/report";
import { describe, median, time } from "./support/statistics";

const SAMPLES = smallApps();
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
export async function bench(report: Report): Promise<void> {
  for (let round = 0; round < WARM_ROUNDS; round++) for (const source of SAMPLES) await validateComponent(source);
  await measureSamples(report);
  await measureSizes(report);
  await measureGiants(report);
  await closeParser();
}

async function measureSamples(report: Report): Promise<void> {
  const times: number[] = [];
  for (const source of SAMPLES) times.push((await time(() => validateComponent(source))).ms);
  report(`${SAMPLES.length} benign samples`, describe(times));
}

async function measureSizes(report: Report): Promise<void> {
  let first = 0;
  for (const size of SIZES_KB) {
    const source = appOfSize(size * 1_000);
    const verdict = await validateComponent(source);
    if (!verdict.ok) throw new Error(`The component of ${size} KB is refused: ${JSON.stringify(verdict.findings[0])}`);
    const own = await repeat(() => validateComponent(source));
    const parse = await repeat(async () =>
      parseSync(source, { configFile: false, babelrc: false, parserOpts: { plugins: ["typescript", "jsx"] } }),
    );
    first ||= median(own);
    const target = size === 5 ? " (target: median < 5 ms)" : "";
    report(`${size} KB${target}`, { ...describe(own), "ms/KB": median(own) / size, "x 5 KB": median(own) / first });
    report("  Babel parses it, no more", { ...describe(parse), "ours / theirs": median(own) / median(parse) });
  }
}

async function measureGiants(report: Report): Promise<void> {
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

function withBody(body: string): string {
  return `export default function App(props: { data?: any }) { ${body}\n return <p>x</p>; }`;
}

function names(count: number): string {
  return Array.from({ length: count }, (_, index) => `let a${index}=1;`).join("");
}
