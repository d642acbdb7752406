"use client";

import Link from "next/link";
import { ProblemError, sayFailure } from "../../_client/problem";
import { useProject } from "../../_client/use-projects";
import { FailureNote } from "../ui/failure-note";
import { WorkspaceHeader } from "./workspace-header";
import { WorkspacePanes } from "./workspace-panes";

/** One project: its files, the open one, and a chat that knows them. */
export function WorkspaceView({ id }: { id: string }) {
  const { data: project, error, isLoading, mutate } = useProject(id);
  if (isLoading) return <ViewSkeleton />;
  if (project === undefined) return <ViewFailure error={error} onRetry={() => void mutate()} />;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <WorkspaceHeader project={project} />
      <WorkspacePanes project={project} />
    </div>
  );
}

function ViewSkeleton() {
  return (
    <div role="status" aria-label="Opening the project" className="flex min-h-0 flex-1 flex-col">
      <div className="border-b border-base-300 px-4 py-3.5">
        <div className="shimmer h-6 w-56 max-w-full" />
      </div>
      <div className="grid min-h-0 flex-1 md:grid-cols-2 xl:grid-cols-[16rem_minmax(0,1fr)_26rem]">
        <div className="grid content-start gap-3 border-r border-base-300 p-4 max-xl:hidden">
          {["w-3/5", "w-4/5", "w-2/3", "w-3/4", "w-1/2", "w-2/3"].map((width, index) => (
            <div key={index} className={`shimmer h-4 ${width}`} />
          ))}
        </div>
        <div className="grid content-start gap-3 border-r border-base-300 p-5">
          {["w-1/2", "w-2/3", "w-4/5", "w-3/5", "w-3/4", "w-2/5", "w-2/3"].map((width, index) => (
            <div key={index} className={`shimmer h-3.5 ${width}`} />
          ))}
        </div>
        <div className="grid content-end p-4 max-md:hidden">
          <div className="shimmer h-24 rounded-box" />
        </div>
      </div>
    </div>
  );
}

function ViewFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const isMissing = error instanceof ProblemError && (error.code === "not_found" || error.code === "invalid_request");
  return (
    <div className="mx-auto w-full max-w-xl px-4 py-16">
      <h1 className="sr-only">SparkCode</h1>
      <FailureNote
        title={isMissing ? "This project is not here" : "The project could not be opened"}
        actions={
          <>
            {!isMissing && (
              <button type="button" className="plain-button" onClick={onRetry}>
                Try again
              </button>
            )}
            <Link href="/workspace" className="plain-button">
              All projects
            </Link>
          </>
        }
      >
        {isMissing ? "It was deleted, or it belongs to somebody else." : `${sayFailure(error)} Nothing was lost.`}
      </FailureNote>
    </div>
  );
}
