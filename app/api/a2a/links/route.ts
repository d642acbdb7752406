import { CreateLink } from "#lib/a2a/schemas";
import type { Json } from "#lib/core/json";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(
    CreateLink,
    async (ctx, { prompt, component_id: componentId, data_context: data, expires_in: expiresInSeconds, max_uses: maxUses }) => {
      const asked = { prompt, componentId, data: data as Json | undefined, expiresInSeconds, maxUses };
      const { id, token, expiresAt } = await spark().links.createLink(ctx, asked);
      const url = `${spark().config.origin}/api/a2a/render?link=${token}`;
      return Response.json(
        { id, url, expires_at: expiresAt.toISOString() },
        { status: 201, headers: { "cache-control": "no-store" } },
      );
    },
    { scope: "generate" },
  ),
});
