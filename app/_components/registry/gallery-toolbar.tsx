"use client";

import type { GalleryFilter } from "../../_client/use-components";
import { Icon } from "../ui/icon";
import { SearchField } from "../ui/search-field";

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

const MAKERS: readonly { value: "anybody" | "me"; label: string }[] = [
  { value: "anybody", label: "By anybody here" },
  { value: "me", label: "By me" },
];

interface ToolbarProps {
  readonly filter: GalleryFilter;
  readonly onChange: (part: Partial<GalleryFilter>) => void;
}

/** Finds apps by words, state, maker and order. */
export function GalleryToolbar({ filter, onChange }: ToolbarProps) {
  return (
    <search className="flex flex-wrap items-center gap-2.5">
      <SearchField
        label="Search apps"
        placeholder="Search by title or request"
        value={filter.q}
        onChange={(q) => onChange({ q })}
      />
      <div role="radiogroup" aria-label="Show" className="inline-flex rounded-field bg-base-content/6 p-0.5 max-sm:w-full">
        {STATUSES.map(({ value, label }) => (
          <label
            key={value}
            className="relative inline-flex h-9 cursor-pointer items-center justify-center rounded-selector px-3 max-sm:flex-1 text-sm font-medium text-muted transition-colors hover:text-base-content has-checked:bg-segment has-checked:text-base-content has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-primary"
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
      <Picker
        label="Made by"
        value={filter.mine ? "me" : "anybody"}
        options={MAKERS}
        onChange={(maker) => onChange({ mine: maker === "me" })}
      />
      <Picker label="Order" value={filter.sort} options={SORTS} onChange={(sort) => onChange({ sort })} />
    </search>
  );
}

interface PickerProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

function Picker<Value extends string>({ label, value, options, onChange }: PickerProps<Value>) {
  return (
    <div className="relative max-sm:flex-1 max-sm:basis-36">
      <select
        aria-label={label}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
        className="h-10 w-full appearance-none rounded-field border border-base-300 bg-raised pr-9 pl-3 text-sm font-medium"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <span className="pointer-events-none absolute inset-y-0 right-2.5 grid place-items-center text-muted">
        <Icon name="chevron" size={15} />
      </span>
    </div>
  );
}
