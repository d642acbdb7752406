"use client";

import type { GalleryFilter } from "../../_client/use-components";
import { Icon } from "../ui/icon";

const STATUSES: readonly { value: GalleryFilter["status"]; label: string }[] = [
  { value: "active", label: "Active" },
  { value: "archived", label: "Archived" },
  { value: "all", label: "All" },
];

const SORTS: readonly { value: GalleryFilter["sort"]; label: string }[] = [
  { value: "newest", label: "Newest first" },
  { value: "updated", label: "Last changed" },
  { value: "oldest", label: "Oldest first" },
];

interface ToolbarProps {
  readonly filter: GalleryFilter;
  readonly onChange: (part: Partial<GalleryFilter>) => void;
}

/** Finds apps by words, state and order. */
export function GalleryToolbar({ filter, onChange }: ToolbarProps) {
  return (
    <search className="flex flex-wrap items-center gap-2.5">
      <div className="relative min-w-0 flex-1 basis-64">
        <span className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-muted">
          <Icon name="search" size={16} />
        </span>
        <input
          type="search"
          value={filter.q}
          onChange={(event) => onChange({ q: event.target.value })}
          aria-label="Search apps"
          placeholder="Search by title or request"
          className="h-10 w-full rounded-field border border-base-300 bg-raised pr-3 pl-9.5 outline-none placeholder:text-muted focus:border-primary/70"
        />
      </div>
      <div role="radiogroup" aria-label="Show" className="inline-flex rounded-field bg-base-content/6 p-0.5">
        {STATUSES.map(({ value, label }) => (
          <label
            key={value}
            className="relative inline-flex h-9 cursor-pointer items-center rounded-selector px-3 text-sm font-medium text-muted transition-colors hover:text-base-content has-checked:bg-segment has-checked:text-base-content has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-primary"
          >
            <input
              type="radio"
              name="status"
              checked={filter.status === value}
              onChange={() => onChange({ status: value })}
              className="absolute inset-0 cursor-pointer appearance-none rounded-selector outline-none"
            />
            {label}
          </label>
        ))}
      </div>
      <div className="relative">
        <select
          aria-label="Order"
          value={filter.sort}
          onChange={(event) => onChange({ sort: SORTS.find(({ value }) => value === event.target.value)?.value ?? "newest" })}
          className="h-10 appearance-none rounded-field border border-base-300 bg-raised pr-9 pl-3 text-sm font-medium"
        >
          {SORTS.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <span className="pointer-events-none absolute inset-y-0 right-2.5 grid place-items-center text-muted">
          <Icon name="chevron" size={15} />
        </span>
      </div>
    </search>
  );
}
