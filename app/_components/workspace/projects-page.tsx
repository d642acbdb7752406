"use client";

import { useRouter } from "next/navigation";
import { useDeferredValue, useState } from "react";
import { workspaceAddress } from "../../_client/project-types";
import { useUpload } from "../../_client/upload-store";
import { useProjects } from "../../_client/use-projects";
import { SearchField } from "../ui/search-field";
import { HowItWorks } from "./how-it-works";
import { MountPanel } from "./mount-panel";
import { ProjectTiles } from "./project-tiles";
import { UploadNotes } from "./upload-notes";

// Fewer are seen at once.
const SEARCHED_FROM = 9;

/** Every mounted project, and the way to mount another. */
export function ProjectsPage() {
  const router = useRouter();
  const [query, setQuery] = useState("");
  const projects = useProjects(useDeferredValue(query.trim()));
  const upload = useUpload((store) => store.state);
  const open = (id: string): void => router.push(workspaceAddress(id));
  const isEmpty = !projects.isLoading && projects.error === undefined && projects.items.length === 0 && query.trim() === "";
  return (
    <div className="relative min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto w-full max-w-[72rem] px-4 py-8 sm:px-8 sm:py-10">
        <h1 className="text-3xl font-semibold tracking-[-0.03em]">SparkCode</h1>
        <p className="mt-1 mb-6 max-w-prose text-muted">
          Mount a project and ask about it: answers name the files and lines they rely on.
          <br className="max-sm:hidden" /> What they change comes as a diff that you read first, and can take back.
        </p>
        {upload.kind === "failed" && (
          <div className="mb-4">
            <UploadNotes state={upload} onMounted={open} />
          </div>
        )}
        <MountPanel onMounted={open} />
        {!isEmpty && (
          <div className="mt-8">
            {(projects.items.length >= SEARCHED_FROM || query !== "") && (
              <search className="mb-4 flex max-w-md">
                <SearchField label="Search projects" placeholder="Search projects" value={query} onChange={setQuery} />
              </search>
            )}
            <ProjectTiles projects={projects} query={query.trim()} />
          </div>
        )}
        {isEmpty && <HowItWorks />}
      </div>
    </div>
  );
}
