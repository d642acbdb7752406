import { VersionKey } from "#lib/registry/schemas";
import { methods, route, spark } from "#lib/server";

/** What a page hands to a frame that waits for a component. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(VersionKey, async (ctx, { id, version }) =>
    Response.json(await spark().frames.readApp(ctx, { componentId: id, version }), {
      headers: { "cache-control": "private, no-store" },
    }),
  ),
});
