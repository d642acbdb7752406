"use client";

import Link from "next/link";
import { useState, type ReactNode } from "react";
import { tellApi } from "../../_client/api";
import { countOf, formatBytes } from "../../_client/format";
import { sayFailure } from "../../_client/problem";
import type { ProjectDetail } from "../../_client/project-types";
import { say } from "../../_client/ui-store";
import { refreshProject, useUpload } from "../../_client/upload-store";
import { Icon } from "../ui/icon";
import { DeleteProject } from "./delete-project";
import { MountPanel } from "./mount-panel";
import { ProjectName } from "./project-name";
import { UploadNotes } from "./upload-notes";

/** Which project it is, and what can be done with it. */
export function WorkspaceHeader({ project }: { project: ProjectDetail }) {
  const [isAdding, setAdding] = useState(project.file_count === 0);
  const upload = useUpload((store) => store.state);
  const isOwnUpload = upload.kind !== "idle" && upload.target === project.id;
  const rename = async (name: string): Promise<void> => {
    try {
      await tellApi(`/api/projects/${project.id}`, { method: "PATCH", body: { name } });
      await refreshProject(project.id);
    } catch (error) {
      say(`The project was not renamed. ${sayFailure(error)}`, { tone: "error" });
    }
  };
  return (
    <>
      <header className="flex items-center gap-x-2 border-b border-base-300 px-2 py-2 sm:px-4">
        <Link href="/workspace" className="quiet-button" aria-label="All projects" title="All projects">
          <span className="rotate-90">
            <Icon name="chevron" size={15} />
          </span>
        </Link>
        <ProjectName name={project.name} onRename={(name) => void rename(name)} />
        <p className="tabular ml-1 text-xs whitespace-nowrap text-muted max-sm:hidden">
          {countOf(project.file_count, "file")} · {formatBytes(project.bytes)}
        </p>
        <div className="ml-auto flex items-center gap-0.5">
          <button
            type="button"
            className="quiet-button"
            aria-expanded={isAdding}
            aria-label="Add files"
            onClick={() => setAdding(!isAdding)}
          >
            <Icon name="plus" size={16} />
            <span className="max-sm:hidden">Add files</span>
          </button>
          <DeleteProject project={project} />
        </div>
      </header>
      {isOwnUpload && (upload.kind === "done" || upload.kind === "failed") && (
        <Band>
          <UploadNotes state={upload} />
        </Band>
      )}
      {(isAdding || (isOwnUpload && upload.kind !== "done" && upload.kind !== "failed")) && (
        <Band>
          <MountPanel projectId={project.id} topFolders={topFoldersOf(project)} onMounted={() => setAdding(false)} />
        </Band>
      )}
    </>
  );
}

function topFoldersOf({ files }: ProjectDetail): ReadonlySet<string> {
  return new Set(files.flatMap(({ path }) => (path.includes("/") ? [path.slice(0, path.indexOf("/"))] : [])));
}

function Band({ children }: { children: ReactNode }) {
  return <div className="animate-rise border-b border-base-300 bg-base-200/60 p-3 sm:px-4">{children}</div>;
}
