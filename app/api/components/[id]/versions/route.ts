import { ListVersions, SaveSource, toComponentJson, toVersionJson } from "#lib/registry/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(ListVersions, async (ctx, { id, cursor, limit }) => {
    const { items, nextCursor } = await spark().registry.listVersions(ctx, { componentId: id, cursor, limit });
    return Response.json({ items: items.map(toVersionJson), next_cursor: nextCursor });
  }),
  POST: route(SaveSource, async (ctx, { id, source, base_version: baseVersion }) => {
    const saved = await spark().saveSource(ctx, { componentId: id, source, baseVersion });
    return Response.json(toComponentJson(saved), { status: 201 });
  }),
});
