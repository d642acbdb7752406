import { type Context, Hono } from "hono";

import { unsupported } from "../support/problem";
import { createAttempts } from "./attempts";
import { AuthError } from "./auth-error";
import type { AuthDeps } from "./deps";
import { expired, issueExchangeCode, issueMailToken, spendMailCode, spendMailToken, type SpentToken } from "./one-time-tokens";
import { Otp, readBody, requireSafeChallenge, Verify } from "./schemas";
import { beginSession, type Session } from "./sessions";
import { findByEmail, insertUser } from "./users";

const MAILS = 5;
const MAIL_WINDOW_MS = 5 * 60_000;
const TYPES: readonly string[] = ["magiclink", "email", "signup"];

/** Signing in by a link or a code that comes by mail. */
export function mailRoutes(deps: AuthDeps): Hono {
  const { database } = deps;
  const mails = createAttempts({
    limit: MAILS,
    windowMs: MAIL_WINDOW_MS,
    code: "over_email_send_rate_limit",
    message: "For security purposes, you can only request this a few times. Try again in a few minutes.",
  });
  const app = new Hono();

  app.post("/otp", async (context) => {
    const input = await readBody(context, Otp);
    requireSafeChallenge(input.code_challenge_method, input.code_challenge);
    const email = input.email.toLowerCase();
    mails.check(email);
    mails.add(email);
    const token = await database.transaction(async (sql) => {
      const known = await findByEmail(sql, email);
      if (known === undefined && !input.create_user) throw new AuthError(422, "otp_disabled", "Signups not allowed for otp");
      const { id } = known ?? (await insertUser(sql, { email, userMetadata: input.data }));
      return issueMailToken(sql, id, input.code_challenge);
    });
    const link = verifyLink(deps.origin, token.tokenHash, context.req.query("redirect_to"));
    await deps.sendMail({
      to: email,
      subject: "Your sign-in link",
      text: `Open this link to sign in: ${link}\n\nOr type this code: ${token.code}\n\nBoth work once, for an hour.`,
      link,
      code: token.code,
      token_hash: token.tokenHash,
    });
    return context.json({});
  });

  app.post("/verify", async (context) => {
    const input = await readBody(context, Verify);
    if (!TYPES.includes(input.type)) return unsupported("POST", `/auth/v1/verify with type ${input.type}`);
    const spent =
      "token_hash" in input ? await spendLink(deps, input.token_hash) : await spendCode(deps, input.email, input.token);
    return context.json(await begin(context, deps, spent.userId));
  });

  // A person opens the link of a mail: back to the app with what it exchanges for a session.
  app.get("/verify", async (context) => {
    const target = allowedTarget(deps.origin, context.req.query("redirect_to"));
    const outcome = await spendLink(deps, context.req.query("token") ?? "").catch((error: unknown) => {
      if (error instanceof AuthError) return error;
      throw error;
    });
    context.header("cache-control", "no-store");
    context.header("referrer-policy", "no-referrer");
    return context.redirect(await backTo(target, context, deps, outcome), 303);
  });
  return app;
}

/** The address that a mail carries. */
export function verifyLink(origin: string, tokenHash: string, redirectTo: string | undefined): string {
  const target = allowedTarget(origin, redirectTo).href;
  return `${origin}/sb/auth/v1/verify?${new URLSearchParams({ token: tokenHash, type: "magiclink", redirect_to: target }).toString()}`;
}

/** Only the app's own pages: a link that leads elsewhere would carry the session there. */
function allowedTarget(origin: string, redirectTo: string | undefined): URL {
  const wanted = redirectTo !== undefined && URL.canParse(redirectTo, origin) ? new URL(redirectTo, origin) : new URL(origin);
  return wanted.origin === origin ? wanted : new URL(origin);
}

async function backTo(target: URL, context: Context, deps: AuthDeps, outcome: SpentToken | AuthError): Promise<string> {
  if (outcome instanceof AuthError) {
    const error = { error: "access_denied", error_code: outcome.code, error_description: outcome.message };
    for (const [name, value] of Object.entries(error)) target.searchParams.set(name, value);
    return `${target.href}#${new URLSearchParams(error).toString()}`;
  }
  const { userId, codeChallenge } = outcome;
  if (codeChallenge !== undefined) {
    const code = await deps.database.transaction((sql) => issueExchangeCode(sql, userId, codeChallenge));
    target.searchParams.set("code", code);
    return target.href;
  }
  const session = await begin(context, deps, userId);
  const { access_token, refresh_token, token_type, expires_in, expires_at } = session;
  const fragment = {
    access_token,
    refresh_token,
    token_type,
    expires_in: `${expires_in}`,
    expires_at: `${expires_at}`,
    type: "magiclink",
  };
  return `${target.href}#${new URLSearchParams(fragment).toString()}`;
}

function spendLink({ database }: AuthDeps, tokenHash: string): Promise<SpentToken> {
  return database.transaction((sql) => spendMailToken(sql, tokenHash));
}

async function spendCode({ database }: AuthDeps, email: string, code: string): Promise<SpentToken> {
  const spent = await database.transaction(async (sql) => {
    const user = await findByEmail(sql, email.trim());
    return user === undefined ? undefined : spendMailCode(sql, user.id, code);
  });
  if (spent === undefined) throw expired();
  return spent;
}

function begin(context: Context, { database, tokens }: AuthDeps, userId: string): Promise<Session> {
  const userAgent = context.req.header("user-agent");
  return database.transaction((sql) => beginSession(sql, tokens, { userId, method: "otp", userAgent }));
}
