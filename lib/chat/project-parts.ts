import type { Json } from "#lib/core/json";
import type { ContextReport } from "#lib/generation/fit-context";
import type { ProjectChange } from "#lib/generation/types";
import { toContextJson } from "./schemas";
import type { Chunk } from "./types";

type Part = Chunk & { readonly [field: string]: Json };

/** The parts of an answer about a project: what went before the prompt, and the change that is proposed. */
export function createProjectParts(emit: (chunk: Chunk) => void, runId: string) {
  let context: Part | undefined;
  let diff: Part | undefined;
  return {
    fitted(report: ContextReport): void {
      context = { type: "data-context", id: `${runId}-context`, data: toContextJson(report) };
      emit(context);
    },
    /** Readers have forgotten what was shown so far; what went before the prompt is still true. */
    again: (): void => void (context && emit(context)),
    /** Kept now, shown by the function that this gives. */
    proposed({ diff: text, files }: ProjectChange): () => void {
      const part = { type: "data-diff", id: `${runId}-diff`, data: { diff: text, files: files.map((file) => ({ ...file })) } };
      diff = part;
      return () => emit(part);
    },
    context: (): Json[] => (context ? [context] : []),
    diff: (): Json[] => (diff ? [diff] : []),
  };
}
