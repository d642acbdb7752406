"use client";

import { useEffect, useRef } from "react";
import { Icon } from "../ui/icon";

/** The source while it is being written: plain text that follows its own end, open until a person closes it. */
export function LiveSource({ source }: { source: string }) {
  const view = useRef<HTMLPreElement>(null);
  useEffect(() => {
    const element = view.current;
    if (element === null) return;
    element.textContent = source;
    element.scrollTop = element.scrollHeight;
  }, [source]);
  return (
    <details open className="group animate-rise overflow-hidden rounded-field border border-base-300 bg-base-200">
      <summary className="flex list-none items-center justify-between px-3.5 py-2 font-mono text-xs text-muted [&::-webkit-details-marker]:hidden">
        <span className="inline-flex items-center gap-2">
          <Icon name="code" size={15} />
          app.tsx
        </span>
        <span className="transition-transform group-open:rotate-180">
          <Icon name="chevron" size={14} />
        </span>
      </summary>
      <pre ref={view} aria-hidden="true" className="code h-52 overflow-hidden px-3.5 pb-3 text-muted" />
    </details>
  );
}
