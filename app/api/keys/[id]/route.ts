import { KeyId } from "#lib/keys/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  DELETE: route(KeyId, async (ctx, { id }) => {
    await spark().keys.revokeKey(ctx, { id });
    return new Response(null, { status: 204 });
  }),
});
