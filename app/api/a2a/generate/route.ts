import { GenerateInput } from "#lib/a2a/schemas";
import { idempotencyKeyOf, prefersAsync } from "#lib/http/agent-headers";
import { runHeaders } from "#lib/http/run-headers";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(
    GenerateInput,
    async (ctx, input, request) => {
      const idempotencyKey = idempotencyKeyOf(request);
      if (!prefersAsync(request)) {
        const answer = await spark().a2a.generate(ctx, input, { idempotencyKey });
        return Response.json(answer, { status: 201, headers: runHeaders({ ...answer, ...answer.route }) });
      }
      const run = await spark().a2a.startRun(ctx, input, idempotencyKey);
      return Response.json(run, {
        status: 202,
        headers: { location: `/api/a2a/runs/${run.id}`, "preference-applied": "respond-async" },
      });
    },
    { scope: "generate" },
  ),
});
