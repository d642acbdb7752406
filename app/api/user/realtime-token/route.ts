import { z } from "zod";
import { methods, route, spark } from "#lib/server";

/** What supabase-js needs to listen for changes; the session itself stays out of reach of scripts. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(z.object({}), async (ctx, _input, request) => {
    const { accessToken, expiresAt } = await spark().realtimeToken(ctx, request);
    const body = { access_token: accessToken, expires_at: new Date(expiresAt * 1_000).toISOString() };
    return Response.json(body, { headers: { "cache-control": "private, no-store" } });
  }),
});
