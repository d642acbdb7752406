import { RenameTenant } from "#lib/tenants/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  PATCH: route(RenameTenant, async (ctx, { id, name }) => {
    await spark().tenants.renameTenant(ctx, { tenantId: id, name });
    return new Response(null, { status: 204 });
  }),
});
