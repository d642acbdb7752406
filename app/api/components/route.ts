import { ListComponents, toComponentJson } from "#lib/registry/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(ListComponents, async (ctx, input) => {
    const { items, nextCursor } = await spark().registry.listComponents(ctx, input);
    const shown = items.map((record) => ({ ...toComponentJson(record), ...spark().addresses(record) }));
    return Response.json({ items: shown, next_cursor: nextCursor });
  }),
});
