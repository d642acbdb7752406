"use client";

import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import type { RunPhase } from "../../_client/chat-message";
import { runMagic, type MagicAnswer, type MagicRequest } from "../../_client/magic-run";
import { sayFailure } from "../../_client/problem";
import { RunProgress } from "../chat/run-progress";
import { ComponentFrame } from "../preview/component-frame";
import { FailureNote } from "../ui/failure-note";

type MagicState =
  | { readonly kind: "waiting" }
  | { readonly kind: "running"; readonly phase: RunPhase }
  | { readonly kind: "done"; readonly answer: MagicAnswer }
  | { readonly kind: "failed"; readonly reason: string };

interface MagicRunProps {
  readonly request: MagicRequest;
  /** False when another site led here: then a person decides whether to spend a run. */
  readonly startsAtOnce: boolean;
}

/** A magic link at work: the phases of its run, and then the app. */
export function MagicRun({ request, startsAtOnce }: MagicRunProps) {
  const [state, setState] = useState<MagicState>({ kind: "waiting" });
  const [attempt, setAttempt] = useState(startsAtOnce ? 1 : 0);
  const startedAt = useRef(0);
  useEffect(() => {
    if (attempt === 0) return;
    const abort = new AbortController();
    startedAt.current = performance.now();
    const follow = (phase: RunPhase) => setState({ kind: "running", phase });
    runMagic(request, follow, abort.signal).then(
      (answer) => setState({ kind: "done", answer }),
      (error: unknown) => {
        if (!abort.signal.aborted) setState({ kind: "failed", reason: sayFailure(error) });
      },
    );
    return () => abort.abort();
  }, [attempt, request]);
  const again = () => setAttempt((count) => count + 1);
  if (state.kind === "done") return <MagicApp answer={state.answer} />;
  return (
    <div className="mx-auto w-full max-w-2xl px-5 py-10 sm:py-16">
      <p className="text-sm text-muted">You asked for</p>
      <h1 className="mt-1 mb-6 text-2xl leading-snug font-semibold tracking-tight wrap-anywhere">{request.prompt}</h1>
      {state.kind === "failed" ? (
        <FailureNote title="This app could not be made" actions={<MagicButton label="Try again" onClick={again} />}>
          {state.reason}
        </FailureNote>
      ) : (
        <MagicProgress state={state} isAsking={attempt === 0} onStart={again} />
      )}
    </div>
  );
}

interface MagicProgressProps {
  readonly state: Extract<MagicState, { kind: "waiting" | "running" }>;
  readonly isAsking: boolean;
  readonly onStart: () => void;
}

function MagicProgress({ state, isAsking, onStart }: MagicProgressProps) {
  if (isAsking) return <MagicButton label="Make this app" onClick={onStart} />;
  const phase = state.kind === "running" ? state.phase : "context";
  return (
    <div role="status">
      <RunProgress run={{ id: "magic", phase, ms: 0 }} hasSource={false} isLive />
    </div>
  );
}

function MagicApp({ answer }: { answer: MagicAnswer }) {
  return (
    <div className="mx-auto w-full max-w-6xl px-3 py-4 sm:px-6 sm:py-6">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h1 className="text-lg font-semibold wrap-anywhere">{answer.title}</h1>
        {answer.render_token === undefined && (
          <Link href={`/components/${answer.component_id}`} className="link text-sm text-muted">
            Open its page
          </Link>
        )}
      </div>
      <div className="overflow-hidden rounded-box border border-base-300 bg-base-100">
        <ComponentFrame
          componentId={answer.component_id}
          version={answer.version}
          minHeight={240}
          {...(answer.frame_url === undefined ? {} : { frameUrl: answer.frame_url })}
          {...(answer.render_token === undefined ? {} : { renderToken: answer.render_token })}
        />
      </div>
    </div>
  );
}

function MagicButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className="btn btn-primary" onClick={onClick}>
      {label}
    </button>
  );
}
