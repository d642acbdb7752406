import { z } from "zod";
import { methods, openRoute, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: openRoute(z.object({}), async () => {
    const { isUp, body } = await spark().health();
    return Response.json(body, { status: isUp ? 200 : 503 });
  }),
});
