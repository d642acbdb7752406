import { requireScope, type RequestContext } from "#lib/core/context";
import { sha256Hex } from "#lib/core/hash";
import type { Json } from "#lib/core/json";
import type { Logger } from "#lib/observability/logger";
import type { RunUsage } from "#lib/observability/usage-verbs";
import { costOf } from "#lib/orchestration/prices";
import type { Registry } from "#lib/registry/registry";
import type { Alongside, ComponentRecord, NewVersion, VersionDetail } from "#lib/registry/types";
import { fitContext, type Material } from "./fit-context";
import type { CheckedComponent, Emit, TextAnswer, Theme, WriteRequest } from "./types";
import type { RunResult } from "./write-answer";

// Titles and summaries come from models: what is longer is cut, not refused.
const TITLE_CHARACTERS = 120;
const SUMMARY_CHARACTERS = 1_000;

/** What a caller asks for; chat turns and agent calls both become this. */
export interface MakeRequest {
  prompt: string;
  data: Json | undefined;
  mode: WriteRequest["mode"];
  theme?: Theme | undefined;
  title?: string | undefined;
  schemaOnly: boolean;
  effort: WriteRequest["effort"];
  /** The provider to ask first. */
  provider?: string | undefined;
  /** What could go before the prompt; of it goes in what fits. */
  material?: Material | undefined;
  /** The last answer was not the right one. */
  isRepeat?: boolean | undefined;
  /** The component to make a new version of. */
  componentId: string | undefined;
  /** What is stored together with it. */
  alongside?: Alongside | undefined;
}

export interface MadeComponent {
  kind: "component";
  record: ComponentRecord;
  checked: CheckedComponent;
  /** Milliseconds from the request to the committed row, and each stage's share. */
  timings: Record<string, number>;
  usage: CheckedComponent["usage"];
  provider: string;
  model: string | undefined;
}

export type Made = TextAnswer | MadeComponent;

export interface MakeDeps {
  generate: (ctx: RequestContext, request: WriteRequest, emit: Emit) => Promise<RunResult>;
  registry: Registry;
  logger: Logger;
  /** Counts what a run has used, a moment later. */
  noteUsage: (ctx: RequestContext, run: RunUsage) => void;
}

/** From a request to a stored component (or a text): generate, check, compile, then component, version and bundle in one transaction. */
export function createMakeComponent({ generate, registry, logger, noteUsage }: MakeDeps) {
  return async function makeComponent(ctx: RequestContext, request: MakeRequest, emit: Emit): Promise<Made> {
    requireScope(ctx, "generate");
    const startedAt = performance.now();
    const target = request.componentId ? await registry.getVersion(ctx, { componentId: request.componentId }) : undefined;
    const data = request.data ?? (target ? (await registry.getData(ctx, { componentId: target.component.id })).data : undefined);
    const asked = fitted(writeRequest(request, target, data), request.material, emit);
    const result = await generate(ctx, asked, emit);
    const { provider, model } = result;
    const costUsd = costOf(model, result.usage);
    noteUsage(ctx, { provider, model, ...result.usage, costUsd });
    if (result.kind === "text") return result;
    const elapsed = () => Math.round(performance.now() - startedAt);
    emit({ type: "phase-started", phase: "storing", ms: elapsed() });
    const before = performance.now();
    const record = await store(ctx, request, target, result);
    const timings = {
      ...result.timings,
      storing: rounded(performance.now() - before),
      total: rounded(performance.now() - startedAt),
    };
    logger.info("component_generated", logFields(ctx, record, result, timings));
    emit({ type: "phase-started", phase: "ready", ms: elapsed() });
    const { usage } = result;
    return { kind: "component", record, checked: result, timings, usage, provider, model };
  };

  async function store(ctx: RequestContext, request: MakeRequest, target: VersionDetail | undefined, checked: CheckedComponent) {
    const version = await toVersion(checked);
    const { alongside } = request;
    const title = cut(request.title ?? checked.title, TITLE_CHARACTERS) || "Untitled app";
    const summary = cut(checked.summary, SUMMARY_CHARACTERS);
    if (!target) {
      const { provider, model } = checked;
      const texts = { title, summary, prompt: request.prompt, theme: request.theme ?? "auto" };
      return registry.createComponent(ctx, { ...texts, data: request.data ?? null, provider, model, version, alongside });
    }
    const { id, version: base } = target.component;
    const saved = await registry.saveVersion(ctx, { componentId: id, baseVersion: base, version, title, summary, alongside });
    if (request.data === undefined) return saved;
    await registry.replaceData(ctx, { componentId: id, data: request.data });
    return registry.getComponent(ctx, { componentId: id });
  }
}

export type MakeComponent = ReturnType<typeof createMakeComponent>;

/** The request with the material that fits before it; who watches hears what went in. */
function fitted(request: WriteRequest, material: Material | undefined, emit: Emit): WriteRequest {
  if (material === undefined) return request;
  const { request: filled, report } = fitContext(request, material);
  emit({ type: "context-fitted", report });
  return filled;
}

function writeRequest(request: MakeRequest, target: VersionDetail | undefined, data: Json | undefined): WriteRequest {
  return {
    prompt: request.prompt,
    data: data ?? undefined,
    mode: request.mode,
    theme: request.theme ?? target?.component.theme ?? "auto",
    title: request.title,
    schemaOnly: request.schemaOnly,
    isRepeat: request.isRepeat,
    effort: request.effort,
    provider: request.provider,
    history: [],
    previous: target ? { source: target.source, recipe: target.recipe } : undefined,
    refused: undefined,
  };
}

async function toVersion(checked: CheckedComponent): Promise<NewVersion> {
  return {
    source: checked.source,
    sourceHash: await sha256Hex(checked.source),
    provider: checked.provider,
    model: checked.model,
    recipe: checked.recipe ?? undefined,
    verdict: checked.verdict,
    timings: checked.timings,
    bundle: checked.bundle,
  };
}

function logFields(ctx: RequestContext, record: ComponentRecord, checked: CheckedComponent, timings: Record<string, number>) {
  return {
    request_id: ctx.requestId,
    tenant_id: ctx.actor.tenantId,
    user_id: ctx.actor.userId,
    component_id: record.id,
    version: record.version,
    compile_time_ms: timings["compiling"] ?? 0,
    bundle_size_bytes: record.sizes.jsBytes,
    cache_hit: checked.cacheHit,
    cache_layer: checked.cacheLayer,
    render: checked.verdict.render,
    provider: checked.provider,
    model: checked.model,
    repairs: checked.repairs,
    tokens_in: checked.usage.inputTokens,
    tokens_out: checked.usage.outputTokens,
    cost_usd: costOf(checked.model, checked.usage) ?? null,
    ...Object.fromEntries(Object.entries(timings).map(([stage, ms]) => [`ms_${stage}`, ms])),
  };
}

function cut(text: string, length: number): string {
  const trimmed = text.trim();
  return trimmed.length <= length ? trimmed : `${trimmed.slice(0, length - 1)}…`;
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
