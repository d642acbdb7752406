import { UPLOAD_BODY_BYTES } from "#lib/http/read-body";
import { CreateProject, ListProjects, toProjectJson, toReportJson } from "#lib/projects/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(ListProjects, async (ctx, input) => {
    const { items, nextCursor } = await spark().projects.listProjects(ctx, input);
    return Response.json({ items: items.map(toProjectJson), next_cursor: nextCursor });
  }),
  POST: route(
    CreateProject,
    async (ctx, input) => {
      const { files, ...project } = await spark().projects.createProject(ctx, input);
      return Response.json({ ...toProjectJson(project), ...(files && { files: toReportJson(files) }) }, { status: 201 });
    },
    { maxBodyBytes: UPLOAD_BODY_BYTES },
  ),
});
