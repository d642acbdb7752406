import { createHash, timingSafeEqual } from "node:crypto";

import type { Context, MiddlewareHandler } from "hono";

import type { TokenClaims } from "./access-tokens";
import { AuthError } from "./auth-error";
import type { AuthDeps } from "./deps";
import { isSession } from "./sessions";

/** Lets through who sends one of the two API keys. */
export function requireApiKey({ keys }: AuthDeps): MiddlewareHandler {
  return async (context, next) => {
    const sent = context.req.header("apikey") ?? context.req.query("apikey") ?? bearerOf(context) ?? "";
    if (!isSame(sent, keys.publishableKey) && !isSame(sent, keys.secretKey))
      throw new AuthError(401, "no_authorization", "Invalid API key");
    await next();
  };
}

/** Lets through who sends the secret key. */
export function requireSecretKey({ keys }: AuthDeps): MiddlewareHandler {
  return async (context, next) => {
    const sent = [bearerOf(context), context.req.header("apikey")];
    if (!sent.some((key) => isSame(key ?? "", keys.secretKey))) throw new AuthError(403, "not_admin", "User not allowed");
    await next();
  };
}

/** Who is signed in: the token holds, and its session has not been ended. */
export async function requireSession(
  context: Context,
  { tokens, database }: AuthDeps,
): Promise<TokenClaims & { session_id: string }> {
  const bearer = bearerOf(context);
  if (bearer === undefined) throw new AuthError(401, "no_authorization", "This endpoint requires a valid Bearer token");
  const claims = await tokens.verify(bearer);
  if (claims === undefined) throw new AuthError(403, "bad_jwt", "invalid JWT: unable to parse or verify signature, or expired");
  const hasSession = await database.transaction((sql) => isSession(sql, claims.session_id));
  if (!hasSession || claims.session_id === undefined) {
    throw new AuthError(403, "session_not_found", "Session from session_id claim in JWT does not exist");
  }
  return { ...claims, session_id: claims.session_id };
}

/** Compares without telling by the time how much of it fits. */
export function isSame(sent: string, expected: string): boolean {
  return timingSafeEqual(digest(sent), digest(expected));
}

function bearerOf(context: Context): string | undefined {
  return /^bearer +(\S+)$/i.exec(context.req.header("authorization") ?? "")?.[1];
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
