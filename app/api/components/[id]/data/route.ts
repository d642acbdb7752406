import { SparkError } from "#lib/core/errors";
import { ReadData, ReplaceData } from "#lib/registry/schemas";
import { methods, openRoute, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods(
  {
    POST: openRoute(
      ReadData,
      async (ctx, { id, token }) => {
        const actor = token === undefined ? ctx.actor : (await spark().frames.readToken(token, id))?.actor;
        if (!actor) throw new SparkError("unauthenticated", "Sign in, or send a render token of this component.");
        return Response.json(await spark().registry.getData({ ...ctx, actor }, { componentId: id }));
      },
      { identify: true, embeddable: true },
    ),
    PUT: route(ReplaceData, async (ctx, { id, data }) =>
      Response.json(await spark().registry.replaceData(ctx, { componentId: id, data })),
    ),
  },
  { embeddable: true },
);
