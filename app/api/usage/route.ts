import { z } from "zod";
import { toUsageJson } from "#lib/observability/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(z.object({}), async (ctx) => Response.json({ items: (await spark().usage.listUsage(ctx)).map(toUsageJson) })),
});
