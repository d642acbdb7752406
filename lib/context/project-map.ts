import { extractOutline } from "./extract-outline";
import type { ProjectFile } from "./outline";
import type { ProjectMap } from "./print-map";
import { createProjectIndex, type MapRequest } from "./project-index";

/** The map of a project for one request: the signatures it most likely needs, within the budget. */
export function buildProjectMap({ files, ...request }: { files: readonly ProjectFile[] } & MapRequest): ProjectMap {
  const { activeFile: active } = request;
  // What the editor holds is newer than what the project does.
  const edited =
    typeof active === "object" && active.content !== undefined ? [{ path: active.path, content: active.content }] : [];
  return createProjectIndex([...files, ...edited].map(extractOutline)).map(request);
}
