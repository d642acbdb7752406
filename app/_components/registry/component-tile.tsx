import Link from "next/link";
import type { ComponentItem } from "../../_client/api-types";
import { coverKind } from "../../_client/cover-kind";
import { ExamplePicture } from "../chat/example-picture";
import { Age } from "../ui/age";
import { ProviderBadge } from "../ui/provider-badge";

/** One app of the gallery. */
export function ComponentTile({ component }: { component: ComponentItem }) {
  const { id, title, summary, prompt, kind, version, status } = component;
  return (
    <article className="group relative flex h-full flex-col overflow-hidden rounded-box border border-base-300 bg-raised transition hover:border-primary/60 hover:shadow-soft has-focus-visible:border-primary">
      <div
        aria-hidden="true"
        className="grid h-36 place-items-center border-b border-base-300 bg-base-200 transition-colors group-hover:bg-wash"
      >
        <div className="h-24 w-36">
          <ExamplePicture kind={coverKind(kind, `${title} ${prompt}`)} />
        </div>
      </div>
      <div className="flex flex-1 flex-col p-4">
        <h2 className="leading-snug font-semibold wrap-anywhere">
          <Link href={`/components/${id}`} prefetch={false} className="outline-none after:absolute after:inset-0">
            {title}
          </Link>
        </h2>
        <p className="mt-1 line-clamp-2 text-sm text-muted">{summary || prompt}</p>
        <div className="mt-auto flex flex-wrap items-center justify-between gap-2 pt-4 text-xs text-muted">
          <span className="tabular">
            <Age iso={component.updated_at} /> · v{version}
            {status === "archived" && " · archived"}
          </span>
          <ProviderBadge provider={component.provider} />
        </div>
      </div>
    </article>
  );
}

/** The shape of a tile while it is being read. */
export function TileSkeleton() {
  return (
    <div className="overflow-hidden rounded-box border border-base-300">
      <div className="shimmer h-36 rounded-none" />
      <div className="grid gap-2.5 p-4">
        <div className="shimmer h-4 w-2/3" />
        <div className="shimmer h-3.5 w-11/12" />
        <div className="shimmer mt-3 h-3.5 w-1/2" />
      </div>
    </div>
  );
}
