import Link from "next/link";
import type { ComponentItem } from "../../_client/api-types";
import { coverKind } from "../../_client/cover-kind";
import { ExamplePicture } from "../chat/example-picture";
import { StillPicture } from "../preview/still-picture";
import { Age } from "../ui/age";
import { ProviderBadge } from "../ui/provider-badge";

/** One app of the gallery. */
export function ComponentTile({ component }: { component: ComponentItem }) {
  const { id, title, summary, prompt, version, status } = component;
  return (
    <article className="group relative flex h-full flex-col overflow-hidden rounded-box border border-base-300 bg-raised transition hover:border-primary/60 hover:shadow-soft has-focus-visible:border-primary">
      <div
        aria-hidden="true"
        className="relative grid h-44 place-items-center overflow-hidden border-b border-base-300 bg-base-200 transition-colors group-hover:bg-wash"
      >
        <Cover component={component} />
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

/** The app as it starts, or a drawing of its kind where that is not known. */
function Cover({ component }: { component: ComponentItem }) {
  const { still_url: address, verdict, kind, title, prompt } = component;
  if (address === undefined || verdict.render !== "ok") {
    return (
      <div className="h-24 w-36">
        <ExamplePicture kind={coverKind(kind, `${title} ${prompt}`)} />
      </div>
    );
  }
  return <StillPicture address={address} className="top-0 left-0 size-[200%] origin-top-left scale-50 px-4 pt-4" />;
}

/** The shape of a tile while it is being read. */
export function TileSkeleton() {
  return (
    <div className="overflow-hidden rounded-box border border-base-300">
      <div className="shimmer h-44 rounded-none" />
      <div className="grid gap-2.5 p-4">
        <div className="shimmer h-4 w-2/3" />
        <div className="shimmer h-3.5 w-11/12" />
        <div className="shimmer mt-3 h-3.5 w-1/2" />
      </div>
    </div>
  );
}
