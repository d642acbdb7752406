import type { ContextData } from "./chat-message";
import { countOf } from "./format";

/** One part of what a model was sent. */
export interface ContextPart {
  readonly id: "fixed" | "map" | "memories" | "history" | "file" | "prompt" | "free";
  readonly label: string;
  /** What it consists of, in a few words. */
  readonly detail: string;
  readonly tokens: number;
}

/** The parts in the order in which they were sent, the free rest last. */
export function contextParts(context: ContextData): readonly ContextPart[] {
  const { map, memories, history, file } = context;
  return [
    { id: "fixed", label: "Instructions", detail: "How Spark answers, and its tools", tokens: context.fixed },
    {
      id: "map",
      label: "Project map",
      detail: `${map.files.toLocaleString("en")} of ${countOf(map.of, "file")}`,
      tokens: map.tokens,
    },
    {
      id: "memories",
      label: "Memories",
      detail: sayMemories(memories.count),
      tokens: memories.tokens,
    },
    { id: "history", label: "Conversation", detail: sayHistory(history), tokens: history.tokens },
    { id: "file", label: "Open file", detail: sayFile(file), tokens: file.tokens },
    { id: "prompt", label: "Your message", detail: "Always whole", tokens: context.prompt },
    { id: "free", label: "Free", detail: "Left for more", tokens: context.remaining },
  ];
}

/** How much of the limit is used. */
export function usedTokens({ limit, remaining }: Pick<ContextData, "limit" | "remaining">): number {
  return limit - remaining;
}

function sayMemories(count: number): string {
  return count === 1 ? "1 memory" : `${count} memories`;
}

function sayHistory({ full, summary, dropped }: ContextData["history"]): string {
  const parts = [
    full > 0 ? `${countOf(full, "turn")} whole` : "",
    summary > 0 ? `${summary} in short` : "",
    dropped > 0 ? `${dropped} left out` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "This is the first turn" : parts.join(", ");
}

function sayFile({ mode, path }: ContextData["file"]): string {
  if (path === null || path === undefined) return "No file was open";
  if (mode === "none") return `${path} did not fit`;
  return mode === "full" ? path : `${path}, a part of it`;
}
