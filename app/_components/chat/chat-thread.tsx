"use client";

import { useChat } from "@ai-sdk/react";
import type { ChatStatus } from "ai";
import { answerState, type SparkMessage } from "../../_client/chat-message";
import type { OpenChat } from "../../_client/chats";
import { useEffect, useEffectEvent, type ReactNode } from "react";
import type { Example } from "../../_client/examples";
import { useComposer, type Draft } from "../../_client/composer-store";
import { sayFailure } from "../../_client/problem";
import { useFollowed, type Following } from "../../_client/follow-turn";
import { draftOf, useTurns } from "../../_client/turns";
import { useStickToEnd } from "../../_client/use-stick-to-end";
import { FailureNote } from "../ui/failure-note";
import { Icon } from "../ui/icon";
import { Composer } from "./composer";
import { EmptyChat } from "./empty-chat";
import { MessageList } from "./message-list";
import { RunAnnouncer } from "./run-announcer";
import { RunProgress } from "./run-progress";

// Two frames of a 60 Hz screen: more often than this nobody sees.
const THROTTLE_MS = 32;

/** What a chat that is a part of another page does otherwise than one with a page of its own. */
export interface ChatSetting {
  readonly heading: ReactNode;
  /** Beside the field where a message is written. */
  readonly tools: ReactNode;
  readonly placeholder: string;
  /** What a chat without messages shows. */
  empty(composer: ReactNode, onPick: (prompt: string) => void): ReactNode;
}

interface ChatThreadProps {
  readonly chatId: string;
  readonly entry: OpenChat;
  readonly onFirstMessage: () => void;
  readonly setting?: ChatSetting | undefined;
}

/** One open chat: its messages, and where the next one is written. */
export function ChatThread({ chatId, entry, onFirstMessage, setting }: ChatThreadProps) {
  const { messages, status, error } = useChat({ chat: entry.chat, throttle: THROTTLE_MS });
  const turns = useTurns(chatId);
  const followed = useFollowed(chatId);
  const isBusy = status === "submitted" || status === "streaming" || followed === "lost";
  const { view, content, isAway, toEnd } = useStickToEnd(chatId);
  const last = messages.at(-1);

  const send = (draft: Draft): void => {
    if (messages.length === 0) onFirstMessage();
    // The composer moves to its place below the messages; whoever was writing goes on writing.
    if (document.activeElement instanceof HTMLTextAreaElement) useComposer.getState().focus();
    turns.send(draft);
    toEnd();
  };
  const pick = (example: Example): void => send(draftOf(example.prompt, example.attachment?.()));
  useEscape(isBusy, turns.stop);

  const { tools, placeholder } = setting ?? {};
  const composer = (
    <Composer
      chatId={chatId}
      isBusy={isBusy}
      onSend={send}
      onStop={turns.stop}
      tools={tools}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
  if (messages.length === 0)
    return setting?.empty(composer, (prompt) => send(draftOf(prompt))) ?? <EmptyChat composer={composer} onPick={pick} />;
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {setting?.heading ?? <h1 className="sr-only">Chat</h1>}
      <div ref={view} className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain" tabIndex={-1}>
        <div ref={content} className="mx-auto w-full max-w-[52rem] px-4 pt-6 pb-10 sm:px-6 sm:pt-10">
          <MessageList chatId={chatId} messages={messages} isBusy={isBusy} />
          <TurnState
            last={last}
            isBusy={isBusy}
            status={status}
            followed={followed}
            reason={sayFailure(error)}
            onRetry={() => turns.retry()}
          />
        </div>
      </div>
      <Dock isAway={isAway} onJump={() => toEnd("smooth")}>
        {composer}
      </Dock>
      <RunAnnouncer message={last} isBusy={isBusy} />
    </div>
  );
}

interface TurnStateProps {
  readonly last: SparkMessage | undefined;
  readonly isBusy: boolean;
  readonly status: ChatStatus;
  readonly followed: Following | undefined;
  readonly reason: string;
  readonly onRetry: () => void;
}

/** What is said of a turn whose answer says nothing itself: that it is waited for, sought again, or did not come. */
function TurnState({ last, isBusy, status, followed, reason, onRetry }: TurnStateProps) {
  const isUnanswered = last?.role === "user";
  return (
    <>
      {isUnanswered && (isBusy || followed !== undefined) && (
        <div className="mt-8">
          <RunProgress run={{ id: "", phase: "context", ms: 0 }} hasSource={false} isLive />
        </div>
      )}
      {followed === "lost" && status === "error" && <Reconnecting />}
      {followed === undefined && status === "error" && !saysFailureItself(last) && (
        <TurnFailure reason={reason} onRetry={onRetry} />
      )}
      {followed === undefined && status === "ready" && isUnanswered && (
        <TurnFailure reason="It ended before there was an answer." onRetry={onRetry} />
      )}
    </>
  );
}

/** The answer shows why its run failed: saying it twice helps nobody. */
function saysFailureItself(message: SparkMessage | undefined): boolean {
  return message?.role === "assistant" && answerState(message, false) === "failed";
}

function Dock({ isAway, onJump, children }: { isAway: boolean; onJump: () => void; children: ReactNode }) {
  return (
    <div className="relative mx-auto w-full max-w-[52rem] px-3 pb-3 sm:px-6 sm:pb-5">
      <div
        aria-hidden="true"
        className="pointer-events-none absolute inset-x-0 -top-8 h-8 bg-linear-to-t from-base-100 to-transparent"
      />
      {isAway && (
        <button
          type="button"
          onClick={onJump}
          className="animate-rise absolute -top-12 left-1/2 inline-flex h-9 -translate-x-1/2 items-center gap-1.5 rounded-full border border-base-300 bg-raised px-3.5 text-sm font-medium shadow-soft hover:border-primary/60"
        >
          <Icon name="down" size={15} />
          Latest
        </button>
      )}
      {children}
    </div>
  );
}

function Reconnecting() {
  return (
    <p role="status" className="mt-6 text-sm text-muted">
      The connection was lost. The answer goes on without it; looking for it again…
    </p>
  );
}

function TurnFailure({ reason, onRetry }: { reason: string; onRetry: () => void }) {
  return (
    <div className="mt-8">
      <FailureNote
        title="No answer this time"
        actions={
          <button type="button" className="plain-button" onClick={onRetry}>
            <Icon name="retry" size={15} />
            Try again
          </button>
        }
      >
        {reason} Your message and its data are kept.
      </FailureNote>
    </div>
  );
}

/** Esc stops the running turn, wherever the focus is, unless something open takes the key first. */
function useEscape(isActive: boolean, stop: () => void): void {
  const onEscape = useEffectEvent(stop);
  useEffect(() => {
    if (!isActive) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.defaultPrevented && document.querySelector("dialog[open]") === null) onEscape();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [isActive]);
}
