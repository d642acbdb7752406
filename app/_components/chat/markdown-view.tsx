"use client";

import { memo, useEffect, useLayoutEffect, useRef } from "react";
import { copyCode } from "../../_client/copy-code";
import { knownMarkdown, renderMarkdown } from "../../_client/markdown-client";
import { setTrustedHtml } from "../../_client/safe-html";
import { createTypist, type Typist } from "../../_client/typist";

interface MarkdownViewProps {
  readonly text: string;
  readonly isLive: boolean;
}

/**
 * One node whose content is the Markdown worker's. While the text grows a typist writes into it; in the end it holds static HTML.
 * React keeps no tree for what is inside, so nothing here costs a render.
 */
export const MarkdownView = memo(function MarkdownView({ text, isLive }: MarkdownViewProps) {
  const node = useRef<HTMLDivElement>(null);
  const typist = useRef<Typist>(undefined);

  useLayoutEffect(() => {
    const element = node.current;
    if (element === null) return;
    if (isLive) {
      typist.current ??= createTypist(element, matchMedia("(prefers-reduced-motion: reduce)").matches);
      typist.current.show(text);
      return;
    }
    if (typist.current !== undefined) {
      typist.current.finish(text);
      return;
    }
    return insertOnce(element, text);
  }, [text, isLive]);

  useEffect(
    () => () => {
      typist.current?.stop();
      typist.current = undefined;
    },
    [],
  );

  // Announced by the run's own status, not token by token.
  return <div ref={node} className="markdown" aria-live="off" onClick={copyCode} />;
});

/** Inserts the finished HTML, unless the text has changed by the time it arrives. */
function insertOnce(element: Element, text: string): () => void {
  const known = knownMarkdown(text);
  let isCurrent = true;
  if (known !== undefined) setTrustedHtml(element, known);
  else {
    void renderMarkdown(text).then((html) => {
      if (isCurrent) setTrustedHtml(element, html);
    });
  }
  return () => {
    isCurrent = false;
  };
}
