import { FrameKey } from "#lib/registry/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(FrameKey, (ctx, { id, version, theme }) => spark().frames.render(ctx, { componentId: id, version, theme })),
});
