import type { UIMessage } from "ai";

export type RunPhase =
  | "context"
  | "generating"
  | "validating"
  | "compiling"
  | "rendering"
  | "repairing"
  | "storing"
  | "ready"
  | "failed";

/** `data-run`: where the run is; one part per run, updated in place. */
export interface RunData {
  readonly id: string;
  readonly phase: RunPhase;
  readonly ms: number;
  /** Of a failed run: what to tell, and the code of the refusal or `stopped`. */
  readonly message?: string | undefined;
  readonly code?: string | undefined;
  /** Of a finished run: who answered, and why not the first one. */
  readonly provider?: string | undefined;
  readonly fallback_reason?: string | null | undefined;
}

/** `data-component`: the app a run made. A stored message has it without `frame_url`. */
export interface ComponentData {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly url: string;
  readonly preview_url: string;
  readonly frame_url?: string | undefined;
  readonly provider: string;
  readonly summary: string;
  readonly notes: readonly string[];
}

/** `data-attachment`: what a person sent along, without the values. */
export interface AttachmentData {
  readonly name: string;
  readonly kind: string;
  readonly rows: number;
  readonly columns: number;
  readonly bytes: number;
}

/** `data-context`: what an answer about a project was based on, in tokens. */
export interface ContextData {
  readonly limit: number;
  readonly fixed: number;
  readonly prompt: number;
  readonly history: { readonly tokens: number; readonly full: number; readonly summary: number; readonly dropped: number };
  readonly file: { readonly tokens: number; readonly mode: "full" | "truncated" | "none"; readonly path?: string | null };
  readonly map: { readonly tokens: number; readonly files: number; readonly of: number };
  readonly memories: { readonly tokens: number; readonly count: number };
  readonly remaining: number;
}

/** `data-diff`: a change of the project that an answer proposes. */
export interface DiffData {
  readonly diff: string;
  readonly files: readonly ChangedFile[];
}

/** One file of a proposed change. */
export interface ChangedFile {
  readonly path: string;
  readonly change: "added" | "changed" | "removed";
  readonly additions: number;
  readonly deletions: number;
}

// A type, not an interface: the AI SDK asks for an index signature.
export type SparkDataParts = {
  run: RunData;
  source: { text?: string; delta?: string };
  component: ComponentData;
  status: { phase: string; provider?: string };
  usage: { input_tokens?: number; output_tokens?: number };
  attachment: AttachmentData;
  context: ContextData;
  diff: DiffData;
};

export type SparkMessage = UIMessage<unknown, SparkDataParts>;
export type SparkPart = SparkMessage["parts"][number];

/** How an answer stands: it ended well or badly, a person ended it, or it goes on. */
export type AnswerState = "live" | "done" | "failed" | "stopped";

/** A run that ended without saying so was cut off by the reader. */
export function answerState(message: SparkMessage, isLive: boolean): AnswerState {
  if (isLive) return "live";
  const run = lastPart(message.parts, "data-run")?.data;
  if (run?.phase === "failed") return run.code === "stopped" ? "stopped" : "failed";
  const hasEnded = run?.phase === "ready" || lastPart(message.parts, "data-component") !== undefined;
  return hasEnded || (run === undefined && textOf(message) !== "") ? "done" : "stopped";
}

/** All text of a message. */
export function textOf(message: SparkMessage): string {
  return message.parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n\n");
}

/** The source as far as it has been written: the last whole text, and what was added since. */
export function sourceOf(parts: readonly SparkPart[]): string {
  let source = "";
  for (const part of parts) {
    if (part.type !== "data-source") continue;
    source = part.data.text ?? source + (part.data.delta ?? "");
  }
  return source;
}

/** The newest part of one kind. */
export function lastPart<Type extends SparkPart["type"]>(
  parts: readonly SparkPart[],
  type: Type,
): Extract<SparkPart, { type: Type }> | undefined {
  return parts.findLast((part): part is Extract<SparkPart, { type: Type }> => part.type === type);
}
