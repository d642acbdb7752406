import { requireScope, withReading, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { Json } from "#lib/core/json";
import type { Logger } from "#lib/observability/logger";
import type { Made, MakeComponent, MakeRequest } from "#lib/generation/make-component";
import { isComplex } from "./complexity";
import type { LiveTurn } from "./live-turns";
import { openTurn, type OpenedTurn } from "./open-turn";
import { isRefinement } from "./refinement";
import type { TurnInput } from "./schemas";
import type { ChatStoreDeps } from "./session-verbs";
import type { SharedTurns } from "./shared-turns";
import { appendMessage, findSession, isSessionId, requireSession } from "./store";
import { gatherMaterial, type ContextSources } from "./turn-context";
import { createTurnStream, type ComponentLinks, type TurnStream } from "./turn-stream";
import type { RunningTurn, SessionRecord, TurnOutcome } from "./types";

export interface SendDeps extends ChatStoreDeps {
  sources: ContextSources;
  /** Keeps what a message says of lasting wishes. */
  noticePreferences: (ctx: RequestContext, text: string) => Promise<unknown>;
  makeComponent: MakeComponent;
  readData: (ctx: RequestContext, input: { componentId: string }) => Promise<{ data: Json }>;
  linksOf: (ctx: RequestContext, component: { id: string; version: number }) => Promise<ComponentLinks>;
  turns: SharedTurns;
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

  /** The running turn of a session, in whatever process, if there is one. In a chat that its client has named and not yet begun there is none. */
  async function findTurn(ctx: RequestContext, input: { sessionKey: string }): Promise<RunningTurn | undefined> {
    requireScope(ctx, "read");
    const read = isSessionId(input.sessionKey) ? requireSession : findSession;
    const session = await deps.withActor(ctx, (tx, lastly) => lastly(read(tx, ctx.actor, input.sessionKey)));
    return session && deps.turns.find(session.id);
  }

  /** Stops the running turn and keeps what has arrived; without one nothing happens. */
  async function stopTurn(ctx: RequestContext, input: { sessionKey: string }): Promise<{ stopped: boolean }> {
    requireScope(ctx, "generate");
    const turn = await findTurn(withReading(ctx), input);
    await turn?.stop();
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
  const outcome = await attempt(deps, ctx, input, opened, stream);
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
  afterwards(deps, ctx, input, opened);
  const run = { ...stream.run(), ...(made ? summaryOf(made) : {}) };
  return { sessionId: opened.session.clientId, message, component: stream.component(), run, failure };
}

/** What nobody waits for: old turns become summaries, and lasting wishes are remembered. */
function afterwards(
  { sources, noticePreferences, logger }: SendDeps,
  ctx: RequestContext,
  input: TurnInput,
  opened: OpenedTurn,
): void {
  sources.summaries.prepare(ctx.actor.userId, [...opened.past, { id: "", question: input.text, answer: "" }]);
  if (ctx.actor.kind !== "person" || input.isRepeat) return;
  // The turn's own signal may be over by now.
  const own = { ...ctx, signal: new AbortController().signal };
  noticePreferences(own, input.text).catch((error: unknown) =>
    logger.error("notice_failed", error, { request_id: ctx.requestId }),
  );
}

async function storeAnswer(
  deps: SendDeps,
  ctx: RequestContext,
  opened: OpenedTurn,
  answer: { message: TurnOutcome["message"]; componentId: string | undefined },
): Promise<void> {
  const { id: clientId, role, parts } = answer.message;
  const change = { id: opened.session.id, componentId: answer.componentId };
  const subject = { subjectType: "chat_session", subjectId: opened.session.id };
  await deps.withActor(ctx, (tx, lastly) =>
    lastly(
      Promise.all([
        appendMessage(tx, ctx.actor, change, { clientId, role, parts, replacesPosition: opened.replaces }),
        deps.audit(tx, ctx, { action: "session.turn_finished", ...subject, after: clientId }),
      ]),
    ),
  );
}

type Attempt =
  | { made: Made; links: ComponentLinks | undefined; failure?: undefined }
  | { made?: undefined; links?: undefined; failure: unknown };

async function attempt(
  deps: SendDeps,
  ctx: RequestContext,
  input: TurnInput,
  opened: OpenedTurn,
  stream: TurnStream,
): Promise<Attempt> {
  try {
    const request = makeRequest(input, opened);
    const { prompt, projectId } = request;
    const { dataOf, past: turns } = opened;
    const [data, material] = await Promise.all([
      request.data ?? (dataOf === undefined ? undefined : dataBefore(deps, ctx, dataOf)),
      gatherMaterial(deps, ctx, { prompt, turns, projectId, activeFile: input.activeFile }),
    ]);
    const made = await deps.makeComponent(ctx, { ...request, data, material }, stream.on);
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

function makeRequest(input: TurnInput, opened: OpenedTurn): MakeRequest & { projectId: string | undefined } {
  const { choices, session } = opened;
  const { mode = choices.mode, privacy = choices.privacy } = input.chosen;
  const projectId = input.projectId ?? session.projectId ?? undefined;
  const isCode = projectId !== undefined && (mode === "code" || mode === "auto");
  return {
    prompt: input.text,
    data: input.data,
    mode: isCode ? "code" : mode === "code" ? "text" : mode,
    projectId: isCode ? projectId : undefined,
    schemaOnly: privacy === "schema-only",
    isRepeat: input.isRepeat,
    effort: input.chosen.effort ?? (isCode && isComplex(input.text) ? "quality" : choices.effort),
    provider: choices.provider ?? undefined,
    componentId: isCode ? undefined : componentFor(input, opened, mode),
  };
}

/** The app to be changed: the one that the message names, or the chat's last one where it asks for a change of what is there. */
function componentFor(input: TurnInput, { session, dataOf }: OpenedTurn, mode: string): string | undefined {
  const followsUp = input.data === undefined && dataOf === undefined && mode !== "text" && isRefinement(input.text);
  return input.componentId ?? (followsUp ? (session.componentId ?? undefined) : undefined);
}

function summaryOf(made: Made): { [field: string]: Json } {
  const { provider, model = null, timings } = made;
  const checked = made.kind === "component" ? { cache_hit: made.checked.cacheHit, repairs: made.checked.repairs } : {};
  return { provider, model, timings: { ...timings }, ...checked };
}
