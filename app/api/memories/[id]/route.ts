import { MemoryId } from "#lib/memory/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  DELETE: route(MemoryId, async (ctx, input) => {
    await spark().memory.forgetMemory(ctx, input);
    return new Response(null, { status: 204 });
  }),
});
