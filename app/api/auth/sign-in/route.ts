import { SignIn } from "#lib/auth/schemas";
import { cookieResponse } from "#lib/http/cookie-response";
import { methods, openRoute, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: openRoute(SignIn, async (_ctx, credentials, request) => {
    const { setCookies } = await spark().identity.signIn(request.headers.get("cookie") ?? "", credentials);
    return cookieResponse({ signed_in: true }, setCookies);
  }),
});
