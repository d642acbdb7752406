import { RestoreVersion, toComponentJson } from "#lib/registry/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(RestoreVersion, async (ctx, { id, n }) =>
    Response.json(toComponentJson(await spark().registry.restoreVersion(ctx, { componentId: id, version: n })), { status: 201 }),
  ),
});
