import { TurnBody } from "#lib/chat/schemas";
import { answerTurn } from "#lib/http/turn-answer";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(
    TurnBody,
    async (ctx, input, request) => answerTurn(ctx, input, request, await spark().chat.sendMessage(ctx, input)),
    {
      scope: "generate",
    },
  ),
});
