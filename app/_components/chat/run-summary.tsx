"use client";

import { useState } from "react";
import useSWR from "swr";
import { readText } from "../../_client/api";
import type { AnswerState, ComponentData, RunData } from "../../_client/chat-message";
import { formatDuration } from "../../_client/format";
import { useRunLog } from "../../_client/run-log";
import { wordOf } from "../../_client/run-steps";
import { CopyButton } from "../ui/copy-button";
import { Icon } from "../ui/icon";
import { StaticCode } from "../ui/static-code";

interface RunSummaryProps {
  readonly run: RunData | undefined;
  /** As it was streamed; a chat that was opened later reads it when it is asked for. */
  readonly source: string;
  readonly component: ComponentData | undefined;
  readonly state: AnswerState;
}

/** A finished run in one line; its steps and its source are there for those who open it. */
export function RunSummary({ run, source, component, state }: RunSummaryProps) {
  const [isOpen, setOpen] = useState(false);
  const steps = useRunLog((log) => (run === undefined ? undefined : log.runs[run.id])) ?? [];
  const isDone = state === "done";
  return (
    <details className="group text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="quiet-button -ml-2 list-none [&::-webkit-details-marker]:hidden">
        <Icon name={isDone ? "check" : "alert"} size={15} />
        <span>
          {isDone ? "Built" : "Not finished"}
          {run !== undefined && run.ms > 0 && (
            <>
              {isDone ? " in " : " after "}
              <span className="tabular">{formatDuration(run.ms)}</span>
            </>
          )}
        </span>
        <span className="transition-transform group-open:rotate-180">
          <Icon name="chevron" size={14} />
        </span>
      </summary>
      {isOpen && (
        <div className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-3">
          {steps.length > 1 && <Steps steps={steps} hasSource={source !== ""} />}
          <Source source={source} component={component} />
        </div>
      )}
    </details>
  );
}

function Steps({ steps, hasSource }: { steps: readonly RunData[]; hasSource: boolean }) {
  return (
    <ol className="flex flex-wrap gap-x-4 gap-y-1 px-0.5 text-xs text-muted">
      {steps.slice(0, -1).map((step, index) => (
        <li key={`${step.phase}-${step.ms}`}>
          {wordOf(step.phase, hasSource)}{" "}
          <span className="tabular">{formatDuration((steps[index + 1]?.ms ?? step.ms) - step.ms)}</span>
        </li>
      ))}
    </ol>
  );
}

function Source({ source, component }: Pick<RunSummaryProps, "source" | "component">) {
  const isStored = source === "" && component !== undefined;
  const { data, error } = useSWR(
    isStored ? `/api/components/${component.id}/source?version=${component.version}` : null,
    readText,
  );
  const shown = isStored ? data : source;
  if (error !== undefined) return <p className="text-muted">The source could not be read.</p>;
  if (shown === undefined) return <div role="status" aria-label="Reading the source" className="shimmer h-24" />;
  return (
    <div className="overflow-hidden rounded-field border border-base-300 bg-base-200">
      <div className="flex items-center justify-between border-b border-base-300 py-1 pr-1 pl-3.5 font-mono text-xs text-muted">
        <span>app.tsx</span>
        <span className="font-sans">
          <CopyButton text={shown} label="Copy" />
        </span>
      </div>
      <pre tabIndex={0} aria-label="Source of the app" className="code max-h-96 overflow-auto p-3.5">
        <StaticCode code={shown} language="tsx" />
      </pre>
    </div>
  );
}
