import { downloadResponse } from "#lib/http/download-response";
import { FrameKey } from "#lib/registry/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(FrameKey, async (ctx, { id, version, theme }) => {
    const { title, html } = await spark().frames.exportComponent(ctx, { componentId: id, version, theme });
    return downloadResponse({ text: html, name: `${title}.html`, type: "text/html" });
  }),
});
