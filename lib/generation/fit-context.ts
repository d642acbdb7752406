import { countTokens } from "#lib/context/count-tokens";
import { cutFile } from "#lib/context/cut-file";
import { allocateTokens, type BudgetShares } from "#lib/context/token-budget";
import { SparkError } from "#lib/core/errors";
import { fuseMemories, memoryLine, type Remembered } from "#lib/memory/fuse-memories";
import { describeShape } from "./data-shape";
import { fixedPrompt } from "./prompts";
import { framed } from "./code-prompts";
import type { ProjectView, WriteRequest } from "./types";

/** What one question may cost, in tokens (o200k; Gemini counts a little more, which the buffer covers). */
export const LIMITS = {
  tMax: 40_960,
  /** For the answer, and for what another tokenizer counts more. */
  tBuffer: 8_192,
  tActiveFile: 8_192,
  /** Recall does not grow above it, and memories get a chance. */
  tAstMax: 8_192,
} as const;

/** Schemas of the tools, roles and tags. */
const FRAMING_TOKENS = 700;
const MESSAGE_TOKENS = 8;
const MEMORIES_FRAME_TOKENS = 80;

/** One question with its answer, and what is left of it when it is old. */
export interface PastTurn {
  id: string;
  question: string;
  answer: string;
  summary?: string | undefined;
}

/** Everything that could go before a prompt, each part in its own order of importance. */
export interface Material {
  /** Oldest first. */
  turns: readonly PastTurn[];
  /** The project without what is shown of its open file. */
  project?: (Omit<ProjectView, "activeFile"> & { activeFile: { path: string; content: string } | undefined }) | undefined;
  /** Parts of the project's map, best first; each is text of its own. */
  mapBlocks: readonly { path: string; text: string }[];
  /** At most five, best first. */
  memories: readonly Remembered[];
}

/** What went in, part by part, in tokens; for the person who asks. */
export interface ContextReport {
  limit: number;
  fixed: number;
  prompt: number;
  history: { tokens: number; full: number; summary: number; dropped: number };
  file: { tokens: number; mode: "full" | "truncated" | "none"; path: string | undefined };
  map: { tokens: number; files: number; of: number };
  memories: { tokens: number; count: number };
  remaining: number;
}

/**
 * Puts into a request what fits of the material, by the rules of the token budget.
 * Throws `payload_too_large` before anybody is asked when the prompt alone is too large.
 */
export function fitContext(
  request: WriteRequest,
  material: Material,
  limits: typeof LIMITS = LIMITS,
): { request: WriteRequest; report: ContextReport } {
  const { turns, project, mapBlocks, memories } = material;
  const file = project?.activeFile;
  const numbered = file === undefined ? "" : withNumbers(file.content);
  const input = {
    t_max: limits.tMax,
    t_buffer: limits.tBuffer,
    t_fixed: fixedTokens(request, material),
    prompt_tokens: countTokens(request.prompt),
    history: turns.map(sizeOfTurn),
    active_file: file === undefined ? null : { tokens: countTokens(numbered) },
    t_active_file: limits.tActiveFile,
    ast: mapBlocks.map(({ text }, index) => ({ id: String(index), tokens: countTokens(text) + 1 })),
    t_ast_max: limits.tAstMax,
    memories: memories.map((memory, index) => ({ id: String(index), tokens: countTokens(memoryLine(memory)) + 1 })),
  };
  const allocated = allocateTokens(input);
  if (!allocated.ok) throw tooLarge(allocated.error);
  const blocks = allocated.ast.ids.flatMap((id) => mapBlocks[Number(id)] ?? []);
  const remembered = allocated.memories.ids.flatMap((id) => memories[Number(id)] ?? []);
  const shown = shownOf(file, numbered, allocated);
  return {
    request: {
      ...request,
      history: historyOf(turns, allocated),
      background: [...(blocks.length > 0 ? [mapOf(blocks)] : []), ...(remembered.length > 0 ? [fuseMemories(remembered)] : [])],
      project: project && { ...project, activeFile: file && { ...file, shown } },
    },
    report: reportOf(allocated, input, { file: file?.path, blocks: mapBlocks.length }),
  };
}

function fixedTokens(request: WriteRequest, { project, memories }: Material): number {
  const parts = [
    fixedPrompt({ ...request, project: project && { ...project, activeFile: undefined } }),
    request.data === undefined ? "" : describeShape(request.data, request.schemaOnly),
    request.previous?.source ?? "",
    request.title ?? "",
  ];
  const texts = parts.reduce((total, text) => total + countTokens(text), 0);
  return texts + FRAMING_TOKENS + (memories.length > 0 ? MEMORIES_FRAME_TOKENS : 0);
}

function sizeOfTurn({ id, question, answer, summary }: PastTurn) {
  const tokens = countTokens(question) + countTokens(answer) + 2 * MESSAGE_TOKENS;
  return { id, tokens, summary_tokens: summary === undefined ? null : countTokens(summary) + MESSAGE_TOKENS };
}

function historyOf(turns: readonly PastTurn[], { history }: Allocated): WriteRequest["history"] {
  return turns.flatMap((turn, index) => {
    const mode = history[index]?.mode;
    if (mode === "summary") return [{ role: "user" as const, text: turn.summary ?? "" }];
    if (mode !== "full") return [];
    const said = [{ role: "user" as const, text: turn.question }];
    return turn.answer === "" ? said : [...said, { role: "assistant" as const, text: turn.answer }];
  });
}

/** The open file as the model will read it: with the number of each line. */
function withNumbers(content: string): string {
  return content
    .split("\n")
    .map((line, index) => `${index + 1}| ${line}`)
    .join("\n");
}

function shownOf(
  file: { path: string; content: string } | undefined,
  numbered: string,
  { active_file: { mode, tokens } }: Allocated,
): { text: string; fromLine: number; toLine: number } | undefined {
  if (file === undefined || mode === "none") return undefined;
  const lines = file.content.split("\n");
  if (mode === "full") return { text: file.content, fromLine: 1, toLine: lines.length };
  const { fromLine, toLine } = cutFile({ content: numbered, maxTokens: tokens });
  return { text: lines.slice(fromLine - 1, toLine).join("\n"), fromLine, toLine };
}

function mapOf(blocks: readonly { text: string }[]): string {
  return `<project-map>\n${framed(blocks.map(({ text }) => text).join("\n"))}\n</project-map>`;
}

type Allocated = BudgetShares;

function reportOf(
  allocated: Allocated,
  input: { t_fixed: number; prompt_tokens: number },
  { file, blocks }: { file: string | undefined; blocks: number },
): ContextReport {
  const { t_in, history, active_file, ast, memories, remaining } = allocated;
  const count = (mode: string) => history.filter((turn) => turn.mode === mode).length;
  return {
    limit: t_in,
    fixed: input.t_fixed,
    prompt: input.prompt_tokens,
    history: {
      tokens: history.reduce((total, { tokens }) => total + tokens, 0),
      full: count("full"),
      summary: count("summary"),
      dropped: count("dropped"),
    },
    file: { ...active_file, path: file },
    map: { tokens: ast.tokens, files: ast.ids.length, of: blocks },
    memories: { tokens: memories.tokens, count: memories.ids.length },
    remaining,
  };
}

function tooLarge(error: "BUDGET_INVALID" | "PROMPT_TOO_LARGE"): SparkError {
  const message =
    error === "PROMPT_TOO_LARGE"
      ? "The message is too large for a model. Shorten it, or send material as data_context."
      : "The app, or the shape of its data, is too large for a model to work on.";
  return new SparkError("payload_too_large", message, { details: [{ path: "message", message: error }] });
}
