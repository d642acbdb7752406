"use client";

import type { RunData } from "../../_client/chat-message";
import { formatDuration } from "../../_client/format";
import { useRunLog } from "../../_client/run-log";
import { wordOf } from "../../_client/run-steps";
import { CopyButton } from "../ui/copy-button";
import { Icon } from "../ui/icon";
import { StaticCode } from "../ui/static-code";

/** A finished run in one line; its steps and its source are there for those who open it. */
export function RunSummary({ run, source }: { run: RunData | undefined; source: string }) {
  const steps = useRunLog((state) => (run === undefined ? undefined : state.runs[run.id])) ?? [];
  const isFailed = run?.phase === "failed";
  if (run === undefined && source === "") return null;
  return (
    <details className="group text-sm">
      <summary className="quiet-button -ml-2 list-none [&::-webkit-details-marker]:hidden">
        <Icon name={isFailed ? "alert" : "check"} size={15} />
        <span>
          {isFailed ? "Stopped" : "Built"}
          {run !== undefined && run.ms > 0 && (
            <>
              {isFailed ? " after " : " in "}
              <span className="tabular">{formatDuration(run.ms)}</span>
            </>
          )}
        </span>
        <span className="transition-transform group-open:rotate-180">
          <Icon name="chevron" size={14} />
        </span>
      </summary>
      <div className="mt-2 grid gap-3">
        {steps.length > 1 && (
          <ol className="flex flex-wrap gap-x-4 gap-y-1 px-0.5 text-xs text-muted">
            {steps.map((step, index) => (
              <li key={`${step.phase}-${step.ms}`}>
                {wordOf(step.phase, step.phase === "generating" && source !== "")}{" "}
                <span className="tabular">{formatDuration((steps[index + 1]?.ms ?? step.ms) - step.ms)}</span>
              </li>
            ))}
          </ol>
        )}
        {source !== "" && <SourcePanel source={source} />}
      </div>
    </details>
  );
}

function SourcePanel({ source }: { source: string }) {
  return (
    <div className="overflow-hidden rounded-field border border-base-300 bg-base-200">
      <div className="flex items-center justify-between border-b border-base-300 py-1 pr-1 pl-3.5 font-mono text-xs text-muted">
        <span>app.tsx</span>
        <span className="font-sans">
          <CopyButton text={source} label="Copy" />
        </span>
      </div>
      <pre tabIndex={0} aria-label="Source of the app" className="code max-h-96 overflow-auto p-3.5">
        <StaticCode code={source} language="tsx" />
      </pre>
    </div>
  );
}
