import { ListMemories, SaveMemory, toMemoryJson } from "#lib/memory/schemas";
import { methods, route, spark } from "#lib/server";

/** What a person wants to be remembered. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(ListMemories, async (ctx, input) => {
    const { items, nextCursor } = await spark().memory.listMemories(ctx, input);
    return Response.json({ items: items.map(toMemoryJson), next_cursor: nextCursor });
  }),
  POST: route(SaveMemory, async (ctx, input) => {
    const { isNew, ...memory } = await spark().memory.saveMemory(ctx, input);
    return Response.json(toMemoryJson(memory), { status: isNew ? 201 : 200 });
  }),
});
