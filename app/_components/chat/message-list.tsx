"use client";

import type { SparkMessage } from "../../_client/chat-message";
import { StaticMessage } from "./static-message";

interface MessageListProps {
  readonly chatId: string;
  readonly messages: readonly SparkMessage[];
  readonly isBusy: boolean;
}

/** The conversation; all but the last message stand behind the memo wall. */
export function MessageList({ chatId, messages, isBusy }: MessageListProps) {
  const last = messages.length - 1;
  return (
    <ol className="grid grid-cols-[minmax(0,1fr)] gap-8">
      {messages.map((message, index) => (
        <li key={message.id} className="min-w-0">
          <StaticMessage
            message={message}
            chatId={chatId}
            isLive={isBusy && index === last && message.role === "assistant"}
            isLast={index === last}
          />
        </li>
      ))}
    </ol>
  );
}
