"use client";

import { use } from "react";
import { answerState, lastPart, sourceOf, textOf, type RunData, type SparkMessage } from "../../_client/chat-message";
import { sayFallback } from "../../_client/fallback";
import { providerName } from "../../_client/format";
import { useTurns } from "../../_client/turns";
import { WorkspaceContext } from "../../_client/workspace-context";
import { CopyButton } from "../ui/copy-button";
import { FailureNote } from "../ui/failure-note";
import { Icon } from "../ui/icon";
import { CitedMarkdown } from "../workspace/cited-markdown";
import { ProjectParts } from "../workspace/project-parts";
import { ComponentCard } from "./component-card";
import { LiveSource } from "./live-source";
import { MarkdownView } from "./markdown-view";
import { RunProgress } from "./run-progress";
import { RunSummary } from "./run-summary";
import type { MessageProps } from "./static-message";

/** Spark's answer: its steps while it works, then the text, the app, or what went wrong. */
export function AssistantMessage({ message, chatId, isLive, isLast }: MessageProps) {
  const text = textOf(message);
  const run = lastPart(message.parts, "data-run")?.data;
  const component = lastPart(message.parts, "data-component")?.data;
  const source = sourceOf(message.parts);
  const state = answerState(message, isLive);
  const around = use(WorkspaceContext);
  const ids = { messageId: message.id, chatId, canRetry: isLast };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h2 className="sr-only">Spark</h2>
      <RunView run={run} source={source} hasText={text !== ""} isLive={isLive} hasApp={component !== undefined} />
      {text !== "" && around === undefined && <MarkdownView text={text} isLive={isLive} />}
      {text !== "" && around !== undefined && <CitedMarkdown text={text} isLive={isLive} around={around} />}
      <TakenOver message={message} run={run} isLive={isLive} />
      {around !== undefined && <ProjectParts message={message} chatId={chatId} projectId={around.projectId} isLast={isLast} />}
      {component !== undefined && <ComponentCard component={component} chatId={chatId} />}
      {state !== "live" && (component !== undefined || source !== "") && (
        <RunSummary run={run} source={source} component={component} state={state} />
      )}
      {state === "failed" && <RunFailure {...ids} run={run} hasSource={source !== ""} />}
      {state === "stopped" && <Stopped {...ids} hasText={text !== "" || source !== ""} />}
      {state === "done" && (text !== "" || isLast) && <AnswerActions {...ids} text={text} />}
    </div>
  );
}

interface RunViewProps {
  readonly run: RunData | undefined;
  readonly source: string;
  readonly hasText: boolean;
  readonly hasApp: boolean;
  readonly isLive: boolean;
}

/** Steps and source, for as long as the run is neither text nor an app. */
function RunView({ run, source, hasText, hasApp, isLive }: RunViewProps) {
  if (!isLive || hasApp || (hasText && source === "")) return null;
  return (
    <>
      <RunProgress run={run ?? { id: "", phase: "context", ms: 0 }} hasSource={source !== ""} isLive />
      {source !== "" && <LiveSource source={source} />}
    </>
  );
}

/** Says that another provider than the first one answers, and in the end why. */
function TakenOver({ message, run, isLive }: { message: SparkMessage; run: RunData | undefined; isLive: boolean }) {
  const provider = lastPart(message.parts, "data-status")?.data.provider;
  const told = run === undefined ? undefined : sayFallback(run);
  const line = told ?? (isLive && provider !== undefined ? `${providerName(provider)} has taken over.` : undefined);
  return line === undefined ? null : <p className="-mt-1 text-sm text-muted">{line}</p>;
}

interface RetryProps {
  readonly messageId: string;
  readonly chatId: string;
  readonly canRetry: boolean;
}

function RunFailure({ run, hasSource, ...ids }: RetryProps & { run: RunData | undefined; hasSource: boolean }) {
  return (
    <FailureNote
      title={hasSource ? "The app could not be finished" : "No answer this time"}
      actions={ids.canRetry && <RetryButton {...ids} />}
    >
      {run?.message ?? "No provider gave an answer that passed every check."}{" "}
      {hasSource ? "Your message and the source written so far are kept." : "Your message is kept."}
    </FailureNote>
  );
}

function Stopped({ hasText, ...ids }: RetryProps & { hasText: boolean }) {
  return (
    <div className="flex flex-wrap items-center gap-3 text-sm text-muted">
      <span>{hasText ? "Stopped. What had arrived is kept." : "Stopped before there was an answer."}</span>
      {ids.canRetry && <RetryButton {...ids} />}
    </div>
  );
}

function RetryButton({ messageId, chatId }: Omit<RetryProps, "canRetry">) {
  const { retry } = useTurns(chatId);
  return (
    <button type="button" className="plain-button" onClick={() => retry(messageId)}>
      <Icon name="retry" size={15} />
      Try again
    </button>
  );
}

function AnswerActions({ text, canRetry, ...ids }: RetryProps & { text: string }) {
  const { retry } = useTurns(ids.chatId);
  return (
    <div className="-mt-2 -ml-2 flex gap-0.5">
      {text !== "" && <CopyButton text={text} label="Copy answer" isIconOnly />}
      {canRetry && (
        <button
          type="button"
          className="quiet-button"
          aria-label="Try again"
          title="Try again"
          onClick={() => retry(ids.messageId)}
        >
          <Icon name="retry" size={16} />
        </button>
      )}
    </div>
  );
}
