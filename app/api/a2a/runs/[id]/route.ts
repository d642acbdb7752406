import { RunKey } from "#lib/a2a/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(RunKey, async (ctx, input) => Response.json(await spark().a2a.getRun(ctx, input)), { scope: "read" }),
});
