import { RenderTokenInput } from "#lib/registry/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(RenderTokenInput, async (ctx, { id, expires_in: expiresIn }) => {
    const { token, expiresAt } = await spark().frames.issueToken(ctx, { componentId: id, expiresIn });
    return Response.json({ token, expires_at: expiresAt.toISOString() }, { status: 201 });
  }),
});
