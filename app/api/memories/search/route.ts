import { SearchMemories, toMemoryJson } from "#lib/memory/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(SearchMemories, async (ctx, input) => {
    const items = await spark().memory.searchMemories(ctx, input);
    return Response.json({ items: items.map(toMemoryJson), next_cursor: null });
  }),
});
