import { requireScope, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import { checkPath } from "./check-path";
import { planUpdate } from "./plan-update";
import { findProject, listEntries, lockProject, readFiles, readIgnoreFiles, recount, removeFiles, writeFiles } from "./store";
import type { FilesReport, PreparedFile, ProjectDeps, Source } from "./types";

/** The files of a project. */
export function createFileVerbs({ withActor, audit, worker }: ProjectDeps) {
  /** Files are added or changed; those that were not sent stay, unless the source is the whole project. */
  async function putFiles(
    ctx: RequestContext,
    input: { projectId: string; source: Source; replace: boolean; remove?: readonly string[] | undefined },
  ): Promise<FilesReport> {
    requireScope(ctx, "generate");
    const { userId } = ctx.actor;
    const remove = (input.remove ?? []).map(checkPath);
    const beside = await withActor(ctx, async (tx) => {
      const { id } = await findProject(tx, ctx, input.projectId);
      const place = { projectId: id, userId };
      const entries = await listEntries(tx, place);
      return { ignoreFiles: input.replace ? [] : await readIgnoreFiles(tx, place), folders: topFoldersOf(entries) };
    });
    const unpacked = await worker.unpack({ source: input.source, ...beside }, ctx.signal);
    return withActor(ctx, async (tx) => {
      const before = await lockProject(tx, ctx, input.projectId);
      const place = { projectId: before.id, userId };
      const plan = planUpdate(await listEntries(tx, place), unpacked, { replace: input.replace, remove });
      await removeFiles(tx, place, plan.remove);
      await writeFiles(tx, place, plan.write);
      await recount(tx, place);
      const { added, changed, removed } = plan.report;
      const subject = { subjectType: "project", subjectId: before.id };
      await audit(tx, ctx, { action: "project.files_put", ...subject, after: { added, changed, removed } });
      return plan.report;
    });
  }

  /** One file with its content. */
  async function getFile(ctx: RequestContext, input: { projectId: string; path: string }): Promise<PreparedFile> {
    requireScope(ctx, "read");
    const [file] = await loadFiles(ctx, { projectId: input.projectId, paths: [input.path] });
    if (!file) throw new SparkError("not_found", "There is no such file in the project.");
    return file;
  }

  /** The named files with their content; names that are not there are left out. */
  async function loadFiles(ctx: RequestContext, input: { projectId: string; paths: readonly string[] }): Promise<PreparedFile[]> {
    requireScope(ctx, "read");
    return withActor(ctx, async (tx) => {
      const { id } = await findProject(tx, ctx, input.projectId);
      return readFiles(tx, { projectId: id, userId: ctx.actor.userId }, input.paths.map(checkPath));
    });
  }

  return { putFiles, getFile, readFiles: loadFiles };
}

function topFoldersOf(entries: readonly { path: string }[]): string[] {
  return [...new Set(entries.filter(({ path }) => path.includes("/")).map(({ path }) => path.split("/", 1)[0] ?? ""))];
}
