"use client";

import Link from "next/link";
import { useState } from "react";
import type { ExampleCard } from "#lib/frames/examples";
import { EXAMPLE_CATEGORIES } from "../../_client/example-search";
import { useInView } from "../../_client/use-in-view";
import { StillPicture } from "../preview/still-picture";

/** One template of the gallery, as it starts. */
export function ExampleTile({ example }: { example: ExampleCard }) {
  const { id, title, summary, category, stillUrl } = example;
  const [isNear, setNear] = useState(false);
  const [isShown, setShown] = useState(false);
  // Browsers start lazy frames several screens ahead, which on a page of this many is too much at once.
  const cover = useInView<HTMLDivElement>(!isNear, () => setNear(true));
  return (
    <article className="group relative flex h-full flex-col overflow-hidden rounded-box border border-base-300 bg-raised transition hover:border-primary/60 hover:shadow-soft has-focus-visible:border-primary has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-primary">
      <div ref={cover} aria-hidden="true" className="relative h-52 overflow-hidden border-b border-base-300 bg-base-100">
        {!isShown && <div className="absolute inset-4 rounded-box bg-base-200 motion-safe:animate-pulse" />}
        {isNear && (
          <StillPicture
            address={stillUrl}
            className="top-0 left-0 size-[200%] origin-top-left scale-50 px-4 pt-4"
            onLoad={() => setShown(true)}
          />
        )}
      </div>
      <div className="flex flex-1 flex-col p-4">
        <div className="flex items-baseline justify-between gap-3">
          <h2 className="leading-snug font-semibold wrap-anywhere">
            <Link href={`/components/templates/${id}`} prefetch={false} className="outline-none after:absolute after:inset-0">
              {title}
            </Link>
          </h2>
          <span className="shrink-0 text-xs text-muted">{EXAMPLE_CATEGORIES[category]}</span>
        </div>
        <p className="mt-1 text-sm text-muted">{summary}</p>
      </div>
    </article>
  );
}
