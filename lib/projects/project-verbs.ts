import { requireScope, type RequestContext } from "#lib/core/context";
import type { Json } from "#lib/core/json";
import { planUpdate } from "./plan-update";
import { findProject, insertProject, listEntries, lockProject, pageProjects, recount, updateProject, writeFiles } from "./store";
import type { FileEntry, FilesReport, NewFile, ProjectDeps, ProjectRecord } from "./types";

type ListInput = Parameters<typeof pageProjects>[2];
type ProjectPage = Awaited<ReturnType<typeof pageProjects>>;

/** Making, finding and removing projects. They are a person's own. */
export function createProjectVerbs({ withActor, audit, worker }: ProjectDeps) {
  /** Makes a project, with its first files or empty. */
  async function createProject(
    ctx: RequestContext,
    input: { name: string; settings?: Json | undefined; files?: readonly NewFile[] | undefined },
  ): Promise<ProjectRecord & { files: FilesReport | undefined }> {
    requireScope(ctx, "generate");
    const source = input.files && { kind: "files" as const, files: input.files };
    const unpacked = source && (await worker.unpack({ source, ignoreFiles: [], folders: [] }, ctx.signal));
    const plan = unpacked && planUpdate([], unpacked, { replace: false, remove: [] });
    return withActor(ctx, async (tx) => {
      const made = await insertProject(tx, ctx, { name: input.name, settings: input.settings ?? {} });
      const place = { projectId: made.id, userId: ctx.actor.userId };
      if (plan) await writeFiles(tx, place, plan.write);
      const project = plan ? await recount(tx, place) : made;
      const subject = { subjectType: "project", subjectId: made.id };
      await audit(tx, ctx, { action: "project.created", ...subject, after: { name: input.name, files: project.fileCount } });
      return { ...project, files: plan?.report };
    });
  }

  /** A page of the caller's projects, those that changed last first. */
  async function listProjects(ctx: RequestContext, input: ListInput): Promise<ProjectPage> {
    requireScope(ctx, "read");
    return withActor(ctx, (tx) => pageProjects(tx, ctx, input));
  }

  /** A project, and its files without their content. */
  async function getProject(
    ctx: RequestContext,
    input: { projectId: string },
  ): Promise<{ project: ProjectRecord; files: FileEntry[] }> {
    requireScope(ctx, "read");
    return withActor(ctx, async (tx) => {
      const project = await findProject(tx, ctx, input.projectId);
      return { project, files: await listEntries(tx, { projectId: project.id, userId: ctx.actor.userId }) };
    });
  }

  /** Changes what is given. */
  async function changeProject(
    ctx: RequestContext,
    input: { projectId: string; name?: string | undefined; settings?: Json | undefined },
  ): Promise<ProjectRecord> {
    requireScope(ctx, "generate");
    return withActor(ctx, async (tx) => {
      const before = await lockProject(tx, ctx, input.projectId);
      const after = input.name === undefined && input.settings === undefined ? before : await updateProject(tx, before.id, input);
      const values = ({ name, settings }: ProjectRecord) => ({ name, settings });
      const subject = { subjectType: "project", subjectId: before.id };
      await audit(tx, ctx, { action: "project.changed", ...subject, before: values(before), after: values(after) });
      return after;
    });
  }

  /** Removes a project with its files and changes. */
  async function deleteProject(ctx: RequestContext, input: { projectId: string }): Promise<void> {
    requireScope(ctx, "generate");
    await withActor(ctx, async (tx) => {
      const { id, name, fileCount } = await lockProject(tx, ctx, input.projectId);
      await tx.deleteFrom("sparkcode_projects").where("id", "=", id).execute();
      const subject = { subjectType: "project", subjectId: id };
      await audit(tx, ctx, { action: "project.deleted", ...subject, before: { name, files: fileCount } });
    });
  }

  return { createProject, listProjects, getProject, changeProject, deleteProject };
}
