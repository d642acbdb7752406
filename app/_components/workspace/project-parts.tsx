"use client";

import { lastPart, type SparkMessage } from "../../_client/chat-message";
import { useTurns } from "../../_client/turns";
import { ContextBar } from "./context-bar";
import { DiffCard } from "./diff-card";

interface ProjectPartsProps {
  readonly message: SparkMessage;
  readonly chatId: string;
  readonly projectId: string;
  readonly isLast: boolean;
}

/** What an answer about a project has besides its words: the change it proposes, and what it was based on. */
export function ProjectParts({ message, chatId, projectId, isLast }: ProjectPartsProps) {
  const { retry } = useTurns(chatId);
  const proposal = lastPart(message.parts, "data-diff")?.data;
  const context = lastPart(message.parts, "data-context")?.data;
  return (
    <>
      {proposal !== undefined && (
        <DiffCard
          messageId={message.id}
          projectId={projectId}
          proposal={proposal}
          onAskAgain={isLast ? () => retry(message.id) : undefined}
        />
      )}
      {context !== undefined && <ContextBar context={context} />}
    </>
  );
}
