import { SparkError } from "#lib/core/errors";
import type { Json } from "#lib/core/json";
import { createProjectParts } from "./project-parts";
import { toRouteJson } from "#lib/generation/route-json";
import type { Made, MadeComponent } from "#lib/generation/make-component";
import { costOf } from "#lib/orchestration/prices";
import type { RunEvent } from "#lib/generation/types";
import type { Chunk } from "./types";

const TEXT_ID = "text";

/** Addresses of a component, made by whoever knows the app's origin. */
export interface ComponentLinks {
  url: string;
  preview_url: string;
  frame_url: string;
}

/** Turns the events of one run into chunks of the AI SDK's UI message stream, and keeps the parts that are stored. */
export function createTurnStream(emit: (chunk: Chunk) => void, ids: { messageId: string; runId: string }) {
  const text = createTextPart(emit);
  const source = createSourcePart(emit, ids.runId);
  let phase: { [field: string]: Json } = { id: ids.runId, phase: "context", ms: 0 };
  let component: Json | undefined;
  const about = createProjectParts(emit, ids.runId);

  const part = (name: string, data: Json, id?: string) => emit({ type: `data-${name}`, ...(id ? { id } : {}), data });
  const setPhase = (data: typeof phase) => part("run", (phase = data), ids.runId);

  return {
    start: () => emit({ type: "start", messageId: ids.messageId }),
    on(event: RunEvent) {
      if (event.type === "phase-started" && event.phase !== "ready")
        setPhase({ id: ids.runId, phase: event.phase, ms: event.ms });
      if (event.type === "context-fitted") about.fitted(event.report);
      if (event.type === "text-delta" && event.delta !== "") text.add(event.delta);
      if (event.type === "source-delta") source.add(event.delta);
      if (event.type === "run-restarted") {
        // Everything shown so far is taken back, by readers too; the run itself goes on.
        emit({ type: "reset-step" });
        text.forget();
        source.forget();
        part("status", { phase: "restarted", provider: event.provider }, `${ids.runId}-status`);
        setPhase(phase);
        about.again();
      }
    },
    /** The end of a run that worked. Nothing is sent before the returned function is called: first the answer is stored. */
    succeed(made: Made, ms: number, links: ComponentLinks | undefined): () => void {
      const shown = made.kind === "component" && links ? componentPart(made, links) : undefined;
      component = shown?.stored;
      const showChange = made.kind === "text" && made.change ? about.proposed(made.change) : () => {};
      phase = { id: ids.runId, phase: "ready", ms, ...answeredBy(made) };
      return () => {
        text.close();
        if (shown) part("component", shown.sent, shown.id);
        showChange();
        part("usage", usageOf(made));
        part("run", phase, ids.runId);
        emit({ type: "finish" });
      };
    },
    /** The end of a run that did not, in the same two steps. */
    fail(error: unknown, ms: number, wasStopped: boolean): () => void {
      const message = failureText(error, wasStopped);
      phase = { id: ids.runId, phase: "failed", ms, message, code: wasStopped ? "stopped" : codeOf(error) };
      return () => {
        text.close();
        part("run", phase, ids.runId);
        emit(wasStopped ? { type: "abort" } : { type: "error", errorText: message });
      };
    },
    /** What is kept of the answer: where the run ended, the text, the component, or the source that did not become one. */
    parts(): Json[] {
      const run = { type: "data-run", id: ids.runId, data: phase };
      const said = text.all() === "" ? [] : [{ type: "text", text: text.all() }];
      const draft = phase["phase"] === "failed" ? source.parts() : [];
      const made = component ? [{ type: "data-component", data: component }] : draft;
      return [run, ...about.context(), ...said, ...about.diff(), ...made];
    },
    component: () => component,
    run: () => phase,
  };
}

/** The source as far as it has come: each chunk has all of it, as parts with one id replace one another. */
function createSourcePart(emit: (chunk: Chunk) => void, runId: string) {
  let all = "";
  const part = () => ({ type: "data-source", id: `${runId}-source`, data: { id: runId, text: all } });
  return {
    add(delta: string) {
      all += delta;
      emit(part());
    },
    forget: () => void (all = ""),
    parts: (): Json[] => (all === "" ? [] : [part()]),
  };
}

/** The one text of an answer: opened by its first word, closed once. */
function createTextPart(emit: (chunk: Chunk) => void) {
  let all = "";
  let isOpen = false;
  return {
    add(delta: string) {
      if (!isOpen) emit({ type: "text-start", id: TEXT_ID });
      isOpen = true;
      all += delta;
      emit({ type: "text-delta", id: TEXT_ID, delta });
    },
    close() {
      if (isOpen) emit({ type: "text-end", id: TEXT_ID });
      isOpen = false;
    },
    forget() {
      all = "";
      isOpen = false;
    },
    all: () => all,
  };
}

/** Which provider answered, and why that one. */
function answeredBy(made: Made): { [field: string]: Json } {
  const { provider, model = null } = made;
  return { provider, model, ...toRouteJson(made.kind === "component" ? made.checked.route : made.route) };
}

function usageOf({ usage, provider, model }: Made): Json {
  const tokens = { input_tokens: usage.inputTokens, output_tokens: usage.outputTokens };
  return { ...tokens, cost_usd: costOf(model, usage) ?? null, provider, model: model ?? null };
}

export type TurnStream = ReturnType<typeof createTurnStream>;

function componentPart({ record, checked }: MadeComponent, links: ComponentLinks): { id: string; sent: Json; stored: Json } {
  const { frame_url, ...lasting } = links;
  const stored = {
    id: record.id,
    version: record.version,
    title: record.title,
    summary: record.summary,
    notes: [...checked.notes],
    provider: checked.provider,
    verdict: { ...checked.verdict },
    ...lasting,
  };
  return { id: record.id, stored, sent: { ...stored, frame_url } };
}

function codeOf(error: unknown): string {
  return SparkError.is(error) ? error.code : "internal";
}

function failureText(error: unknown, wasStopped: boolean): string {
  if (wasStopped) return "Stopped. What had arrived is kept.";
  if (!SparkError.is(error) || error.code === "internal")
    return "Something went wrong on our side. Your message is kept; try again.";
  return error.message;
}
