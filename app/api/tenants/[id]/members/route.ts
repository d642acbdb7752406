import { RemoveMember, SetMember, TenantKey, toMemberJson } from "#lib/tenants/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(TenantKey, async (ctx, { id }) =>
    Response.json({ items: (await spark().tenants.listMembers(ctx, { tenantId: id })).map(toMemberJson), next_cursor: null }),
  ),
  POST: route(SetMember, async (ctx, { id, user_id: userId, role }) => {
    await spark().tenants.setMemberRole(ctx, { tenantId: id, userId, role });
    return new Response(null, { status: 204 });
  }),
  DELETE: route(RemoveMember, async (ctx, { id, user_id: userId }) => {
    await spark().tenants.removeMember(ctx, { tenantId: id, userId });
    return new Response(null, { status: 204 });
  }),
});
