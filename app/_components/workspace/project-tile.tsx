import Link from "next/link";
import { countOf, formatBytes } from "../../_client/format";
import { workspaceAddress, type ProjectItem } from "../../_client/project-types";
import { Age } from "../ui/age";
import { Icon } from "../ui/icon";

/** One mounted project in the list. */
export function ProjectTile({ project }: { project: ProjectItem }) {
  return (
    <article className="relative flex h-full items-start gap-4 rounded-box border border-base-300 bg-raised p-4 transition hover:border-primary/60 hover:shadow-soft has-focus-visible:border-primary">
      <span className="grid size-11 shrink-0 place-items-center rounded-field bg-wash text-primary">
        <Icon name="folder" size={21} />
      </span>
      <div className="min-w-0">
        <h2 className="leading-snug font-semibold wrap-anywhere">
          <Link href={workspaceAddress(project.id)} prefetch={false} className="outline-none after:absolute after:inset-0">
            {project.name}
          </Link>
        </h2>
        <p className="tabular mt-1 text-sm text-muted">
          {countOf(project.file_count, "file")} · {formatBytes(project.bytes)}
        </p>
        <p className="mt-2 text-xs text-muted">
          <Age iso={project.updated_at} />
        </p>
      </div>
    </article>
  );
}

/** The shape of a tile while it is being read. */
export function ProjectSkeleton() {
  return (
    <div className="flex gap-4 rounded-box border border-base-300 p-4">
      <div className="shimmer size-11 rounded-field" />
      <div className="grid flex-1 content-start gap-2.5 pt-1">
        <div className="shimmer h-4 w-1/2" />
        <div className="shimmer h-3.5 w-2/3" />
        <div className="shimmer mt-1 h-3 w-1/4" />
      </div>
    </div>
  );
}
