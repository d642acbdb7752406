import { z } from "zod";
import { openRoute, spark } from "#lib/server";

/** OpenAPI 3.1, from the schemas that check the requests. */
export const GET = openRoute(z.object({}), () =>
  Response.json(spark().describeApi(), { headers: { "cache-control": "public, max-age=300" } }),
);
