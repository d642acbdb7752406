import { DefaultChatTransport } from "ai";
import type { SparkMessage } from "./chat-message";

// The server keeps the whole history; this much is enough for it to see what an edit or a retry cuts off.
const MAX_SENT = 40;

/** The chat's own HTTP: text only, so that sources and apps already shown do not travel back. */
export function createChatTransport(): DefaultChatTransport<SparkMessage> {
  return new DefaultChatTransport<SparkMessage>({
    api: "/api/chat/message",
    prepareSendMessagesRequest: ({ id, messages, trigger, messageId, body }) => ({
      body: { ...body, id, trigger, messageId, messages: messages.slice(-MAX_SENT).map(withoutResults) },
    }),
  });
}

function withoutResults(message: SparkMessage): Pick<SparkMessage, "id" | "role" | "parts"> {
  const parts = message.parts.filter((part) => part.type === "text" || part.type === "data-attachment");
  return { id: message.id, role: message.role, parts };
}
