import { SignUp } from "#lib/auth/schemas";
import { cookieResponse } from "#lib/http/cookie-response";
import { methods, openRoute, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: openRoute(SignUp, async (_ctx, credentials, request) => {
    const { value, setCookies } = await spark().identity.signUp(request.headers.get("cookie") ?? "", credentials);
    return cookieResponse({ signed_in: value }, setCookies);
  }),
});
