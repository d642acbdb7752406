import { parsePartialJson } from "ai";
import { z } from "zod";
import { SparkError } from "#lib/core/errors";
import { applyEdits } from "./edits";
import type { createEarlyCheck } from "./early-check";
import { ChangeCall, ComponentCall, EditCall } from "./tool-calls";
import type { Draft, DraftListener, Proposal, Usage, WriteRequest } from "./types";

/** What is read of a part of the AI SDK's stream. */
export interface StreamPart {
  readonly type: string;
  readonly text?: string;
  readonly delta?: string;
  readonly toolName?: string;
  readonly input?: unknown;
  readonly finishReason?: string;
  readonly totalUsage?: { readonly inputTokens: number | undefined; readonly outputTokens: number | undefined };
}

/** An answer on a 200 that is none; `statusCode` is what an honest server would have said. */
class BrokenAnswer extends Error {
  override readonly name = "BrokenAnswer";
  constructor(
    message: string,
    readonly statusCode: number,
  ) {
    super(message);
  }
}

// Partial JSON is parsed from its start each time; once per 200 characters keeps that cheap and the view live.
const PARSE_EVERY_CHARACTERS = 200;
const PartialCall = z.object({ source: z.string() });

/** Puts a streamed answer together: words, or the one call of a tool, whose source is shown while it is written. */
export function createDraftCollector(request: WriteRequest, listener: DraftListener, look: ReturnType<typeof createEarlyCheck>) {
  const source = createSourceView(listener);
  let text = "";
  let made: Draft | undefined;
  let usage: Usage = { inputTokens: 0, outputTokens: 0 };
  let refused: Draft | undefined;
  let proposal: Proposal | undefined;

  /** The look at what is there so far goes on beside the stream, which does not wait for it. */
  async function takeInput(delta: string): Promise<Draft | undefined> {
    listener.sign();
    const written = await source.take(delta);
    if (written !== undefined) void lookAt(written).catch(() => {});
    return refused;
  }

  async function lookAt(written: string): Promise<void> {
    const findings = await look(written);
    if (findings) refused ??= { kind: "refused", source: written, findings };
  }

  function takeCall(toolName: string | undefined, input: unknown): void {
    if (toolName === "change_files") {
      proposal = ChangeCall.safeParse(input).data;
      return;
    }
    made = toolName === "edit_component" ? editedBy(request, input) : writtenBy(input);
    if (made?.kind === "component") source.show(made.source);
  }

  /** Words before a call are kept; a call without any is told by its own. */
  function wordsWith({ summary }: Proposal): string {
    if (text.trim() !== "") return text;
    listener.text(summary);
    return summary;
  }

  return {
    /** Takes one part; answers a draft that is refused already, for which nothing more need come. */
    async take(part: StreamPart): Promise<Draft | undefined> {
      if (part.type === "text-delta") {
        text += part.text ?? "";
        listener.text(part.text ?? "");
      } else if (part.type === "reasoning-delta" || part.type === "tool-input-start") listener.sign();
      else if (part.type === "tool-input-delta") return takeInput(part.delta ?? "");
      else if (part.type === "tool-call") takeCall(part.toolName, part.input);
      else if (part.type === "finish") usage = usageAtEnd(part);
      return undefined;
    },
    draft(): Draft {
      if (made) return { ...made, usage };
      if (proposal) return { kind: "text", text: wordsWith(proposal), proposal, usage };
      if (text.trim() !== "" && request.mode !== "component") return { kind: "text", text, usage };
      throw new SparkError("providers_unavailable", "The model answered with nothing that can be used.");
    },
  };
}

/** The source in a call that is still being written. */
function createSourceView(listener: DraftListener) {
  let json = "";
  let parsedAt = 0;
  let shown = 0;
  function show(source: string): void {
    if (source.length <= shown) return;
    listener.source(source.slice(shown));
    shown = source.length;
  }
  return {
    show,
    /** Answers the source so far, when it is worth a look again. */
    async take(delta: string): Promise<string | undefined> {
      json += delta;
      if (json.length - parsedAt < PARSE_EVERY_CHARACTERS) return undefined;
      parsedAt = json.length;
      const { value } = await parsePartialJson(json);
      const partial = PartialCall.safeParse(value);
      if (!partial.success) return undefined;
      show(partial.data.source);
      return partial.data.source;
    },
  };
}

function writtenBy(input: unknown): Draft | undefined {
  const call = ComponentCall.safeParse(input);
  return call.success ? { kind: "component", ...call.data, notes: [] } : undefined;
}

/** The current file with the edits in it; it is the one that was refused last, if one was. */
function editedBy({ previous, refused }: WriteRequest, input: unknown): Draft | undefined {
  const call = EditCall.safeParse(input);
  const current = refused?.source ?? previous?.source;
  if (!call.success || current === undefined) return undefined;
  const { edits, ...texts } = call.data;
  const applied = applyEdits(current, edits);
  if (!applied.ok) return { kind: "refused", source: current, findings: applied.findings };
  return { kind: "component", ...texts, source: applied.source, notes: [] };
}

/** Throws when the end says that the answer is none. */
function usageAtEnd({ finishReason, totalUsage }: StreamPart): Usage {
  if (finishReason === "content-filter") throw new BrokenAnswer("content_filter", 400);
  if (finishReason === "error" || finishReason === "interrupted")
    throw new BrokenAnswer(`The answer ended early (${finishReason})`, 502);
  return { inputTokens: totalUsage?.inputTokens ?? 0, outputTokens: totalUsage?.outputTokens ?? 0 };
}
