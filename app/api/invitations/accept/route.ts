import { AcceptInvitation } from "#lib/tenants/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(AcceptInvitation, async (ctx, { token }) => {
    const { tenantId } = await spark().tenants.acceptInvitation(ctx, { token });
    return Response.json({ tenant_id: tenantId });
  }),
});
