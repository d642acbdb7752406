import { z } from "zod";
import { CreateKey, toKeyJson } from "#lib/keys/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(z.object({}), async (ctx) =>
    Response.json({ items: (await spark().keys.listKeys(ctx)).map(toKeyJson), next_cursor: null }),
  ),
  POST: route(CreateKey, async (ctx, { name, scopes, expires_at: end }) => {
    const expiresAt = end === undefined ? undefined : new Date(end);
    const { key, ...record } = await spark().keys.createKey(ctx, { name, scopes, expiresAt });
    // The only time that the key itself is shown.
    return Response.json({ ...toKeyJson(record), key }, { status: 201, headers: { "cache-control": "no-store" } });
  }),
});
