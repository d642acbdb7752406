import { serializeCookie, type SetCookie } from "#lib/auth/cookies";

/** A JSON answer that changes the session's cookies; nobody keeps it. */
export function cookieResponse(body: unknown, setCookies: readonly SetCookie[]): Response {
  return withCookies(Response.json(body), setCookies);
}

/** On to another page of ours, with the session's cookies changed. */
export function cookieRedirect(location: string, setCookies: readonly SetCookie[]): Response {
  return withCookies(new Response(null, { status: 303, headers: { location, "referrer-policy": "no-referrer" } }), setCookies);
}

function withCookies(response: Response, setCookies: readonly SetCookie[]): Response {
  for (const cookie of setCookies) response.headers.append("set-cookie", serializeCookie(cookie));
  response.headers.set("cache-control", "no-store");
  return response;
}
