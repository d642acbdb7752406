import { ListAudit, toAuditJson } from "#lib/observability/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(ListAudit, async (ctx, { cursor, limit, subject_id: subjectId }) => {
    const { items, nextCursor } = await spark().audit.listAudit(ctx, { cursor, limit, subjectId });
    return Response.json({ items: items.map(toAuditJson), next_cursor: nextCursor });
  }),
});
