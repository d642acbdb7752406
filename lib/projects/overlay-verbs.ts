import { requireScope, type RequestContext } from "#lib/core/context";
import { checkPath } from "./check-path";
import { mapProject } from "./map-project";
import { findProject, listEntries, readFiles } from "./store";
import type { NewFile, ProjectDeps, ProjectMap, ProjectRecord } from "./types";

/** What is asked about a project: `activeFile` is the path of the file that the person works in. */
export interface ContextInput {
  projectId: string;
  prompt: string;
  activeFile?: string | undefined;
  budgetTokens: number;
}

/** A project as a prompt needs it. */
export interface ProjectContext {
  project: ProjectRecord;
  /** Of all its files. */
  paths: readonly string[];
  map: ProjectMap;
  activeFile: NewFile | undefined;
}

/** Maps of projects for prompts. */
export function createOverlayVerbs({ withActor, worker }: ProjectDeps) {
  /** The project, the map of it that fits, and the file that is worked in; a file that the project lacks is none. */
  async function contextOf(ctx: RequestContext, input: ContextInput): Promise<ProjectContext> {
    requireScope(ctx, "read");
    const { prompt, budgetTokens } = input;
    const path = input.activeFile === undefined ? undefined : checkPath(input.activeFile);
    const { project, entries, active } = await withActor(ctx, async (tx) => {
      const found = await findProject(tx, ctx, input.projectId);
      const place = { projectId: found.id, userId: ctx.actor.userId };
      const [file] = path === undefined ? [] : await readFiles(tx, place, [path]);
      return { project: found, entries: await listEntries(tx, place), active: file?.kind === "text" ? file : undefined };
    });
    const place = { projectId: project.id, userId: ctx.actor.userId };
    const files = entries.filter(({ kind }) => kind === "text").map(({ path: at, hash }) => ({ path: at, hash }));
    const map = await mapProject(
      worker,
      { files, prompt, activeFile: active?.path, budgetTokens },
      { read: (paths) => withActor(ctx, (tx) => readFiles(tx, place, paths)), signal: ctx.signal },
    );
    const paths = entries.map((entry) => entry.path);
    return { project, paths, map, activeFile: active && { path: active.path, content: active.content } };
  }

  return { contextOf };
}
