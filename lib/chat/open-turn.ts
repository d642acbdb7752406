import { z } from "zod";
import type { Actor, RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { Json } from "#lib/core/json";
import type { Tx } from "#lib/core/ports";
import type { PastTurn } from "#lib/generation/fit-context";
import type { TurnInput } from "./schemas";
import type { ChatStoreDeps } from "./session-verbs";
import type { SharedTurns } from "./shared-turns";
import { appendMessage, findSession, insertSession, type NewMessage, readChoices, readMessages, touchSession } from "./store";
import type { SessionRecord } from "./types";

// The token budget drops older turns long before.
const PAST_TURNS = 40;
const TURN_CHARACTERS = 20_000;
const TITLE_CHARACTERS = 80;

export interface OpenDeps extends ChatStoreDeps {
  turns: SharedTurns;
}

/** What is known before the model is asked. */
export interface OpenedTurn {
  session: SessionRecord;
  /** What was said before, oldest first. */
  past: readonly PastTurn[];
  /** Where the answer begins when it replaces an earlier one. */
  replaces: number | undefined;
  /** The app that was made of what is attached to the question; clients send the data itself once. */
  dataOf: string | undefined;
  /** What the person has set up, for what the message leaves open. */
  choices: Awaited<ReturnType<typeof readChoices>>;
}

/** Takes the session for one turn and stores its message; the session is free again when that fails. */
export async function openTurn(deps: OpenDeps, ctx: RequestContext, input: TurnInput): Promise<OpenedTurn> {
  let taken: { sessionId: string; isMine: Promise<boolean> } | undefined;
  try {
    return await deps.withActor(ctx, async (tx, lastly) => {
      const { actor } = ctx;
      const [known, choices] = await Promise.all([findKnown(tx, actor, input), readChoices(tx, actor)]);
      const id = known?.id ?? crypto.randomUUID();
      taken = { sessionId: id, isMine: deps.turns.claim(id) };
      if (!(await taken.isMine))
        throw new SparkError("conflict", "A turn is still running in this chat. Stop it, or wait for it.");
      // Read only now, what was said before holds the answer of the turn that had the session.
      const { question, ...place } = placeQuestion(input, known ? await readMessages(tx, actor, id) : []);
      const change = { id, projectId: input.projectId };
      const subject = { subjectType: "chat_session", subjectId: id };
      const [session] = await lastly(
        Promise.all([
          known ?? insertSession(tx, actor, { id, ...nameSession(input) }),
          question ? appendMessage(tx, actor, change, question) : touchSession(tx, change),
          deps.audit(tx, ctx, { action: known ? "session.turn_started" : "session.created", ...subject }),
        ]),
      );
      return { session, choices, ...place };
    });
  } catch (error) {
    if (taken && (await taken.isMine)) await deps.turns.release(taken.sessionId);
    throw error;
  }
}

async function findKnown(tx: Tx, actor: Actor, { sessionKey, mayCreate }: TurnInput): Promise<SessionRecord | undefined> {
  const known = sessionKey === undefined ? undefined : await findSession(tx, actor, sessionKey);
  if (known || mayCreate) return known;
  throw new SparkError("not_found", "There is no such chat. Leave session_id out to begin one.");
}

function nameSession({ text, sessionKey = crypto.randomUUID() }: TurnInput): { clientId: string; title: string } {
  return { clientId: sessionKey, title: text.replace(/\s+/g, " ").slice(0, TITLE_CHARACTERS) };
}

/** Where a question stands in its chat. It is stored unless it is there already and only the answer is wanted again. */
function placeQuestion(
  input: TurnInput,
  messages: Awaited<ReturnType<typeof readMessages>>,
): Pick<OpenedTurn, "past" | "dataOf" | "replaces"> & { question: NewMessage | undefined } {
  const at = messages.findIndex((message) => message.clientId === input.userMessage.clientId);
  const past = pastTurns(at < 0 ? messages : messages.slice(0, at));
  const answer = at < 0 ? undefined : messages[at + 1];
  const hasAttachment = input.userMessage.parts.some((part) => Attached.safeParse(part).success);
  const dataOf = hasAttachment ? answer?.parts.flatMap(appOf)[0] : undefined;
  if (input.isRepeat && at >= 0) return { past, dataOf, replaces: answer?.position, question: undefined };
  const { clientId = crypto.randomUUID(), parts } = input.userMessage;
  const question = { clientId, role: "user" as const, parts, replacesPosition: messages[at]?.position };
  return { past, dataOf, replaces: undefined, question };
}

const Attached = z.object({ type: z.literal("data-attachment") });
const App = z.object({ type: z.literal("data-component"), data: z.object({ id: z.uuid() }) });

function appOf(part: Json): string[] {
  const app = App.safeParse(part);
  return app.success ? [app.data.data.id] : [];
}

/** The turns as a model reads them: a question, and all that was answered; of an app only that it was made. */
function pastTurns(messages: readonly { clientId: string; role: string; parts: readonly Json[] }[]): PastTurn[] {
  const turns: PastTurn[] = [];
  for (const { clientId, role, parts } of messages) {
    const text = parts.flatMap(sayPart).join("\n\n").slice(0, TURN_CHARACTERS);
    const last = turns.at(-1);
    if (role === "user") turns.push({ id: clientId, question: text, answer: "" });
    else if (role === "assistant" && last) last.answer = [last.answer, text].filter(Boolean).join("\n\n");
  }
  return turns.filter(({ question }) => question !== "").slice(-PAST_TURNS);
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
