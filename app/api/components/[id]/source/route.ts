import { codeResponse } from "#lib/http/code-response";
import { VersionKey } from "#lib/registry/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(VersionKey, async (ctx, { id, version }, request) => {
    const found = await spark().registry.getVersion(ctx, { componentId: id, version });
    const code = {
      text: found.source,
      hash: found.version.sourceHash,
      type: "text/plain" as const,
      isPinned: version !== undefined,
    };
    return codeResponse(request, code);
  }),
});
