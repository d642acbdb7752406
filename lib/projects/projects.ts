import { createChangeVerbs } from "./change-verbs";
import { createFileVerbs } from "./file-verbs";
import { createOverlayVerbs } from "./overlay-verbs";
import { createProjectVerbs } from "./project-verbs";
import type { ProjectDeps } from "./types";

/** Everything a caller may do with projects. */
export function createProjects(deps: ProjectDeps) {
  return {
    ...createProjectVerbs(deps),
    ...createFileVerbs(deps),
    ...createChangeVerbs(deps),
    ...createOverlayVerbs(deps),
  };
}
