import { z } from "zod";
import { ListSessions, MessageBody, RenameSession, SessionKey, StreamKey } from "#lib/chat/schemas";
import { describeCalls, GONE, json, NOTHING, pageOf, text } from "./call";

/** What the API says about its calls for chat. */
export const CHAT = describeCalls("Chat", [
  [
    "sendMessage",
    "POST /api/chat/message",
    "One turn; streams with accept: text/event-stream or the AI SDK's own body",
    { input: MessageBody, answers: json(), errors: ["not_found", "conflict", "providers_unavailable"] },
  ],
  [
    "resumeStream",
    "GET /api/chat/message/{session_id}/stream",
    "Resumes a turn that still runs, from its start; 204 when none does",
    { input: StreamKey, answers: text("text/event-stream"), errors: GONE },
  ],
  [
    "listSessions",
    "GET /api/chat/sessions",
    "The caller's chats, newest first",
    { input: ListSessions, answers: json(pageOf(z.unknown())) },
  ],
  ["getSession", "GET /api/chat/sessions/{id}", "A chat with its messages", { input: SessionKey, answers: json(), errors: GONE }],
  [
    "renameSession",
    "PATCH /api/chat/sessions/{id}",
    "Gives a chat another title",
    { input: RenameSession, answers: json(), errors: GONE },
  ],
  ["deleteSession", "DELETE /api/chat/sessions/{id}", "Removes a chat", { input: SessionKey, answers: NOTHING, errors: GONE }],
  [
    "stopTurn",
    "POST /api/chat/sessions/{id}/stop",
    "Stops the running turn and keeps what has arrived",
    { input: SessionKey, answers: json(), errors: GONE },
  ],
]);
