import { generateId } from "ai";
import type { Effort } from "./workspace-store";

/** What every turn of a chat about a project is sent with. */
export interface ChatGround {
  readonly mode: "code";
  readonly project_id: string;
  readonly active_file?: string | undefined;
  readonly effort?: Effort | undefined;
}

const grounds = new Map<string, ChatGround>();
const drafts = new Map<string, string>();

/** Says what the next turns of a chat are about; they read it when they are sent. */
export function setGround(chatId: string, ground: ChatGround): void {
  grounds.set(chatId, ground);
}

/** What a chat is about; nothing for one that is about no project. */
export function groundOf(chatId: string): ChatGround | undefined {
  return grounds.get(chatId);
}

/** The id that the next new chat of a project will have. */
export function draftChatOf(projectId: string): string {
  const id = drafts.get(projectId) ?? generateId();
  drafts.set(projectId, id);
  return id;
}

/** The draft has become a chat: the next new one is another. */
export function renewDraft(projectId: string, chatId: string): void {
  if (drafts.get(projectId) === chatId) drafts.delete(projectId);
}
