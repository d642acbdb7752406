import { TenantKey } from "#lib/tenants/schemas";
import { cookieResponse } from "#lib/http/cookie-response";
import { methods, route, spark } from "#lib/server";

/** The caller works in another tenant from now on. Who holds a bearer token refreshes it. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(TenantKey, async (ctx, { id }, request) =>
    cookieResponse({ tenant_id: id }, await spark().switchTenant(ctx, id, request.headers.get("cookie") ?? "")),
  ),
});
