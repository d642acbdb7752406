"use client";

import { memo, useEffect, useRef } from "react";
import { highlight } from "../../_client/markdown-client";
import { setTrustedHtml } from "../../_client/safe-html";

/** Code in colours, inserted once; plain until the worker has answered. */
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
  // A key, so that other code gets another element: React does not know what was inserted into this one.
  return (
    <code key={code} ref={node}>
      {code}
    </code>
  );
});
