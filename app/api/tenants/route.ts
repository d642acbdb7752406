import { z } from "zod";
import { CreateTenant, toTenantJson } from "#lib/tenants/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(z.object({}), async (ctx) =>
    Response.json({ items: (await spark().tenants.listTenants(ctx)).map(toTenantJson), next_cursor: null }),
  ),
  POST: route(CreateTenant, async (ctx, { name }) =>
    Response.json(toTenantJson(await spark().tenants.createTenant(ctx, { name })), { status: 201 }),
  ),
});
