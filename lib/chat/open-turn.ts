import { z } from "zod";
import type { RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { Json } from "#lib/core/json";
import type { Tx } from "#lib/core/ports";
import type { MakeRequest } from "#lib/generation/make-component";
import type { LiveTurns } from "./live-turns";
import type { TurnInput } from "./schemas";
import type { ChatStoreDeps } from "./session-verbs";
import { appendMessage, findSession, insertSession, readChoices, readMessages, touchSession } from "./store";
import type { SessionRecord } from "./types";

// A model remembers the last few turns; older ones cost tokens and change nothing.
const HISTORY_MESSAGES = 12;
const TITLE_CHARACTERS = 80;

export interface OpenDeps extends ChatStoreDeps {
  turns: LiveTurns;
}

/** What is known before the model is asked. */
export interface OpenedTurn {
  session: SessionRecord;
  history: MakeRequest["history"];
  /** Where the answer begins when it replaces an earlier one. */
  replaces: number | undefined;
  /** The app that was made of what is attached to the question; clients send the data itself once. */
  dataOf: string | undefined;
  /** What the person has set up, for what the message leaves open. */
  choices: Awaited<ReturnType<typeof readChoices>>;
}

/** Takes the session for one turn and stores its message; the session is free again when that fails. */
export async function openTurn(deps: OpenDeps, ctx: RequestContext, input: TurnInput): Promise<OpenedTurn> {
  let claimed: string | undefined;
  try {
    return await deps.withActor(ctx, async (tx) => {
      const { session, isNew } = await sessionOf(tx, ctx, input);
      if (!deps.turns.claim(session.id))
        throw new SparkError("conflict", "A turn is still running in this chat. Stop it, or wait for it.");
      claimed = session.id;
      const opened = { ...(await storeQuestion(tx, ctx, input, session)), choices: await readChoices(tx, ctx.actor) };
      await touchSession(tx, session.id, undefined);
      const subject = { subjectType: "chat_session", subjectId: session.id };
      await deps.audit(tx, ctx, { action: isNew ? "session.created" : "session.turn_started", ...subject });
      return opened;
    });
  } catch (error) {
    if (claimed !== undefined) deps.turns.release(claimed);
    throw error;
  }
}

async function sessionOf(tx: Tx, ctx: RequestContext, input: TurnInput): Promise<{ session: SessionRecord; isNew: boolean }> {
  const known = input.sessionKey === undefined ? undefined : await findSession(tx, ctx.actor, input.sessionKey);
  if (known) return { session: known, isNew: false };
  if (!input.mayCreate) throw new SparkError("not_found", "There is no such chat. Leave session_id out to begin one.");
  const title = input.text.replace(/\s+/g, " ").slice(0, TITLE_CHARACTERS);
  const clientId = input.sessionKey ?? crypto.randomUUID();
  return { session: await insertSession(tx, ctx.actor, { clientId, title }), isNew: true };
}

async function storeQuestion(
  tx: Tx,
  { actor }: RequestContext,
  input: TurnInput,
  session: SessionRecord,
): Promise<Omit<OpenedTurn, "choices">> {
  const messages = await readMessages(tx, actor, session.id);
  const at = messages.findIndex((message) => message.clientId === input.userMessage.clientId);
  const history = historyOf(at < 0 ? messages : messages.slice(0, at));
  const answer = at < 0 ? undefined : messages[at + 1];
  const hasAttachment = input.userMessage.parts.some((part) => Attached.safeParse(part).success);
  const dataOf = hasAttachment ? answer?.parts.flatMap(appOf)[0] : undefined;
  if (input.isRepeat && at >= 0) return { session, history, dataOf, replaces: answer?.position };
  const { clientId = crypto.randomUUID(), parts } = input.userMessage;
  const replacesPosition = messages[at]?.position;
  await appendMessage(tx, actor, session.id, { clientId, role: "user", parts, replacesPosition });
  return { session, history, dataOf, replaces: undefined };
}

const Attached = z.object({ type: z.literal("data-attachment") });
const App = z.object({ type: z.literal("data-component"), data: z.object({ id: z.uuid() }) });

function appOf(part: Json): string[] {
  const app = App.safeParse(part);
  return app.success ? [app.data.data.id] : [];
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
