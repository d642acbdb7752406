"use client";

import { sayFailure } from "../../_client/problem";
import { useInView } from "../../_client/use-in-view";
import type { useProjects } from "../../_client/use-projects";
import { FailureNote } from "../ui/failure-note";
import { ProjectSkeleton, ProjectTile } from "./project-tile";

const GRID = "grid gap-4 sm:grid-cols-2 xl:grid-cols-3";

/** The projects that were found, more of them as one goes down. */
export function ProjectTiles({ projects, query }: { projects: ReturnType<typeof useProjects>; query: string }) {
  const { items, hasMore, isLoadingMore, loadMore } = projects;
  const sentinel = useInView<HTMLDivElement>(hasMore && !isLoadingMore, loadMore);
  if (projects.isLoading) return <Skeletons />;
  if (projects.error !== undefined && items.length === 0) {
    return (
      <FailureNote
        title="The projects could not be read"
        actions={
          <button type="button" className="plain-button" onClick={projects.refresh}>
            Try again
          </button>
        }
      >
        {sayFailure(projects.error)}
      </FailureNote>
    );
  }
  if (items.length === 0) return <p className="text-muted">No project has “{query}” in its name.</p>;
  return (
    <>
      <ul className={GRID}>
        {items.map((project) => (
          <li key={project.id}>
            <ProjectTile project={project} />
          </li>
        ))}
      </ul>
      <div ref={sentinel} className="h-px" />
      {isLoadingMore && <Skeletons />}
    </>
  );
}

function Skeletons() {
  return (
    <div role="status" aria-label="Reading your projects" className={`${GRID} mt-4 first:mt-0`}>
      {[1, 2, 3].map((tile) => (
        <ProjectSkeleton key={tile} />
      ))}
    </div>
  );
}
