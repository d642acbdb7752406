"use client";

import Link from "next/link";
import { useDeferredValue, useState } from "react";
import { sayFailure } from "../../_client/problem";
import { useComponents, type GalleryFilter } from "../../_client/use-components";
import { useInView } from "../../_client/use-in-view";
import { SparkMark } from "../ui/brand";
import { FailureNote } from "../ui/failure-note";
import { ComponentTile, TileSkeleton } from "./component-tile";
import { GalleryToolbar } from "./gallery-toolbar";

const START: GalleryFilter = { q: "", status: "active", sort: "newest", mine: false };
const GRID = "grid gap-4 sm:grid-cols-2 xl:grid-cols-3 2xl:grid-cols-4";

/** Every app that was made. */
export function Gallery() {
  const [filter, setFilter] = useState(START);
  const components = useComponents(useDeferredValue(filter));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto w-full max-w-[88rem] px-4 py-8 sm:px-8 sm:py-10">
        <div className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
          <div>
            <h1 className="text-3xl font-semibold tracking-[-0.03em]">Gallery</h1>
            <p className="mt-1 text-muted">Every app made here, ready to open again.</p>
          </div>
          <Link href="/components/templates" className="plain-button">
            Templates
          </Link>
        </div>
        <GalleryToolbar filter={filter} onChange={(part) => setFilter((now) => ({ ...now, ...part }))} />
        <div className="mt-6">
          <Tiles components={components} filter={filter} />
        </div>
      </div>
    </div>
  );
}

function Tiles({ components, filter }: { components: ReturnType<typeof useComponents>; filter: GalleryFilter }) {
  const { items, hasMore, isLoadingMore } = components;
  const sentinel = useInView<HTMLDivElement>(hasMore && !isLoadingMore, components.loadMore);
  if (components.isLoading) return <Skeletons count={6} label="Reading the gallery" />;
  if (components.error !== undefined && items.length === 0) {
    return (
      <FailureNote
        title="The gallery could not be read"
        actions={
          <button type="button" className="plain-button" onClick={components.refresh}>
            Try again
          </button>
        }
      >
        {sayFailure(components.error)}
      </FailureNote>
    );
  }
  if (items.length === 0) return <EmptyGallery filter={filter} />;
  return (
    <>
      <ul className={GRID}>
        {items.map((component) => (
          <li key={component.id}>
            <ComponentTile component={component} />
          </li>
        ))}
      </ul>
      <div ref={sentinel} className="h-px" />
      {isLoadingMore && <Skeletons count={3} label="Reading more" />}
      {hasMore && !isLoadingMore && (
        <button type="button" className="plain-button mx-auto mt-6 flex" onClick={components.loadMore}>
          Show more
        </button>
      )}
    </>
  );
}

function Skeletons({ count, label }: { count: number; label: string }) {
  return (
    <div role="status" aria-label={label} className={`${GRID} mt-4 first:mt-0`}>
      {Array.from({ length: count }, (_, index) => (
        <TileSkeleton key={index} />
      ))}
    </div>
  );
}

function EmptyGallery({ filter }: { filter: GalleryFilter }) {
  const isSearch = filter.q !== "";
  const isArchive = filter.status === "archived";
  return (
    <div className="grid place-items-center rounded-box border border-dashed border-base-300 px-6 py-20 text-center">
      <SparkMark size={32} />
      <h2 className="mt-4 text-lg font-semibold">
        {isSearch ? "Nothing found" : isArchive ? "Nothing is archived" : "No apps yet"}
      </h2>
      <p className="mt-1 max-w-sm text-muted">
        {isSearch
          ? `No app has “${filter.q}” in its title or request.`
          : isArchive
            ? "Apps that you archive wait here."
            : "What you make in a chat appears here."}
      </p>
      {!isSearch && !isArchive && (
        <div className="mt-5 flex flex-wrap justify-center gap-2">
          <Link href="/" className="btn btn-primary">
            Make the first one
          </Link>
          <Link href="/components/templates" className="btn">
            Start from a template
          </Link>
        </div>
      )}
    </div>
  );
}
