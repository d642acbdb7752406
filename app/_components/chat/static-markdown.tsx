"use client";

import { memo, useEffect, useRef } from "react";
import { highlight, knownMarkdown, renderMarkdown } from "../../_client/markdown-client";
import { setTrustedHtml } from "../../_client/safe-html";
import { copyCode } from "../../_client/copy-code";

/** A finished text: the worker's HTML, inserted once. React keeps no tree for what is inside. */
export const StaticMarkdown = memo(function StaticMarkdown({ text }: { text: string }) {
  const node = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isCurrent = true;
    const show = (html: string): void => {
      if (isCurrent && node.current !== null) setTrustedHtml(node.current, html);
    };
    const known = knownMarkdown(text);
    if (known !== undefined) show(known);
    else void renderMarkdown(text).then(show);
    return () => {
      isCurrent = false;
    };
  }, [text]);
  // Readable before the worker has answered, and left alone by React afterwards because the text does not change.
  return (
    <div ref={node} className="markdown" onClick={copyCode}>
      <p className="whitespace-pre-wrap">{text}</p>
    </div>
  );
});

/** Code in colours, inserted once. */
export const StaticCode = memo(function StaticCode({ code, language }: { code: string; language: string }) {
  const node = useRef<HTMLElement>(null);
  useEffect(() => {
    let isCurrent = true;
    void highlight(code, language).then((html) => {
      if (isCurrent && node.current !== null) setTrustedHtml(node.current, html);
    });
    return () => {
      isCurrent = false;
    };
  }, [code, language]);
  return <code ref={node}>{code}</code>;
});
