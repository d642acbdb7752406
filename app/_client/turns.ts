import { generateId } from "ai";
import { useMemo } from "react";
import type { AttachmentData, SparkMessage } from "./chat-message";
import { openChat, type TurnOptions } from "./chats";
import { EMPTY_DRAFT, useComposer, type Draft } from "./composer-store";
import { callApi, tellApi } from "./api";
import { SessionDetail } from "./api-types";
import type { Attachment } from "./parse-attachment";

/** What a person can do in a chat: send, try again, stop. */
export interface Turns {
  send(draft: Draft): void;
  retry(messageId?: string): void;
  stop(): void;
}

/** The turns of one chat. */
export function useTurns(chatId: string): Turns {
  return useMemo(() => createTurns(chatId), [chatId]);
}

function createTurns(chatId: string): Turns {
  const entry = () => openChat(chatId, true);
  return {
    send(draft) {
      const { chat, turns } = entry();
      const options = optionsOf(draft);
      const parts: SparkMessage["parts"] = [{ type: "text", text: draft.text.trim() }];
      if (draft.attachment !== undefined) parts.push({ type: "data-attachment", data: describe(draft.attachment) });
      const id = draft.editing ?? generateId();
      turns.set(id, options);
      const target = draft.editing === undefined ? { id } : { messageId: id };
      const sent = chat.sendMessage({ role: "user", parts, ...target }, { body: options });
      if (draft.editing !== undefined) void sent.then(() => adoptStoredId(chatId)).catch(() => undefined);
      useComposer.getState().clear(chatId);
    },
    retry(messageId) {
      const { chat, turns } = entry();
      const at = messageId === undefined ? chat.messages.length : chat.messages.findIndex((message) => message.id === messageId);
      const asked = chat.messages.slice(0, at).findLast((message) => message.role === "user");
      const body = (asked && turns.get(asked.id)) ?? { mode: useComposer.getState().mode };
      void chat.regenerate({ ...(messageId === undefined ? {} : { messageId }), body });
    },
    stop() {
      const { chat } = entry();
      // The server goes on without a reader, so that a reload can resume: it has to be told.
      void tellApi(`/api/chat/sessions/${encodeURIComponent(chatId)}/stop`, { method: "POST" }).catch(() => undefined);
      void chat.stop();
    },
  };
}

/** An edited message is stored as another one; the next edit or retry has to name that. */
async function adoptStoredId(chatId: string): Promise<void> {
  const session = await callApi(SessionDetail, `/api/chat/sessions/${encodeURIComponent(chatId)}`);
  const { chat, turns } = openChat(chatId, true);
  const stored = session.messages.findLast((message) => message.role === "user");
  const at = chat.messages.findLastIndex((message) => message.role === "user");
  const shown = chat.messages[at];
  if (stored === undefined || shown === undefined || stored.id === shown.id || chat.status === "submitted") return;
  const options = turns.get(shown.id);
  if (options !== undefined) turns.set(stored.id, options);
  chat.messages = chat.messages.with(at, { ...shown, id: stored.id });
}

/** A draft that starts from an example. */
export function draftOf(text: string, attachment?: Attachment): Draft {
  return { ...EMPTY_DRAFT, text, attachment };
}

function optionsOf(draft: Draft): TurnOptions {
  return {
    mode: useComposer.getState().mode,
    ...(draft.attachment === undefined ? {} : { data_context: draft.attachment.value }),
    ...(draft.target === undefined ? {} : { component_id: draft.target.id }),
  };
}

function describe(attachment: Attachment): AttachmentData {
  const { name, kind, rowCount, columns, bytes } = attachment;
  return { name: name.slice(0, 120), kind, rows: rowCount, columns: columns.length, bytes };
}
