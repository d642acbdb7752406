import { LinkId } from "#lib/a2a/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  DELETE: route(LinkId, async (ctx, { id }) => {
    await spark().links.revokeLink(ctx, { id });
    return new Response(null, { status: 204 });
  }),
});
