import { Feedback } from "#lib/registry/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  PUT: route(Feedback, async (ctx, { id, rating, comment }) =>
    Response.json(await spark().registry.recordFeedback(ctx, { componentId: id, rating, comment })),
  ),
});
