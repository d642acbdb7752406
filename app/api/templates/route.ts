import { z } from "zod";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(z.object({}), () =>
    Response.json({
      items: spark()
        .templates.list()
        .map(({ id, title, summary, category, keywords }) => ({ id, title, summary, category, keywords })),
    }),
  ),
});
