"use client";

import { useEffect, useRef } from "react";
import { copyCode } from "../../_client/copy-code";
import { createMarkdownStream } from "../../_client/markdown-client";
import { nextShown } from "../../_client/reveal";
import { appendTrustedHtml, setTrustedHtml } from "../../_client/safe-html";

// Between 10 and 20 ms, as a person perceives typing; the frame after it paints.
const STEP_MS = 14;

/** The one node that changes while an answer arrives. Its content is the worker's; React renders it once. */
export function StreamingMarkdown({ text }: { text: string }) {
  const finished = useRef<HTMLDivElement>(null);
  const tail = useRef<HTMLDivElement>(null);
  const target = useRef(text);

  useEffect(() => {
    target.current = text;
  }, [text]);

  useEffect(() => {
    const stream = createMarkdownStream((step) => {
      if (finished.current === null || tail.current === null) return;
      if (step.isReset) finished.current.replaceChildren();
      appendTrustedHtml(finished.current, step.finished);
      setTrustedHtml(tail.current, step.tail);
    });
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    let shown = 0;
    const timer = setInterval(() => {
      const whole = target.current;
      if (shown >= whole.length) return;
      shown = isCalm ? whole.length : nextShown(shown, whole);
      stream.show(whole.slice(0, shown));
    }, STEP_MS);
    return () => {
      clearInterval(timer);
      stream.close();
    };
  }, []);

  // Announced by the run's own status, not token by token.
  return (
    <div className="markdown streaming" aria-live="off" onClick={copyCode}>
      <div ref={finished} />
      <div ref={tail} />
    </div>
  );
}
