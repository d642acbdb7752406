import { SubmitResult } from "#lib/registry/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(SubmitResult, async (ctx, { id, value }) => {
    const result = await spark().registry.recordResult(ctx, { componentId: id, value });
    return Response.json({ id: result.id, created_at: result.createdAt.toISOString() }, { status: 201 });
  }),
});
