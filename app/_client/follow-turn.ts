import type { Chat } from "@ai-sdk/react";
import { create } from "zustand";
import { callApi } from "./api";
import { SessionDetail } from "./api-types";
import { lastPart, type SparkMessage } from "./chat-message";

/** `joining`: looks for a turn that may be running. `lost`: the connection to one broke, and is sought again. */
export type Following = "joining" | "lost";

// The server keeps a turn that nobody reads for a minute; by then there is nothing left to join.
const WAITS_MS = [0, 400, 1_000, 2_000, 4_000, 8_000, 15_000, 25_000];

const useFollowing = create<Readonly<Record<string, Following>>>(() => ({}));

/** Whether a chat is looking for its running turn. */
export function useFollowed(chatId: string): Following | undefined {
  return useFollowing((chats) => chats[chatId]);
}

/** Stops looking: the person has stopped the turn or begun another. */
export function stopFollowing(chatId: string): void {
  useFollowing.setState(({ [chatId]: _gone, ...others }) => others, true);
}

/** Reads on where the chat's turn is, through broken connections; then shows what is stored, should the end have been missed. */
export async function followTurn(chat: Chat<SparkMessage>, since: Following): Promise<void> {
  const { id } = chat;
  if (useFollowing.getState()[id] !== undefined) return;
  useFollowing.setState({ [id]: since });
  for (const wait of WAITS_MS) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (useFollowing.getState()[id] === undefined) return;
    await chat.resumeStream();
    if (useFollowing.getState()[id] === undefined) return;
    if (!isConnectionLost(chat)) break;
    useFollowing.setState({ [id]: "lost" });
  }
  if (chat.status === "ready" && !hasAnswer(chat.messages.at(-1))) await showStored(chat).catch(() => undefined);
  stopFollowing(id);
}

/** A chat as it is stored: its messages, and the project it is about. */
export async function fetchChat(
  id: string,
  signal?: AbortSignal,
): Promise<{ messages: SparkMessage[]; projectId: string | undefined }> {
  const path = `/api/chat/sessions/${encodeURIComponent(id)}`;
  const session = await callApi(SessionDetail, path, signal === undefined ? {} : { signal });
  return { messages: session.messages.map(toMessage), projectId: session.project_id ?? undefined };
}

async function showStored(chat: Chat<SparkMessage>): Promise<void> {
  const { messages } = await fetchChat(chat.id);
  if (chat.status === "ready") chat.messages = messages;
}

function isConnectionLost({ status, error }: Chat<SparkMessage>): boolean {
  return status === "error" && error instanceof TypeError;
}

function hasAnswer(message: SparkMessage | undefined): boolean {
  if (message?.role !== "assistant") return message === undefined;
  const phase = lastPart(message.parts, "data-run")?.data.phase;
  return phase === "ready" || phase === "failed";
}

// The server stores the parts it streamed, and this page only shows the kinds it knows.
function toMessage(stored: { id: string; role: SparkMessage["role"]; parts: { type: string }[] }): SparkMessage {
  return { id: stored.id, role: stored.role, parts: stored.parts as unknown as SparkMessage["parts"] };
}
