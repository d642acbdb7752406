import { ComponentKey, toComponentJson, VersionKey } from "#lib/registry/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(VersionKey, async (ctx, { id, version }) => {
    const { component, version: shown } = await spark().registry.getVersion(ctx, { componentId: id, version });
    const { id: componentId, dataRevision } = component;
    const [links, stillUrl] = await Promise.all([
      spark().pageLinks(ctx, { id: componentId, version: shown.version }),
      spark().frames.signStill(ctx, { id: componentId, version: shown.version, dataRevision }),
    ]);
    return Response.json({ ...toComponentJson(component), ...links, still_url: stillUrl });
  }),
  DELETE: route(ComponentKey, async (ctx, { id }) => {
    await spark().registry.deleteComponent(ctx, { componentId: id });
    return new Response(null, { status: 204 });
  }),
});
