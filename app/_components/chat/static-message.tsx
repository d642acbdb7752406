"use client";

import { memo } from "react";
import type { SparkMessage } from "../../_client/chat-message";
import { AssistantMessage } from "./assistant-message";
import { UserMessage } from "./user-message";

export interface MessageProps {
  readonly message: SparkMessage;
  readonly chatId: string;
  /** Still being written. */
  readonly isLive: boolean;
  /** The last turn can be tried again. */
  readonly isLast: boolean;
}

/**
 * The memo wall: a message renders again only when it is another object. The chat replaces the object of the streaming message
 * alone, so nothing above it renders while it grows.
 */
export const StaticMessage = memo(function StaticMessage(props: MessageProps) {
  return props.message.role === "user" ? <UserMessage {...props} /> : <AssistantMessage {...props} />;
});
