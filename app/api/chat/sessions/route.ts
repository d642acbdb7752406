import { ListSessions, toSessionJson } from "#lib/chat/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(ListSessions, async (ctx, input) => {
    const { items, nextCursor } = await spark().chat.listSessions(ctx, input);
    return Response.json({ items: items.map(toSessionJson), next_cursor: nextCursor });
  }),
});
