import { requireScope, withReading, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { Json } from "#lib/core/json";
import type { Logger } from "#lib/observability/logger";
import type { Made, MakeComponent, MakeRequest } from "#lib/generation/make-component";
import type { LiveTurn, LiveTurns } from "./live-turns";
import { openTurn, type OpenedTurn } from "./open-turn";
import { isRefinement } from "./refinement";
import type { TurnInput } from "./schemas";
import type { ChatStoreDeps } from "./session-verbs";
import { appendMessage, findSession, isSessionId, requireSession, touchSession } from "./store";
import { createTurnStream, type ComponentLinks, type TurnStream } from "./turn-stream";
import type { SessionRecord, TurnOutcome } from "./types";

export interface SendDeps extends ChatStoreDeps {
  makeComponent: MakeComponent;
  readData: (ctx: RequestContext, input: { componentId: string }) => Promise<{ data: Json }>;
  linksOf: (ctx: RequestContext, component: { id: string; version: number }) => Promise<ComponentLinks>;
  turns: LiveTurns;
  logger: Logger;
}

/** Taking turns in a chat: send a message, follow the answer, stop it. */
export function createTurnVerbs(deps: SendDeps) {
  /** Stores the message and starts the run; the turn then goes on by itself and stores its answer. */
  async function sendMessage(ctx: RequestContext, input: TurnInput): Promise<{ session: SessionRecord; turn: LiveTurn }> {
    requireScope(ctx, "generate");
    const opened = await openTurn(deps, ctx, input);
    const { session, replaces } = opened;
    const own = withReading(ctx);
    const run = (live: Pick<LiveTurn, "emit" | "signal">) =>
      runTurn(deps, { ...own, signal: live.signal }, input, opened, live.emit);
    return { session, turn: deps.turns.begin(session.id, run, replaces) };
  }

  /** The running turn of a session, if there is one. In a chat that its client has named and not yet begun there is none. */
  async function findTurn(ctx: RequestContext, input: { sessionKey: string }): Promise<LiveTurn | undefined> {
    requireScope(ctx, "read");
    const read = isSessionId(input.sessionKey) ? requireSession : findSession;
    const session = await deps.withActor(ctx, (tx) => read(tx, ctx.actor, input.sessionKey));
    return session && deps.turns.find(session.id);
  }

  /** Stops the running turn and keeps what has arrived; without one nothing happens. */
  async function stopTurn(ctx: RequestContext, input: { sessionKey: string }): Promise<{ stopped: boolean }> {
    requireScope(ctx, "generate");
    const turn = await findTurn(withReading(ctx), input);
    turn?.stop();
    await turn?.finished.catch(() => undefined);
    return { stopped: turn !== undefined };
  }

  return { sendMessage, findTurn, stopTurn };
}

async function runTurn(
  deps: SendDeps,
  ctx: RequestContext,
  input: TurnInput,
  opened: OpenedTurn,
  emit: LiveTurn["emit"],
): Promise<TurnOutcome> {
  const startedAt = performance.now();
  const elapsed = () => Math.round(performance.now() - startedAt);
  const messageId = crypto.randomUUID();
  const stream = createTurnStream(emit, { messageId, runId: crypto.randomUUID() });
  stream.start();
  const outcome = await attempt(deps, ctx, makeRequest(input, opened), opened.dataOf, stream);
  const { made, failure } = outcome;
  const announce = made ? stream.succeed(made, elapsed(), outcome.links) : stream.fail(failure, elapsed(), ctx.signal.aborted);
  // Stored before the stream says that it is ready: what a reader has seen finished survives a crash.
  const message = { id: messageId, role: "assistant" as const, parts: stream.parts() };
  const componentId = made?.kind === "component" ? made.record.id : undefined;
  try {
    await storeAnswer(deps, ctx, opened, { message, componentId });
  } catch (error) {
    deps.logger.error("answer_not_stored", error, { request_id: ctx.requestId });
    stream.fail(error, elapsed(), false)();
    throw error;
  }
  announce();
  const run = { ...stream.run(), ...(made ? summaryOf(made) : {}) };
  return { sessionId: opened.session.clientId, message, component: stream.component(), run, failure };
}

async function storeAnswer(
  deps: SendDeps,
  ctx: RequestContext,
  opened: OpenedTurn,
  answer: { message: TurnOutcome["message"]; componentId: string | undefined },
): Promise<void> {
  const { id: clientId, role, parts } = answer.message;
  await deps.withActor(ctx, async (tx) => {
    await appendMessage(tx, ctx.actor, opened.session.id, { clientId, role, parts, replacesPosition: opened.replaces });
    await touchSession(tx, opened.session.id, answer.componentId);
    const subject = { subjectType: "chat_session", subjectId: opened.session.id };
    await deps.audit(tx, ctx, { action: "session.turn_finished", ...subject, after: clientId });
  });
}

type Attempt =
  | { made: Made; links: ComponentLinks | undefined; failure?: undefined }
  | { made?: undefined; links?: undefined; failure: unknown };

async function attempt(
  deps: SendDeps,
  ctx: RequestContext,
  request: MakeRequest,
  dataOf: string | undefined,
  stream: TurnStream,
): Promise<Attempt> {
  try {
    const data = request.data ?? (dataOf === undefined ? undefined : await dataBefore(deps, ctx, dataOf));
    const made = await deps.makeComponent(ctx, { ...request, data }, stream.on);
    return { made, links: made.kind === "component" ? await deps.linksOf(ctx, made.record) : undefined };
  } catch (failure) {
    if (!SparkError.is(failure) && !ctx.signal.aborted) deps.logger.error("turn_failed", failure, { request_id: ctx.requestId });
    return { failure };
  }
}

/** The data that came with a question earlier: an app was made of it, unless that is gone by now. */
async function dataBefore(deps: SendDeps, ctx: RequestContext, componentId: string): Promise<Json | undefined> {
  try {
    return (await deps.readData(ctx, { componentId })).data ?? undefined;
  } catch (error) {
    if (SparkError.is(error) && error.code === "not_found") return undefined;
    throw error;
  }
}

function makeRequest(input: TurnInput, opened: OpenedTurn): MakeRequest {
  const { choices } = opened;
  const { mode = choices.mode, effort = choices.effort, privacy = choices.privacy } = input.chosen;
  const followsUp = input.data === undefined && opened.dataOf === undefined && mode !== "text" && isRefinement(input.text);
  return {
    prompt: input.text,
    data: input.data,
    mode: mode === "code" ? "text" : mode,
    schemaOnly: privacy === "schema-only",
    isRepeat: input.isRepeat,
    effort,
    provider: choices.provider ?? undefined,
    history: opened.history,
    componentId: input.componentId ?? (followsUp ? (opened.session.componentId ?? undefined) : undefined),
  };
}

function summaryOf(made: Made): { [field: string]: Json } {
  const { provider, model = null, timings } = made;
  const checked = made.kind === "component" ? { cache_hit: made.checked.cacheHit, repairs: made.checked.repairs } : {};
  return { provider, model, timings: { ...timings }, ...checked };
}
