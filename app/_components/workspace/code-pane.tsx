"use client";

import type { ProjectDetail } from "../../_client/project-types";
import type { useProjectPlace } from "../../_client/use-project-place";
import { useWorkspace } from "../../_client/workspace-store";
import { Icon } from "../ui/icon";
import { FileHeader, FileView } from "./file-view";
import { ProjectOverview } from "./project-overview";

interface CodePaneProps {
  readonly project: ProjectDetail;
  readonly place: ReturnType<typeof useProjectPlace>;
  readonly className: string;
}

/** The open file with its head; without one, what is known of the project. */
export function CodePane({ project, place, className }: CodePaneProps) {
  const { file, line, goTo } = place;
  const setTree = useWorkspace((state) => state.setTree);
  const isTreeOpen = useWorkspace((state) => state.isTreeOpen);
  const close = (): void => goTo({ file: undefined });
  return (
    <section
      id="panel-code"
      aria-label="Code"
      className={`flex min-h-0 min-w-0 flex-col border-base-300 md:border-r ${className}`}
    >
      <div className="flex h-11 shrink-0 items-center gap-1.5 border-b border-base-300 px-2">
        <button
          type="button"
          className="quiet-button max-md:hidden xl:hidden"
          aria-expanded={isTreeOpen}
          onClick={() => setTree(!isTreeOpen)}
        >
          <Icon name="panel" size={16} />
          Files
        </button>
        {file === undefined ? (
          <h2 className="px-2 text-sm font-semibold tracking-normal">Project</h2>
        ) : (
          <>
            <span className="w-1 xl:w-1.5" />
            <FileHeader projectId={project.id} path={file} />
            <button type="button" className="quiet-button" aria-label="Close the file" title="Close the file" onClick={close}>
              <Icon name="close" size={15} />
            </button>
          </>
        )}
      </div>
      {file === undefined ? (
        <ProjectOverview project={project} />
      ) : (
        <FileView
          projectId={project.id}
          path={file}
          line={line}
          onMark={(marked) => goTo({ line: marked }, "replace")}
          onClose={close}
        />
      )}
    </section>
  );
}
