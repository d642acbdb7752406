import { type LanguageModel, parsePartialJson, streamText, tool } from "ai";
import { z } from "zod";
import { SparkError } from "#lib/core/errors";
import { systemPrompt, userPrompt } from "./prompts";
import type { Draft, DraftListener, Usage, WriteRequest, Writer } from "./types";

const ComponentCall = z.object({
  title: z.string().describe("Two to five words"),
  summary: z.string().describe("One sentence: what it shows and what one can do with it"),
  source: z.string().describe("The whole TSX file, raw"),
});

// Partial JSON is parsed from its start each time; once per 200 characters keeps that cheap and the view live.
const PARSE_EVERY_CHARACTERS = 200;

/** A provider that asks a language model through the AI SDK. It never retries: the router above it is the only retry loop. */
export function createModelWriter(provider: string, modelId: string, model: LanguageModel): Writer {
  return {
    provider,
    model: modelId,
    write: (request, listener, signal) => ask(model, request, listener, signal),
  };
}

async function ask(model: LanguageModel, request: WriteRequest, listener: DraftListener, signal: AbortSignal): Promise<Draft> {
  const result = streamText({
    model,
    instructions: systemPrompt(request.mode),
    messages: [
      ...request.history.map((turn) => ({ role: turn.role, content: turn.text })),
      { role: "user" as const, content: userPrompt(request) },
    ],
    ...(request.mode === "text" ? {} : { tools: { create_component: tool({ inputSchema: ComponentCall }) } }),
    ...(request.mode === "component" ? { toolChoice: { type: "tool" as const, toolName: "create_component" as const } } : {}),
    maxRetries: 0,
    abortSignal: signal,
    onError: () => {},
  });
  const collected = createCollector(listener);
  for await (const part of result.stream) {
    if (part.type === "error") throw part.error;
    if (part.type === "abort") throw new DOMException("The run was stopped", "AbortError");
    if (part.type === "text-delta") collected.text(part.text);
    if (part.type === "tool-input-delta") await collected.input(part.delta);
    if (part.type === "tool-call") collected.call(part.input);
    if (part.type === "finish") collected.usage(part.totalUsage.inputTokens, part.totalUsage.outputTokens);
  }
  return collected.draft();
}

function createCollector(listener: DraftListener) {
  let text = "";
  let json = "";
  let parsedAt = 0;
  let sent = 0;
  let call: z.output<typeof ComponentCall> | undefined;
  let usage: Usage = { inputTokens: 0, outputTokens: 0 };
  const sendSource = (source: string) => {
    if (source.length <= sent) return;
    listener.source(source.slice(sent));
    sent = source.length;
  };
  return {
    text(delta: string) {
      text += delta;
      listener.text(delta);
    },
    async input(delta: string) {
      json += delta;
      if (json.length - parsedAt < PARSE_EVERY_CHARACTERS) return;
      parsedAt = json.length;
      const { value } = await parsePartialJson(json);
      const partial = z.object({ source: z.string() }).safeParse(value);
      if (partial.success) sendSource(partial.data.source);
    },
    call(input: unknown) {
      const parsed = ComponentCall.safeParse(input);
      if (!parsed.success) return;
      call = parsed.data;
      sendSource(call.source);
    },
    usage(inputTokens: number | undefined, outputTokens: number | undefined) {
      usage = { inputTokens: inputTokens ?? 0, outputTokens: outputTokens ?? 0 };
    },
    draft(): Draft {
      if (call) return { kind: "component", ...call, notes: [], usage };
      if (text.trim()) return { kind: "text", text, usage };
      throw new SparkError("providers_unavailable", "The model answered with nothing.");
    },
  };
}
