import { ListComponents, toComponentJson } from "#lib/registry/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(ListComponents, async (ctx, { stills, ...input }) => {
    const { items, nextCursor } = await spark().registry.listComponents(ctx, input);
    const shown = await Promise.all(
      items.map(async (record) => ({
        ...toComponentJson(record),
        ...spark().addresses(record),
        ...(stills && { still_url: await spark().frames.signStill(ctx, record) }),
      })),
    );
    return Response.json({ items: shown, next_cursor: nextCursor });
  }),
});
