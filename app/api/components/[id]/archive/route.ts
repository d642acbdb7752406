import { Archive, toComponentJson } from "#lib/registry/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  PUT: route(Archive, async (ctx, { id, archived }) =>
    Response.json(toComponentJson(await spark().registry.archiveComponent(ctx, { componentId: id, archived }))),
  ),
});
