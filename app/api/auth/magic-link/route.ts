import { MagicLinkInput } from "#lib/auth/schemas";
import { cookieResponse } from "#lib/http/cookie-response";
import { methods, openRoute, spark } from "#lib/server";

/** Mails a sign-in link. The answer is the same whether the address is known or not. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: openRoute(MagicLinkInput, async (_ctx, input, request) => {
    const { setCookies } = await spark().identity.sendLink(request.headers.get("cookie") ?? "", input);
    return cookieResponse({ sent: true }, setCookies);
  }),
});
