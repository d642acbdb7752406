import { PutState, StateKey } from "#lib/registry/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(StateKey, async (ctx, { id, key }) => {
    const saved = await spark().registry.getState(ctx, { componentId: id, key });
    return Response.json({ value: saved?.value ?? null, updated_at: saved?.updatedAt.toISOString() ?? null });
  }),
  PUT: route(PutState, async (ctx, { id, key, value }) => {
    await spark().registry.putState(ctx, { componentId: id, key, value });
    return new Response(null, { status: 204 });
  }),
  DELETE: route(StateKey, async (ctx, { id, key }) => {
    await spark().registry.deleteState(ctx, { componentId: id, key });
    return new Response(null, { status: 204 });
  }),
});
