"use client";

import { useComponentFrame, type FrameInput } from "../../_client/frame-host-hook";
import { FrameFailure } from "./frame-failure";
import { FrameSkeleton } from "./frame-skeleton";
import { FrameStill } from "./frame-still";
import { LinkDialog } from "./link-dialog";

const DEFAULT_HEIGHT = 240;

interface ComponentFrameProps extends FrameInput {
  readonly minHeight?: number | undefined;
  /** Fills the element around it and scrolls inside, instead of growing with the app. */
  readonly isFilling?: boolean | undefined;
  /** Offered beside the restart of an app that was stopped; it is told why. */
  readonly onRepair?: ((reason: string) => void) | undefined;
}

/** A component, running in a frame that can reach nothing but its own data. */
export function ComponentFrame({ minHeight = DEFAULT_HEIGHT, isFilling = false, onRepair, ...input }: ComponentFrameProps) {
  const { container, view, height, run, link, answerLink } = useComponentFrame(input);
  const isRunning = view.kind === "running";
  const size = isFilling ? { height: "100%" } : { height: Math.max(minHeight, height ?? 0) };
  return (
    <div className="relative isolate overflow-hidden" style={size} data-frame={view.kind}>
      <div
        ref={container}
        inert={!isRunning}
        className={`size-full transition-opacity duration-200 [&>iframe]:block [&>iframe]:size-full [&>iframe]:border-0 ${isRunning ? "" : "opacity-0"}`}
      />
      {(view.kind === "idle" || view.kind === "loading") && <FrameSkeleton />}
      {view.kind === "still" && <FrameStill componentId={input.componentId} onRun={run} />}
      {view.kind === "stopped" && (
        <FrameFailure message={view.message} onRestart={run} onRepair={onRepair && (() => onRepair(view.message))} />
      )}
      <LinkDialog url={link} onAnswer={answerLink} />
    </div>
  );
}
