import { prefers } from "#lib/http/negotiate";
import { ReadOverlay, toOverlayJson } from "#lib/projects/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(ReadOverlay, async (ctx, { id, prompt, active_file: activeFile, budget_tokens: budgetTokens }, request) => {
    const { project, map } = await spark().projects.contextOf(ctx, { projectId: id, prompt, activeFile, budgetTokens });
    const headers = { vary: "accept" };
    if (prefers(request, "text/markdown", "application/json")) {
      return new Response(map.text, { headers: { ...headers, "content-type": "text/markdown; charset=utf-8" } });
    }
    return Response.json(toOverlayJson(map, { budgetTokens, fileCount: project.fileCount }), { headers });
  }),
});
