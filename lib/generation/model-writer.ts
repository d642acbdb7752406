import { type LanguageModel, streamText, tool, type ToolChoice, type ToolSet } from "ai";
import { createDraftCollector } from "./draft-collector";
import { createEarlyCheck } from "./early-check";
import { systemPrompt, userPrompt } from "./prompts";
import { ChangeCall, ComponentCall, EditCall } from "./tool-calls";
import type { Checks } from "./check-source";
import type { Draft, DraftListener, WriteRequest, Writer } from "./types";

const TOOLS = {
  create_component: tool({ description: "Makes the app from a whole file.", inputSchema: ComponentCall }),
  edit_component: tool({ description: "Changes the current file in a few places.", inputSchema: EditCall }),
} satisfies ToolSet;

const CODE_TOOLS = {
  change_files: tool({ description: "Changes the open file, or adds a file to the project.", inputSchema: ChangeCall }),
} satisfies ToolSet;

/** A provider that asks a language model through the AI SDK. It never retries: the router above it is the only retry loop. */
export function createModelWriter(
  { provider, modelId, model }: { provider: string; modelId: string; model: LanguageModel },
  validate: Checks["validate"],
): Writer {
  return {
    provider,
    model: modelId,
    write: (request, listener, signal) => ask(model, validate, request, listener, signal),
  };
}

async function ask(
  model: LanguageModel,
  validate: Checks["validate"],
  request: WriteRequest,
  listener: DraftListener,
  signal: AbortSignal,
): Promise<Draft> {
  // A file that breaks a rule need not be written to its end.
  const enough = new AbortController();
  const result = streamText({
    model,
    instructions: systemPrompt(request),
    messages: [
      ...request.history.map((turn) => ({ role: turn.role, content: turn.text })),
      { role: "user" as const, content: userPrompt(request) },
    ],
    ...toolsFor(request),
    maxRetries: 0,
    abortSignal: AbortSignal.any([signal, enough.signal]),
    onError: () => {},
  });
  const collected = createDraftCollector(request, listener, createEarlyCheck(validate));
  for await (const part of result.stream) {
    if (part.type === "error") throw part.error;
    if (part.type === "abort") throw new DOMException("The run was stopped", "AbortError");
    const refused = await collected.take(part);
    if (refused === undefined) continue;
    enough.abort();
    return refused;
  }
  return collected.draft();
}

/** A file that is to be changed may be edited, or written anew where that is simpler; no tool where only words are wanted. */
function toolsFor({ mode, previous, refused }: WriteRequest): { tools?: ToolSet; toolChoice?: ToolChoice<ToolSet> } {
  if (mode === "text") return {};
  if (mode === "code") return { tools: CODE_TOOLS, toolChoice: "auto" };
  const isChange = previous !== undefined || refused !== undefined;
  const tools: ToolSet = isChange ? TOOLS : { create_component: TOOLS.create_component };
  if (mode !== "component") return { tools, toolChoice: "auto" };
  return { tools, toolChoice: isChange ? "required" : { type: "tool", toolName: "create_component" } };
}
