import { z } from "zod";
import { cookieResponse } from "#lib/http/cookie-response";
import { methods, openRoute, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: openRoute(z.object({}), async (_ctx, _input, request) => {
    const { setCookies } = await spark().identity.signOut(request.headers.get("cookie") ?? "");
    return cookieResponse({ signed_in: false }, setCookies);
  }),
});
