import { generateId } from "ai";
import { useMemo } from "react";
import type { AttachmentData, SparkMessage } from "./chat-message";
import { openChat, type OpenChat, type TurnOptions } from "./chats";
import { groundOf } from "./chat-ground";
import { EMPTY_DRAFT, useComposer, type Draft } from "./composer-store";
import { tellApi } from "./api";
import { stopFollowing } from "./follow-turn";
import type { Attachment } from "./parse-attachment";

/** What a person can do in a chat: send, change what was sent, try again, stop. */
export interface Turns {
  send(draft: Draft): void;
  edit(messageId: string, text: string): void;
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
      const { chat, turns, stopping } = entry();
      const options = optionsOf(chatId, draft);
      const parts: SparkMessage["parts"] = [{ type: "text", text: draft.text.trim() }];
      if (draft.attachment !== undefined) parts.push({ type: "data-attachment", data: describe(draft.attachment) });
      const id = generateId();
      turns.set(id, options);
      after(stopping, () => chat.sendMessage({ id, role: "user", parts }, { body: options }));
      useComposer.getState().clear(chatId);
    },
    edit(messageId, text) {
      const { chat, turns } = entry();
      if (chat.status !== "ready") stop(entry());
      const sent = chat.messages.find((message) => message.id === messageId);
      const attached = sent?.parts.filter((part) => part.type === "data-attachment") ?? [];
      const parts: SparkMessage["parts"] = [{ type: "text", text }, ...attached];
      const body = turns.get(messageId) ?? plainOptions(chatId);
      after(entry().stopping, () => chat.sendMessage({ messageId, role: "user", parts }, { body }));
    },
    retry(messageId) {
      const { chat, turns } = entry();
      // Behind a broken connection the turn may go on.
      if (chat.error instanceof TypeError) stop(entry());
      const at = messageId === undefined ? chat.messages.length : chat.messages.findIndex((message) => message.id === messageId);
      const asked = chat.messages.slice(0, at).findLast((message) => message.role === "user");
      const body = (asked && turns.get(asked.id)) ?? plainOptions(chatId);
      after(entry().stopping, () => chat.regenerate({ ...(messageId === undefined ? {} : { messageId }), body }));
    },
    stop: () => stop(entry()),
  };
}

/** The server goes on without a reader, so that a reload can resume: it has to be told. */
function stop(entry: OpenChat): void {
  const { chat } = entry;
  const path = `/api/chat/sessions/${encodeURIComponent(chat.id)}/stop`;
  const told = tellApi(path, { method: "POST" })
    .catch(() => undefined)
    .then(() => {
      if (entry.stopping === told) entry.stopping = undefined;
    });
  entry.stopping = told;
  stopFollowing(chat.id);
  void chat.stop();
}

/** At once, unless a turn is still being stopped: the server takes one at a time. */
function after(stopping: Promise<void> | undefined, act: () => Promise<void>): void {
  if (stopping === undefined) void act();
  else void stopping.then(act);
}

/** A draft that starts from an example. */
export function draftOf(text: string, attachment?: Attachment): Draft {
  return { ...EMPTY_DRAFT, text, attachment };
}

/** How a turn of this chat is sent without anything of its own. */
function plainOptions(chatId: string): TurnOptions {
  return groundOf(chatId) ?? { mode: useComposer.getState().mode };
}

function optionsOf(chatId: string, draft: Draft): TurnOptions {
  return {
    ...plainOptions(chatId),
    ...(draft.attachment === undefined ? {} : { data_context: draft.attachment.value }),
    ...(draft.target === undefined ? {} : { component_id: draft.target.id }),
  };
}

function describe(attachment: Attachment): AttachmentData {
  const { name, kind, rowCount, columns, bytes } = attachment;
  return { name: name.slice(0, 120), kind, rows: rowCount, columns: columns.length, bytes };
}
