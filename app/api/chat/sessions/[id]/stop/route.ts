import { SessionKey } from "#lib/chat/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(SessionKey, async (ctx, input) => Response.json(await spark().chat.stopTurn(ctx, { sessionKey: input.id }))),
});
