import { Invite, RevokeInvitation, TenantKey, toInvitationJson } from "#lib/tenants/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(TenantKey, async (ctx, { id }) => {
    const invitations = await spark().tenants.listInvitations(ctx, { tenantId: id });
    return Response.json({ items: invitations.map(toInvitationJson), next_cursor: null });
  }),
  POST: route(Invite, async (ctx, { id, email, role, expires_in: expiresInSeconds }) => {
    const { token, ...invitation } = await spark().tenants.invite(ctx, { tenantId: id, email, role, expiresInSeconds });
    const url = `${spark().config.origin}/login?invitation=${token}`;
    return Response.json(
      { ...toInvitationJson(invitation), token, url },
      { status: 201, headers: { "cache-control": "no-store" } },
    );
  }),
  DELETE: route(RevokeInvitation, async (ctx, { id, invitation_id: invitationId }) => {
    await spark().tenants.revokeInvitation(ctx, { tenantId: id, id: invitationId });
    return new Response(null, { status: 204 });
  }),
});
