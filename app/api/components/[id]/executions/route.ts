import { ReportExecution } from "#lib/registry/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(ReportExecution, async (ctx, { id, version, kind, mount_ms: mountMs, message }) => {
    await spark().registry.recordExecution(ctx, { componentId: id, version, kind, mountMs, message });
    return new Response(null, { status: 204 });
  }),
});
