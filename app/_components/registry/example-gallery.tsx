"use client";

import Link from "next/link";
import { useDeferredValue, useState } from "react";
import type { ExampleCard } from "#lib/frames/examples";
import { searchExamples } from "../../_client/example-search";
import { SparkMark } from "../ui/brand";
import { Icon } from "../ui/icon";
import { SearchField } from "../ui/search-field";
import { CategoryFilter } from "./category-filter";
import { ExampleTile } from "./example-tile";

/** Everything that the composer can make: to look at, to try, to take. */
export function ExampleGallery({ examples }: { examples: readonly ExampleCard[] }) {
  const [search, setSearch] = useState("");
  const [category, setCategory] = useState("");
  const shown = useDeferredValue(searchExamples(examples, search, category));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto w-full max-w-[88rem] px-4 py-8 sm:px-8 sm:py-10">
        <Link href="/components" className="quiet-button -ml-2">
          <span className="rotate-90">
            <Icon name="chevron" size={15} />
          </span>
          Gallery
        </Link>
        <h1 className="mt-1 text-3xl font-semibold tracking-[-0.03em]">Templates</h1>
        <p className="mt-1 mb-6 max-w-2xl text-muted">
          {examples.length} finished apps and views that need no model. Try one, then make it yours.
        </p>
        <search className="grid gap-3">
          <SearchField label="Search templates" placeholder="Search, for example “timer”" value={search} onChange={setSearch} />
          <CategoryFilter examples={examples} category={category} onChange={setCategory} />
        </search>
        <p role="status" className="sr-only">
          {shown.length === 1 ? "1 template" : `${shown.length} templates`}
        </p>
        {shown.length === 0 ? (
          <NothingFound search={search} />
        ) : (
          <ul className="mt-6 grid gap-4 sm:grid-cols-2 xl:grid-cols-3 2xl:grid-cols-4">
            {shown.map((example) => (
              <li key={example.id}>
                <ExampleTile example={example} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function NothingFound({ search }: { search: string }) {
  return (
    <div className="mt-6 grid place-items-center rounded-box border border-dashed border-base-300 px-6 py-20 text-center">
      <SparkMark size={32} />
      <h2 className="mt-4 text-lg font-semibold">Nothing found</h2>
      <p className="mt-1 max-w-sm text-muted">No template here answers to “{search}”. Ask for it in a chat instead.</p>
      <Link href="/" className="btn mt-5 btn-primary">
        Ask for it
      </Link>
    </div>
  );
}
