import { ListResults, SubmitResult, toResultJson } from "#lib/registry/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(ListResults, async (ctx, { id, after, limit, wait }) => {
    const asked = { componentId: id, after, limit, waitMs: wait * 1_000 };
    const { items, nextCursor } = await spark().registry.waitForResults(ctx, asked);
    return Response.json({ items: items.map(toResultJson), next_cursor: nextCursor });
  }),
  POST: route(SubmitResult, async (ctx, { id, value }) => {
    const result = await spark().registry.recordResult(ctx, { componentId: id, value });
    return Response.json({ id: result.id, created_at: result.createdAt.toISOString() }, { status: 201 });
  }),
});
