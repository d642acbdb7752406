import { Hono } from "hono";

import { createAccessTokens, type TokenClaims } from "./auth/access-tokens";
import { adminRoutes } from "./auth/admin-routes";
import { AuthError, authErrorResponse } from "./auth/auth-error";
import type { AuthDeps } from "./auth/deps";
import { requireApiKey } from "./auth/guards";
import { createMailbox } from "./auth/mail";
import { mailRoutes } from "./auth/mail-routes";
import { signInRoutes } from "./auth/sign-in-routes";
import { userRoutes } from "./auth/user-routes";
import type { EmbeddedDatabase } from "./database";
import type { Keys } from "./keys";
import { unsupported } from "./support/problem";

export interface AuthOptions {
  database: EmbeddedDatabase;
  keys: Keys;
  origin: string;
  mailDirectory: string;
  log: (message: string) => void;
}

export interface AuthService {
  app: Hono;
  /** The claims of an access token that holds; nothing for any other. */
  verifyToken: (token: string) => Promise<TokenClaims | undefined>;
}

const KEY_SET_SECONDS = 600;

/** The routes of GoTrue that the app uses, over the same tables. */
export async function createAuth({ database, keys, origin, mailDirectory, log }: AuthOptions): Promise<AuthService> {
  const tokens = await createAccessTokens({ jwk: keys.jwk, issuer: `${origin}/sb/auth/v1` });
  const deps: AuthDeps = { database, keys, tokens, origin, sendMail: createMailbox(mailDirectory, log) };
  const app = new Hono();
  app.get("/.well-known/jwks.json", (context) => {
    context.header("cache-control", `public, max-age=${KEY_SET_SECONDS}`);
    return context.json(tokens.keySet);
  });
  app.get("/health", (context) =>
    context.json({ name: "GoTrue", description: "The identity routes that Spark uses", version: "embedded" }),
  );

  const isOpen = (method: string, path: string) => method === "GET" && path.endsWith("/verify");
  const guard = requireApiKey(deps);
  app.use("*", (context, next) => (isOpen(context.req.method, context.req.path) ? next() : guard(context, next)));
  app.get("/settings", (context) => context.json(SETTINGS));
  app.route("/", signInRoutes(deps));
  app.route("/", mailRoutes(deps));
  app.route("/", userRoutes(deps));
  app.route("/admin", adminRoutes(deps));
  app.all("*", (context) => unsupported(context.req.method, context.req.path));
  app.onError((error, context) => {
    if (error instanceof AuthError) return authErrorResponse(context, error);
    log(`${context.req.method} ${context.req.path} failed: ${error.stack ?? error.message}`);
    return authErrorResponse(context, new AuthError(500, "unexpected_failure", "Unexpected failure, please check server logs"));
  });
  return { app, verifyToken: tokens.verify };
}

const SETTINGS = {
  external: { email: true, phone: false, anonymous_users: false },
  disable_signup: false,
  mailer_autoconfirm: true,
  phone_autoconfirm: false,
  sms_provider: "",
  mfa_enabled: false,
  saml_enabled: false,
};
