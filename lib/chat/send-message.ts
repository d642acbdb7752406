import { z } from "zod";
import { requireScope, withReading, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { Json } from "#lib/core/json";
import type { Logger } from "#lib/observability/logger";
import type { Made, MakeComponent, MakeRequest } from "#lib/generation/make-component";
import type { LiveTurn, LiveTurns } from "./live-turns";
import { isRefinement } from "./refinement";
import type { TurnInput } from "./schemas";
import type { ChatStoreDeps } from "./session-verbs";
import { appendMessage, findSession, insertSession, readChoices, readMessages, requireSession, touchSession } from "./store";
import { createTurnStream, type ComponentLinks, type TurnStream } from "./turn-stream";
import type { SessionRecord, TurnOutcome } from "./types";

// A model remembers the last few turns; older ones cost tokens and change nothing.
const HISTORY_MESSAGES = 12;
const TITLE_CHARACTERS = 80;

export interface SendDeps extends ChatStoreDeps {
  makeComponent: MakeComponent;
  linksOf: (ctx: RequestContext, component: { id: string; version: number }) => Promise<ComponentLinks>;
  turns: LiveTurns;
  logger: Logger;
}

/** What is known before the model is asked. */
interface Opened {
  session: SessionRecord;
  history: MakeRequest["history"];
  /** Where the answer begins when it replaces an earlier one. */
  replaces: number | undefined;
  choices: Awaited<ReturnType<typeof readChoices>>;
}

/** Taking turns in a chat: send a message, follow the answer, stop it. */
export function createTurnVerbs(deps: SendDeps) {
  /** Stores the message and starts the run; the turn then goes on by itself and stores its answer. */
  async function sendMessage(ctx: RequestContext, input: TurnInput): Promise<{ session: SessionRecord; turn: LiveTurn }> {
    requireScope(ctx, "generate");
    const opened = await deps.withActor(ctx, (tx) => open(tx, ctx, input));
    const { session } = opened;
    const own = withReading(ctx);
    const turn = deps.turns.begin(session.id, (live) => runTurn(deps, { ...own, signal: live.signal }, input, opened, live.emit));
    return { session, turn };
  }

  async function open(tx: Parameters<typeof appendMessage>[0], ctx: RequestContext, input: TurnInput): Promise<Opened> {
    const known = input.sessionKey === undefined ? undefined : await findSession(tx, ctx.actor, input.sessionKey);
    if (!known && !input.mayCreate)
      throw new SparkError("not_found", "There is no such chat. Leave session_id out to begin one.");
    const title = input.text.replace(/\s+/g, " ").slice(0, TITLE_CHARACTERS);
    const session = known ?? (await insertSession(tx, ctx.actor, { clientId: input.sessionKey ?? crypto.randomUUID(), title }));
    if (deps.turns.find(session.id))
      throw new SparkError("conflict", "A turn is still running in this chat. Stop it, or wait for it.");
    const messages = await readMessages(tx, ctx.actor, session.id);
    const at = messages.findIndex((message) => message.clientId === input.userMessage.clientId);
    const isRepeat = input.isRepeat && at >= 0;
    const before = at < 0 ? messages : messages.slice(0, at);
    if (!isRepeat) {
      const clientId = at < 0 ? (input.userMessage.clientId ?? crypto.randomUUID()) : crypto.randomUUID();
      const replacesPosition = messages[at]?.position;
      await appendMessage(tx, ctx.actor, session.id, {
        clientId,
        role: "user",
        parts: input.userMessage.parts,
        replacesPosition,
      });
    }
    await touchSession(tx, session.id, undefined);
    const subject = { subjectType: "chat_session", subjectId: session.id };
    await deps.audit(tx, ctx, { action: known ? "session.turn_started" : "session.created", ...subject });
    const replaces = isRepeat ? messages[at + 1]?.position : undefined;
    return { session, history: historyOf(before), replaces, choices: await readChoices(tx, ctx.actor) };
  }

  /** The running turn of a session, if there is one. */
  async function findTurn(ctx: RequestContext, input: { sessionKey: string }): Promise<LiveTurn | undefined> {
    requireScope(ctx, "read");
    const session = await deps.withActor(ctx, (tx) => requireSession(tx, ctx.actor, input.sessionKey));
    return deps.turns.find(session.id);
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
  opened: Opened,
  emit: LiveTurn["emit"],
): Promise<TurnOutcome> {
  const startedAt = performance.now();
  const elapsed = () => Math.round(performance.now() - startedAt);
  const messageId = crypto.randomUUID();
  const stream = createTurnStream(emit, { messageId, runId: crypto.randomUUID() });
  stream.start();
  const outcome = await attempt(deps, ctx, makeRequest(input, opened), stream);
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
  opened: Opened,
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

async function attempt(deps: SendDeps, ctx: RequestContext, request: MakeRequest, stream: TurnStream): Promise<Attempt> {
  try {
    const made = await deps.makeComponent(ctx, request, stream.on);
    return { made, links: made.kind === "component" ? await deps.linksOf(ctx, made.record) : undefined };
  } catch (failure) {
    if (!SparkError.is(failure) && !ctx.signal.aborted) deps.logger.error("turn_failed", failure, { request_id: ctx.requestId });
    return { failure };
  }
}

function makeRequest(input: TurnInput, opened: Opened): MakeRequest {
  const { choices } = opened;
  const { mode = choices.mode, effort = choices.effort, privacy = choices.privacy } = input.chosen;
  const followsUp = input.data === undefined && mode !== "text" && isRefinement(input.text);
  return {
    prompt: input.text,
    data: input.data,
    mode: mode === "code" ? "text" : mode,
    schemaOnly: privacy === "schema-only",
    effort,
    provider: choices.provider ?? undefined,
    history: opened.history,
    componentId: input.componentId ?? (followsUp ? (opened.session.componentId ?? undefined) : undefined),
  };
}

/** The last few turns as a model reads them; of an app only that it was made. */
function historyOf(messages: readonly { role: string; parts: readonly Json[] }[]): MakeRequest["history"] {
  return messages.slice(-HISTORY_MESSAGES).flatMap(({ role, parts }) => {
    const text = parts.flatMap(sayPart).join("\n\n");
    return text === "" || role === "system" ? [] : [{ role: role === "user" ? ("user" as const) : ("assistant" as const), text }];
  });
}

const SAID = z.union([
  z.object({ type: z.literal("text"), text: z.string() }).transform((part) => part.text),
  z
    .object({ type: z.literal("data-component"), data: z.object({ title: z.string(), summary: z.string() }) })
    .transform(({ data }) => `[Made the app "${data.title}": ${data.summary}]`),
]);

function sayPart(part: Json): string[] {
  const said = SAID.safeParse(part);
  return said.success ? [said.data] : [];
}

function summaryOf(made: Made): { [field: string]: Json } {
  const { provider, model = null, timings } = made;
  const checked = made.kind === "component" ? { cache_hit: made.checked.cacheHit, repairs: made.checked.repairs } : {};
  return { provider, model, timings: { ...timings }, ...checked };
}
