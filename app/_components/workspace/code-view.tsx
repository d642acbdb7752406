"use client";

import { useEffect, useRef, type MouseEvent } from "react";
import { StaticCode } from "../ui/static-code";

// Whole pixels, so that numbers, lines and the mark stay beside each other however long the file is.
const LINE_PX = 20;
const PADDING_PX = 12;
// What is marked is not the first thing on the screen: what stands above it matters.
const ABOVE_SHARE = 0.3;

interface CodeViewProps {
  readonly path: string;
  readonly code: string;
  readonly language: string;
  readonly line: number | undefined;
  readonly onMark: (line: number | undefined) => void;
}

/** A file to be read: in colours, with line numbers, and one line marked. */
export function CodeView({ path, code, language, line, onMark }: CodeViewProps) {
  const view = useRef<HTMLDivElement>(null);
  const count = lineCount(code);
  const marked = line !== undefined && line <= count ? line : undefined;
  useEffect(() => {
    const element = view.current;
    if (element === null || marked === undefined) return;
    const top = (marked - 1) * LINE_PX;
    const offset = top - element.scrollTop;
    // A line that is well in view is left where it is.
    if (offset >= LINE_PX && offset <= element.clientHeight - 3 * LINE_PX) return;
    element.scrollTo({ top: Math.max(0, top - element.clientHeight * ABOVE_SHARE), left: 0 });
  }, [marked]);
  const onNumber = (event: MouseEvent<HTMLElement>): void => {
    const at = event.clientY - event.currentTarget.getBoundingClientRect().top - PADDING_PX;
    const clicked = Math.floor(at / LINE_PX) + 1;
    if (clicked >= 1 && clicked <= count) onMark(clicked === marked ? undefined : clicked);
  };
  return (
    <div
      ref={view}
      tabIndex={0}
      role="region"
      aria-label={`Source of ${path}`}
      className="relative min-h-0 flex-1 overflow-auto overscroll-contain bg-base-100"
    >
      <div className="code relative flex w-max min-w-full leading-5" style={{ lineHeight: `${LINE_PX}px` }}>
        {marked !== undefined && (
          <div
            aria-hidden="true"
            data-marked-line={marked}
            className="absolute inset-x-0 border-l-2 border-primary bg-primary/12"
            style={{ top: PADDING_PX + (marked - 1) * LINE_PX, height: LINE_PX }}
          />
        )}
        {/* For people who point; the address names a line as well. */}
        <pre
          aria-hidden="true"
          onClick={onNumber}
          title="Mark a line"
          className="sticky left-0 z-10 cursor-pointer border-r border-base-300 bg-base-100 py-3 pr-3 pl-4 text-right text-muted/90 select-none"
        >
          {numbersTo(count)}
        </pre>
        <pre className="relative py-3 pr-6 pl-4">
          <StaticCode code={code} language={language} />
        </pre>
      </div>
      <p role="status" className="sr-only">
        {marked === undefined ? "" : `${path}, line ${marked}: ${code.split("\n", marked).at(-1)?.trim() ?? ""}`}
      </p>
    </div>
  );
}

/** The end of the last line is not another line. */
function lineCount(code: string): number {
  const lines = code.split("\n").length;
  return code.endsWith("\n") ? Math.max(1, lines - 1) : lines;
}

function numbersTo(count: number): string {
  return Array.from({ length: count }, (_none, index) => index + 1).join("\n");
}
