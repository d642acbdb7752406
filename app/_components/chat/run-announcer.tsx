"use client";

import { lastPart, sourceOf, type SparkMessage } from "../../_client/chat-message";
import { wordOf } from "../../_client/run-steps";

interface AnnouncerProps {
  readonly message: SparkMessage | undefined;
  readonly isBusy: boolean;
}

/** Tells a screen reader which step a run has reached, and once that the answer is there; never the tokens. */
export function RunAnnouncer({ message, isBusy }: AnnouncerProps) {
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {announcementOf(message, isBusy)}
    </p>
  );
}

function announcementOf(message: SparkMessage | undefined, isBusy: boolean): string {
  if (message?.role !== "assistant") return isBusy ? "Sent. Thinking." : "";
  const run = lastPart(message.parts, "data-run")?.data;
  if (isBusy) return run === undefined ? "Thinking." : `${wordOf(run.phase, sourceOf(message.parts) !== "")}.`;
  const component = lastPart(message.parts, "data-component")?.data;
  if (run?.phase === "failed") return run.code === "stopped" ? "Stopped." : "There is no answer this time.";
  if (component !== undefined) return `${component.title} is ready.`;
  const hasChange = lastPart(message.parts, "data-diff") !== undefined;
  return hasChange ? "The answer is finished. It proposes a change." : "The answer is finished.";
}
