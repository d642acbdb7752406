import { codeResponse } from "#lib/http/code-response";
import { VersionKey } from "#lib/registry/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(VersionKey, async (ctx, { id, version }, request) => {
    const { bundle } = await spark().registry.getShown(ctx, { componentId: id, version });
    const code = {
      text: () => spark().artifacts.bundle(bundle),
      hash: bundle.hash,
      type: "text/javascript" as const,
      isPinned: version !== undefined,
    };
    return codeResponse(request, code);
  }),
});
