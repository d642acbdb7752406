"use client";

import { useRef, type KeyboardEvent } from "react";

export type Panel = "app" | "source" | "data" | "versions" | "details";

const PANELS: readonly { panel: Panel; label: string }[] = [
  { panel: "app", label: "App" },
  { panel: "data", label: "Data" },
  { panel: "source", label: "Source" },
  { panel: "versions", label: "History" },
  { panel: "details", label: "Details" },
];

/** Tabs with arrow keys, as the ARIA practice has them. */
export function PanelTabs({ panel, onChange }: { panel: Panel; onChange: (panel: Panel) => void }) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = PANELS.findIndex((entry) => entry.panel === panel);
    const next = PANELS[(at + step + PANELS.length) % PANELS.length];
    if (next === undefined) return;
    onChange(next.panel);
    list.current?.querySelector<HTMLElement>(`#tab-${next.panel}`)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label="Views of the app" className="flex gap-1" onKeyDown={onKeyDown}>
      {PANELS.map((entry) => (
        <button
          key={entry.panel}
          id={`tab-${entry.panel}`}
          type="button"
          role="tab"
          aria-selected={entry.panel === panel}
          tabIndex={entry.panel === panel ? 0 : -1}
          onClick={() => onChange(entry.panel)}
          className="-mb-px border-b-2 border-transparent px-2.5 py-2.5 text-sm font-medium text-muted transition-colors hover:text-base-content aria-selected:border-primary aria-selected:text-base-content"
        >
          {entry.label}
        </button>
      ))}
    </div>
  );
}
