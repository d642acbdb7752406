import { ApplyDiff, toChangeJson } from "#lib/projects/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(ApplyDiff, async (ctx, { id: projectId, diff, undo }) => {
    const { applyChange, undoChange } = spark().projects;
    const change =
      diff === undefined
        ? await undoChange(ctx, { projectId, changeId: undo ?? "" })
        : await applyChange(ctx, { projectId, diff });
    return Response.json(toChangeJson(change));
  }),
});
