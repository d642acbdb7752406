import { Chat } from "@ai-sdk/react";
import { generateId } from "ai";
import { create } from "zustand";
import type { RunData, SparkMessage } from "./chat-message";
import { createChatTransport } from "./chat-transport";
import type { ComposerMode } from "./composer-store";
import { followTurn, stopFollowing } from "./follow-turn";
import { useRunLog } from "./run-log";

/** What goes with a message besides its text; kept for a retry. */
export interface TurnOptions {
  readonly mode: ComposerMode | "code";
  readonly data_context?: unknown;
  readonly component_id?: string | undefined;
  readonly project_id?: string | undefined;
  readonly active_file?: string | undefined;
  readonly effort?: "fast" | "quality" | undefined;
}

/** A chat that lives outside React: leaving the page neither stops nor forgets it. */
export interface OpenChat {
  readonly chat: Chat<SparkMessage>;
  readonly turns: Map<string, TurnOptions>;
  /** Its messages are here: it began in this tab, or was fetched. */
  isLoaded: boolean;
  /** The project that it is about, once it was fetched. */
  projectId: string | undefined;
  /** A turn that is being stopped: the next one has to wait until the server has done so. */
  stopping: Promise<void> | undefined;
}

type FinishListener = (chatId: string) => void;

const MAX_OPEN = 24;
const open = new Map<string, OpenChat>();
const listeners = new Set<FinishListener>();

/** The open chat with this id, opened when it is not. */
export function openChat(id: string, isNew: boolean): OpenChat {
  const known = open.get(id);
  if (known !== undefined) return known;
  const entry: OpenChat = { chat: createChat(id), turns: new Map(), isLoaded: isNew, projectId: undefined, stopping: undefined };
  open.set(id, entry);
  dropIdle();
  return entry;
}

/** Forgets a chat that was deleted. */
export function closeChat(id: string): void {
  const entry = open.get(id);
  open.delete(id);
  stopFollowing(id);
  void entry?.chat.stop();
}

/** Tells when a turn of any chat has ended; answers how to stop listening. */
export function onTurnEnd(listener: FinishListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

interface DraftChat {
  readonly id: string;
  renew(): void;
}

/** The id the next new chat will have. */
export const useDraftChat = create<DraftChat>((set) => ({ id: generateId(), renew: () => set({ id: generateId() }) }));

function createChat(id: string): Chat<SparkMessage> {
  const chat = new Chat<SparkMessage>({
    id,
    transport: createChatTransport(),
    onData: (part) => {
      if (part.type === "data-run") useRunLog.getState().record(part.data as RunData);
    },
    onFinish: ({ isDisconnect, message }) => {
      listeners.forEach((listener) => listener(id));
      // The turn goes on without us, if it had begun.
      if (isDisconnect && message.parts.length > 0) void followTurn(chat, "lost");
    },
    onError: () => listeners.forEach((listener) => listener(id)),
  });
  return chat;
}

function dropIdle(): void {
  for (const [id, entry] of open) {
    if (open.size <= MAX_OPEN) return;
    if (entry.chat.status === "ready") open.delete(id);
  }
}
