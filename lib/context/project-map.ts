import { extractOutline } from "./extract-outline";
import type { ProjectFile } from "./outline";
import type { ProjectMap } from "./print-map";
import { createProjectIndex, type MapRequest } from "./project-index";

/**
 * The map of a project for one request: the signatures it most likely needs, within the budget. Its entries name a member as
 * `Class.member` and as `member`, because people and changes say either.
 */
export function buildProjectMap({ files, ...request }: { files: readonly ProjectFile[] } & MapRequest): ProjectMap {
  const { activeFile: active } = request;
  // What the editor holds is newer than what the project does.
  const edited =
    typeof active === "object" && active.content !== undefined ? [{ path: active.path, content: active.content }] : [];
  const map = createProjectIndex([...files, ...edited].map(extractOutline)).map(request);
  return { ...map, entries: map.entries.flatMap(bothNames) };
}

function bothNames(entry: { path: string; name: string }): { path: string; name: string }[] {
  const own = entry.name.slice(entry.name.lastIndexOf(".") + 1);
  return own === entry.name ? [entry] : [entry, { path: entry.path, name: own }];
}
