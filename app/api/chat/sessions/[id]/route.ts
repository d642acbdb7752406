import { RenameSession, SessionKey, toMessageJson, toSessionJson } from "#lib/chat/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(SessionKey, async (ctx, input) => {
    const { session, messages } = await spark().chat.getSession(ctx, input);
    return Response.json({ ...toSessionJson(session), messages: messages.map(toMessageJson) });
  }),
  PATCH: route(RenameSession, async (ctx, input) => Response.json(toSessionJson(await spark().chat.renameSession(ctx, input)))),
  DELETE: route(SessionKey, async (ctx, input) => {
    await spark().chat.deleteSession(ctx, input);
    return new Response(null, { status: 204 });
  }),
});
