import { z } from "zod";
import type { Json } from "#lib/core/json";
import type { ContextReport } from "#lib/generation/fit-context";
import type { MessageRecord, SessionRecord } from "./types";

/** Chat and message ids of clients: the AI SDK's own and UUIDs alike. */
export const ClientId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "must be 1 to 64 of A-Z a-z 0-9 _ -");

const MESSAGE_CHARACTERS = 8_000;
const Message = z
  .string()
  .max(MESSAGE_CHARACTERS, `must have at most ${MESSAGE_CHARACTERS} characters; send long material as data_context`)
  .refine((text) => text.trim() !== "", "must not be empty");

// What is kept of a sent attachment: its description, never its values.
const Attachment = z.object({
  type: z.literal("data-attachment"),
  data: z.object({
    name: z.string().max(200),
    kind: z.string().max(40),
    rows: z.number(),
    columns: z.number(),
    bytes: z.number(),
  }),
});
const TextPart = z.object({ type: z.literal("text"), text: z.string() });
const OtherPart = z.looseObject({ type: z.string().max(64) });

const SdkMessage = z.object({
  id: ClientId,
  role: z.enum(["user", "assistant", "system"]),
  parts: z.array(z.union([TextPart, Attachment, OtherPart])).max(200),
});

const Options = z.object({
  data_context: z.json().optional(),
  component_id: z.uuid().optional(),
  project_id: z.uuid().optional(),
  active_file: z.string().min(1).max(1_024).optional(),
  // What is left out is what the person has set up.
  mode: z.enum(["auto", "text", "component", "code"]).optional(),
  effort: z.enum(["fast", "quality"]).optional(),
  privacy: z.enum(["standard", "schema-only"]).optional(),
});

const OwnBody = Options.extend({ session_id: ClientId.optional(), message: Message });
const SdkBody = Options.extend({
  id: ClientId,
  messages: z.array(SdkMessage).min(1, "must hold at least the user's message").max(500),
  trigger: z.enum(["submit-message", "regenerate-message"]).default("submit-message"),
  messageId: ClientId.nullish(),
});

/** How a turn is to be answered; what is left out is what the person has set up. */
export interface TurnChoices {
  mode?: "auto" | "text" | "component" | "code" | undefined;
  effort?: "fast" | "quality" | undefined;
  privacy?: "standard" | "schema-only" | undefined;
}

/** One turn, whichever body it came in. */
export interface TurnInput {
  /** Session the caller means: its own id or the client's; a new one is made under the client's id. */
  sessionKey: string | undefined;
  /** Ids that clients make up are new sessions; an unknown `session_id` is a mistake. */
  mayCreate: boolean;
  text: string;
  userMessage: { clientId: string | undefined; parts: readonly Json[] };
  /** Repeats the answer to the last user message instead of adding one. */
  isRepeat: boolean;
  data: Json | undefined;
  componentId: string | undefined;
  /** The project that the turn is about, and the file that is open in it. */
  projectId: string | undefined;
  activeFile: string | undefined;
  chosen: TurnChoices;
  /** It came in the AI SDK's body, whose client reads only the stream. */
  isSdk: boolean;
}

/** Both bodies, for the description of the API. */
export const MessageBody = z.union([OwnBody, SdkBody]);

/** The body of `POST /api/chat/message`: our own, or the AI SDK's. */
export const TurnBody = z.looseObject({}).transform((body, context): TurnInput => {
  const schema = "messages" in body ? SdkBody : OwnBody;
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    for (const issue of parsed.error.issues)
      context.addIssue({ ...issue, code: "custom", message: issue.message, input: undefined });
    return z.NEVER;
  }
  return "messages" in parsed.data ? fromSdk(parsed.data, context) : fromOwn(parsed.data);
});

function fromOwn(body: z.output<typeof OwnBody>): TurnInput {
  return {
    ...optionsOf(body),
    sessionKey: body.session_id,
    mayCreate: body.session_id === undefined,
    text: body.message.trim(),
    userMessage: { clientId: undefined, parts: [{ type: "text", text: body.message }] },
    isRepeat: false,
    isSdk: false,
  };
}

function fromSdk(body: z.output<typeof SdkBody>, context: z.RefinementCtx): TurnInput {
  const last = body.messages.findLast((message) => message.role === "user");
  const parts = (last?.parts ?? []).flatMap((part): Json[] => {
    const known = z.union([TextPart, Attachment]).safeParse(part);
    return known.success ? [known.data] : [];
  });
  const text = parts.flatMap((part) => textOf(part)).join("\n\n");
  const checked = Message.safeParse(text);
  if (!checked.success)
    context.addIssue({ code: "custom", path: ["messages"], message: checked.error.issues[0]?.message ?? "must hold text" });
  return {
    ...optionsOf(body),
    sessionKey: body.id,
    mayCreate: true,
    text: text.trim(),
    userMessage: { clientId: last?.id, parts },
    isRepeat: body.trigger === "regenerate-message",
    isSdk: true,
  };
}

function optionsOf(body: z.output<typeof Options>) {
  return {
    data: (body.data_context ?? undefined) as Json | undefined,
    componentId: body.component_id,
    projectId: body.project_id,
    activeFile: body.active_file,
    chosen: { mode: body.mode, effort: body.effort, privacy: body.privacy },
  };
}

function textOf(part: Json): string[] {
  const known = TextPart.safeParse(part);
  return known.success ? [known.data.text] : [];
}

/** A session by its own id or the client's. */
export const SessionKey = z.object({ id: ClientId });

/** A page of sessions, newest first. */
export const ListSessions = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  q: z.string().trim().max(200).optional(),
  project_id: z.uuid().optional(),
});

export const RenameSession = z.object({ id: ClientId, title: z.string().trim().min(1).max(200) });

/** The session whose running turn is asked for. */
export const StreamKey = z.object({ session_id: ClientId });

/** Session to wire form. */
export function toSessionJson(session: SessionRecord) {
  return {
    id: session.id,
    client_id: session.clientId,
    title: session.title,
    component_id: session.componentId,
    project_id: session.projectId,
    created_at: session.createdAt.toISOString(),
    updated_at: session.updatedAt.toISOString(),
  };
}

/** What went before a prompt, as the `data-context` part shows it; all in tokens. */
export function toContextJson({ limit, fixed, prompt, history, file, map, memories, remaining }: ContextReport): Json {
  return { limit, fixed, prompt, history, file: { ...file, path: file.path ?? null }, map, memories, remaining };
}

/** Message to wire form. */
export function toMessageJson(message: MessageRecord) {
  return { id: message.id, role: message.role, parts: message.parts, created_at: message.createdAt.toISOString() };
}
