"use client";

import { useRef, type KeyboardEvent } from "react";

interface TabListProps<Name extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly name: Name; readonly label: string }[];
  readonly shown: Name;
  readonly onChange: (name: Name) => void;
  readonly className?: string;
}

/** Tabs with arrow keys, as the ARIA practice has them; their panels are `panel-…`, labelled by `tab-…`. */
export function TabList<Name extends string>({ label, tabs, shown, onChange, className = "" }: TabListProps<Name>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = tabs.findIndex(({ name }) => name === shown);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    onChange(next.name);
    list.current?.querySelector<HTMLElement>(`#tab-${next.name}`)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={label} className={`flex gap-1 ${className}`} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.name}
          id={`tab-${tab.name}`}
          type="button"
          role="tab"
          aria-selected={tab.name === shown}
          tabIndex={tab.name === shown ? 0 : -1}
          onClick={() => onChange(tab.name)}
          className="-mb-px border-b-2 border-transparent px-2.5 py-2.5 text-sm font-medium text-muted transition-colors hover:text-base-content aria-selected:border-primary aria-selected:text-base-content"
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
