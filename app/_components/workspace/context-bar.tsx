"use client";

import { useState } from "react";
import type { ContextData } from "../../_client/chat-message";
import { contextParts, usedTokens, type ContextPart } from "../../_client/context-parts";
import { Icon } from "../ui/icon";
import { ContextTable } from "./context-table";

/** What an answer was based on, as one bar; the numbers are there for those who open it. */
export function ContextBar({ context }: { context: ContextData }) {
  const [isOpen, setOpen] = useState(false);
  const parts = contextParts(context);
  const used = usedTokens(context);
  return (
    <details
      className="group rounded-field border border-base-300 text-sm open:bg-raised"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="grid list-none gap-1.5 rounded-field px-3 py-2 hover:bg-base-content/4 [&::-webkit-details-marker]:hidden">
        <span className="flex items-center gap-1.5 text-xs text-muted">
          <span className="font-medium">Context</span>
          <span className="tabular ml-auto">
            {used.toLocaleString("en")} of {context.limit.toLocaleString("en")} tokens
          </span>
          <span className="transition-transform group-open:rotate-180">
            <Icon name="chevron" size={14} />
          </span>
        </span>
        <Segments parts={parts} limit={context.limit} />
      </summary>
      {isOpen && <ContextTable parts={parts} limit={context.limit} />}
    </details>
  );
}

/** Gaps part what is beside each other, so that nothing depends on seeing colours; the table says the rest. */
function Segments({ parts, limit }: { parts: readonly ContextPart[]; limit: number }) {
  return (
    <span aria-hidden="true" className="flex h-2.5 gap-0.5 overflow-hidden rounded-full">
      {parts
        .filter(({ tokens }) => tokens > 0)
        .map(({ id, label, tokens }) => (
          <span
            key={id}
            title={`${label}: ${tokens.toLocaleString("en")} tokens`}
            className={id === "free" ? "part-free" : "min-w-1"}
            style={{ flexGrow: tokens / limit, flexBasis: 0, ...(id === "free" ? {} : { background: `var(--part-${id})` }) }}
          />
        ))}
    </span>
  );
}
