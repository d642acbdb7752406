"use client";

import { use, useEffect, useState } from "react";
import type { RunData } from "../../_client/chat-message";
import { formatDuration } from "../../_client/format";
import { PROJECT_STEPS, projectStepOf, STEPS, stepOf, wordOf } from "../../_client/run-steps";
import { WorkspaceContext } from "../../_client/workspace-context";
import { Icon } from "../ui/icon";

const TICK_MS = 100;

interface RunProgressProps {
  readonly run: RunData;
  readonly hasSource: boolean;
  readonly isLive: boolean;
}

/** The steps of a run as they happen, with the time it has taken so far. */
export function RunProgress({ run, hasSource, isLive }: RunProgressProps) {
  const isAboutProject = use(WorkspaceContext) !== undefined;
  const steps = isAboutProject ? PROJECT_STEPS : STEPS;
  const current = isAboutProject ? projectStepOf(run.phase) : stepOf(run.phase, hasSource);
  const word = isAboutProject ? steps[current] : wordOf(run.phase, hasSource);
  return (
    <div className="animate-rise rounded-box border border-base-300 bg-raised px-4 py-3">
      <div className="flex items-center justify-between gap-4">
        <p aria-hidden="true" className="text-sm font-semibold">
          {word}
          {isLive && <span className="animate-breathe">…</span>}
        </p>
        <Elapsed startMs={run.ms} isLive={isLive} />
      </div>
      <ol aria-label="Progress" className="mt-2.5 grid auto-cols-fr grid-flow-col gap-1.5">
        {steps.map((step, index) => (
          <li key={step} aria-current={index === current ? "step" : undefined} className="min-w-0">
            <span className={`block h-1 rounded-full ${barOf(index, current, isLive)}`} />
            <span
              className={`mt-1.5 flex items-center gap-1 truncate text-xs max-sm:sr-only ${index <= current ? "text-base-content" : "text-muted"}`}
            >
              {index < current && <Icon name="check" size={12} />}
              {step}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function barOf(index: number, current: number, isLive: boolean): string {
  if (index < current) return "bg-primary";
  if (index > current) return "bg-base-300";
  return isLive ? "animate-breathe bg-primary" : "bg-primary";
}

/** Counts on from the last known time of the run, in a node of its own. */
function Elapsed({ startMs, isLive }: { startMs: number; isLive: boolean }) {
  const [extra, setExtra] = useState({ startMs, ms: 0 });
  useEffect(() => {
    if (!isLive) return;
    const began = performance.now();
    const timer = setInterval(() => setExtra({ startMs, ms: performance.now() - began }), TICK_MS);
    return () => clearInterval(timer);
  }, [isLive, startMs]);
  const ms = startMs + (isLive && extra.startMs === startMs ? extra.ms : 0);
  return <span className="tabular text-xs text-muted">{formatDuration(ms)}</span>;
}
