import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { countTokens as countAtOnce } from "gpt-tokenizer/encoding/o200k_base";
import { countTokens } from "#lib/context/count-tokens";
import { cutFile } from "#lib/context/cut-file";
import { extractOutline } from "#lib/context/extract-outline";
import type { ProjectFile } from "#lib/context/outline";
import { createProjectIndex } from "#lib/context/project-index";
import { allocateTokens } from "#lib/context/token-budget";
import type { Report } from "./support/report";
import { describe } from "./support/statistics";

const LENGTH = 100_000;
const PROJECT_FILES = 1_000;
const BUDGET_TOKENS = 4_096;
const PROMPTS = [
  "fix(stream): do not lose the last event when the connection breaks",
  "The rate limit answers 429 without retry-after",
  "Durations with days are parsed wrongly in charts",
  "make it faster",
];

/** What a model is told of a project: counting, cutting, dealing out, and the map. */
export async function bench(report: Report): Promise<void> {
  const files = ownFiles();
  countWords(report, files);
  countRuns(report);
  const [largest] = files.toSorted((a, b) => b.content.length - a.content.length);
  report(`cutting ${Math.round((largest?.content.length ?? 0) / 1_000)} kB to 4,000 tokens`, {
    ...describe(times(20, (round) => cutFile({ content: largest?.content ?? "", maxTokens: 4_000, cursorLine: round * 20 }))),
  });
  report("dealing out 200 turns and 500 blocks", describe(times(50, () => allocateTokens(LARGE_BUDGET))));
  mapProject(report, project(files));
}

function countWords(report: Report, files: readonly ProjectFile[]): void {
  const text = files.map(({ content }) => content).join("\n");
  const counts = { here: 0, atOnce: 0 };
  const here = times(3, () => (counts.here = files.reduce((sum, { content }) => sum + countTokens(content), 0)));
  const atOnce = times(3, () => (counts.atOnce = files.reduce((sum, { content }) => sum + countAll(content), 0)));
  const speed = (ms: readonly number[]) => text.length / 1_000 / (describe([...ms])["median ms"] ?? 1);
  report("tokens of this project's files", { "MB/s": speed(here), "the tokenizer alone MB/s": speed(atOnce) });
  report("over what the tokenizer says", { "%": 100 * (counts.here / counts.atOnce - 1) });
}

function countRuns(report: Report): void {
  const mixed = (count: number, from: number) =>
    Array.from({ length: LENGTH }, (_, index) => String.fromCharCode(from + ((index * index * 31 + index * 7) % count))).join("");
  const runs: Readonly<Record<string, string>> = {
    "one letter": "a".repeat(LENGTH),
    spaces: " ".repeat(LENGTH),
    emoji: "😀".repeat(LENGTH / 2),
    families: "👩‍👩‍👧‍👦".repeat(LENGTH / 11),
    "Chinese, no letter twice": mixed(20_000, 0x4e_00),
    "anything of Unicode": mixed(0xff_ff, 0),
    base64: Buffer.from(mixed(256, 0)).toString("base64").slice(0, LENGTH),
  };
  for (const [name, text] of Object.entries(runs)) {
    report(`100,000 x ${name}`, describe(times(5, () => countTokens(text))));
  }
  report("10,000 x one letter, the tokenizer alone", describe(times(1, () => countAll("a".repeat(LENGTH / 10)))));
}

function mapProject(report: Report, files: readonly ProjectFile[]): void {
  const outlines = files.map(extractOutline);
  report(`an index of ${files.length} outlines`, describe(times(5, () => createProjectIndex(outlines))));
  const index = createProjectIndex(outlines);
  const active = files.find(({ path: name }) => name.endsWith("chat/open-turn.ts"))?.path;
  for (const [name, activeFile] of [
    ["the prompt only", undefined],
    ["an open file", active],
  ] as const) {
    const asked = times(PROMPTS.length * 6, (round) =>
      index.map({ prompt: PROMPTS[round % PROMPTS.length] ?? "", activeFile, budgetTokens: BUDGET_TOKENS }),
    );
    report(`a map of ${files.length} files, ${name}`, { "first ms": asked[0] ?? 0, ...describe(asked.slice(PROMPTS.length)) });
  }
}

const LARGE_BUDGET = {
  t_max: 128_000,
  t_buffer: 8_000,
  prompt_tokens: 400,
  history: Array.from({ length: 200 }, (_, index) => ({ id: `t${index}`, tokens: 900 + index, summary_tokens: 80 })),
  active_file: { tokens: 9_000 },
  t_active_file: 6_000,
  ast: Array.from({ length: 500 }, (_, index) => ({ id: `a${index}`, tokens: 20 + (index % 70) })),
  t_ast_max: 8_192,
};

/** Synchronous work, so many times, in milliseconds. */
function times(rounds: number, work: (round: number) => unknown): number[] {
  return Array.from({ length: rounds }, (_, round) => {
    const startedAt = performance.now();
    work(round);
    return performance.now() - startedAt;
  });
}

function countAll(text: string): number {
  return countAtOnce(text, { disallowedSpecial: new Set<string>() });
}

function ownFiles(): ProjectFile[] {
  return ["app", "lib", "supabase", "tests/unit", "scripts"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(?:ts|tsx|mjs)$/.test(name))
      .map((name) => ({ path: path.join(folder, name), content: readFileSync(path.join(folder, name), "utf8") })),
  );
}

/** This project's files, and again under another folder until there are enough. */
function project(files: readonly ProjectFile[]): ProjectFile[] {
  return Array.from({ length: PROJECT_FILES }, (_, number) => {
    const { path: name = "", content = "" } = files[number % files.length] ?? {};
    return { path: number < files.length ? name : `copy-${Math.floor(number / files.length)}/${name}`, content };
  });
}
