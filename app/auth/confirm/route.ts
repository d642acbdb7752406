import { SparkError } from "#lib/core/errors";
import { Confirm } from "#lib/auth/schemas";
import { cookieRedirect } from "#lib/http/cookie-response";
import { openRoute, spark } from "#lib/server";

/** Where a mailed link ends: it becomes a session, and the person goes on. */
export const GET = openRoute(Confirm, async (_ctx, { code, next, error_description: reason }, request) => {
  const failed = (message: string) => cookieRedirect(`/login?${new URLSearchParams({ next, error: message })}`, []);
  if (code === undefined) return failed(reason ?? "This link is not whole. Ask for a new one.");
  try {
    const { setCookies } = await spark().identity.confirm(request.headers.get("cookie") ?? "", code);
    return cookieRedirect(next, setCookies);
  } catch (error) {
    if (SparkError.is(error) && error.code !== "internal") return failed(error.message);
    throw error;
  }
});
