"use client";

import type { ExampleCard } from "#lib/frames/examples";
import { EXAMPLE_CATEGORIES } from "../../_client/example-search";

interface FilterProps {
  readonly examples: readonly ExampleCard[];
  /** Empty for all of them. */
  readonly category: string;
  readonly onChange: (category: string) => void;
}

/** Shows one kind of template, or all. */
export function CategoryFilter({ examples, category, onChange }: FilterProps) {
  const countOf = (name: string): number => examples.filter((example) => example.category === name).length;
  const names = Object.keys(EXAMPLE_CATEGORIES).filter((name) => countOf(name) > 0);
  return (
    <div role="radiogroup" aria-label="Category" className="flex flex-wrap gap-1.5">
      {["", ...names].map((name) => (
        <label
          key={name}
          className="relative inline-flex h-8 cursor-pointer items-center gap-1.5 rounded-full border border-base-300 bg-raised px-3 text-sm font-medium text-muted transition-colors hover:border-base-content/35 hover:text-base-content has-checked:border-base-content has-checked:bg-base-content has-checked:text-base-100 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-primary"
        >
          <input
            type="radio"
            name="category"
            checked={category === name}
            onChange={() => onChange(name)}
            className="absolute inset-0 cursor-pointer appearance-none rounded-full outline-none"
          />
          {name === "" ? "All" : EXAMPLE_CATEGORIES[name]}
          <span aria-hidden="true" className="tabular text-xs">
            {name === "" ? examples.length : countOf(name)}
          </span>
        </label>
      ))}
    </div>
  );
}
