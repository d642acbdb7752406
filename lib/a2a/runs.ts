import type { RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { CachePort, WithActor } from "#lib/core/ports";
import type { Logger } from "#lib/observability/logger";
import { isOwnTenant } from "#lib/tenants/tenant-verbs";
import type { Generate } from "./generate";
import { RunState, type GenerateInput } from "./schemas";

// An agent asks within minutes; a day covers the one that sleeps over it.
const KEPT_SECONDS = 86_400;

export interface RunDeps {
  withActor: WithActor;
  generate: Generate;
  cache: CachePort;
  logger: Logger;
}

/** Runs that go on after the call that started them, and their state for whoever asks later. */
export function createRuns({ withActor, generate, cache, logger }: RunDeps) {
  const keyOf = (ctx: RequestContext, id: string) => `run:${ctx.actor.tenantId}:${id}`;

  async function startRun(ctx: RequestContext, input: GenerateInput, idempotencyKey: string | undefined): Promise<RunState> {
    const id = crypto.randomUUID();
    const begun: RunState = { id, state: "running", phase: "context", created_at: new Date().toISOString() };
    const write = (state: RunState) => cache.set(keyOf(ctx, id), JSON.stringify(state), KEPT_SECONDS);
    await write(begun);
    const emit = (event: { type: string; phase?: string }) => {
      if (event.type === "phase-started" && event.phase) void write({ ...begun, phase: event.phase });
    };
    // Its caller is gone: only the deadline inside ends it.
    const own = { ...ctx, signal: new AbortController().signal };
    void generate(own, input, { idempotencyKey, emit }).then(
      (result) => write({ ...begun, state: "done", phase: "ready", result }),
      (error: unknown) => {
        logger.error("run_failed", error, { request_id: ctx.requestId });
        return write({ ...begun, state: "failed", phase: "failed", problem: problemOf(error) });
      },
    );
    return begun;
  }

  async function getRun(ctx: RequestContext, input: { id: string }): Promise<RunState> {
    // No policy guards the cache, so the database says whether the caller still belongs to the tenant.
    const isOwn = await withActor(ctx, (tx) => isOwnTenant(tx, ctx.actor.tenantId));
    const text = isOwn ? await cache.get(keyOf(ctx, input.id)) : null;
    if (text === null) throw new SparkError("not_found", "There is no such run, or it is older than a day.");
    return RunState.parse(JSON.parse(text));
  }

  return { startRun, getRun };
}

function problemOf(error: unknown): { code: string; detail: string } {
  if (SparkError.is(error) && error.code !== "internal") return { code: error.code, detail: error.message };
  return { code: "internal", detail: "Something went wrong on our side." };
}
