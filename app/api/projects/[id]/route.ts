import { ChangeProject, ProjectKey, toEntryJson, toProjectJson } from "#lib/projects/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(ProjectKey, async (ctx, { id }) => {
    const { project, files } = await spark().projects.getProject(ctx, { projectId: id });
    return Response.json({ ...toProjectJson(project), files: files.map(toEntryJson) });
  }),
  PATCH: route(ChangeProject, async (ctx, { id, ...change }) =>
    Response.json(toProjectJson(await spark().projects.changeProject(ctx, { projectId: id, ...change }))),
  ),
  DELETE: route(ProjectKey, async (ctx, { id }) => {
    await spark().projects.deleteProject(ctx, { projectId: id });
    return new Response(null, { status: 204 });
  }),
});
