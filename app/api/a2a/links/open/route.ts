import { OpenLink } from "#lib/a2a/schemas";
import { eventStreamResponse } from "#lib/http/sse";
import { methods, openRoute, spark } from "#lib/server";

/** What the page of a magic link does: one use of the link becomes an app, told phase by phase. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: openRoute(OpenLink, (ctx, { token }) => {
    const { report } = spark().http;
    return eventStreamResponse(spark().a2a.runLink(ctx, token), { requestId: ctx.requestId, report });
  }),
});
