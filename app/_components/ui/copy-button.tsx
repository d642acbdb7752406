"use client";

import { useEffect, useState } from "react";
import { say } from "../../_client/ui-store";
import { Icon, type IconName } from "./icon";

const SHOWN_MS = 1_600;

interface CopyProps {
  /** What is copied, or how to get it. */
  readonly text: string | (() => string);
  readonly label: string;
  readonly icon?: IconName;
  readonly isIconOnly?: boolean;
}

/** Copies a text and shows for a moment that it did. */
export function CopyButton({ text, label, icon = "copy", isIconOnly = false }: CopyProps) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(typeof text === "string" ? text : text());
      setCopied(true);
    } catch {
      say("The browser did not allow copying.", { tone: "error" });
    }
  };
  const shown = isCopied ? "Copied" : label;
  return (
    <button
      type="button"
      className="quiet-button"
      onClick={() => void copy()}
      {...(isIconOnly ? { "aria-label": shown, title: label } : {})}
    >
      <Icon name={isCopied ? "check" : icon} size={16} />
      {!isIconOnly && shown}
      <span className="sr-only" aria-live="polite">
        {isCopied && isIconOnly ? "Copied" : ""}
      </span>
    </button>
  );
}
