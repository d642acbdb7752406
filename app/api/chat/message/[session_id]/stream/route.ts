import { StreamKey } from "#lib/chat/schemas";
import { turnStreamResponse } from "#lib/http/turn-answer";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(StreamKey, async (ctx, input) => {
    const turn = await spark().chat.findTurn(ctx, { sessionKey: input.session_id });
    return turn ? turnStreamResponse(turn) : new Response(null, { status: 204 });
  }),
});
