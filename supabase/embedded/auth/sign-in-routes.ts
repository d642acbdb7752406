import { Hono } from "hono";

import { unsupported } from "../support/problem";
import { createAttempts } from "./attempts";
import { AuthError } from "./auth-error";
import type { AuthDeps } from "./deps";
import { requireSession } from "./guards";
import { spendExchangeCode } from "./one-time-tokens";
import { checkPassword, hashPassword, isPassword } from "./passwords";
import { ExchangeGrant, PasswordGrant, readBody, RefreshGrant, SignUp } from "./schemas";
import { beginSession, endSessions, rotateSession, type LogoutScope, type Session } from "./sessions";
import { findByEmail, insertUser } from "./users";

const MINUTE_MS = 60_000;
const FAILED_SIGN_INS = 10;
const SIGN_UPS = 100;
const SCOPES: readonly string[] = ["global", "local", "others"] satisfies LogoutScope[];

/** Signing up, in and out. */
export function signInRoutes(deps: AuthDeps): Hono {
  const { database, tokens } = deps;
  const signUps = createAttempts({
    limit: SIGN_UPS,
    windowMs: 5 * MINUTE_MS,
    code: "over_request_rate_limit",
    message: "Too many people signed up just now. Try again in a few minutes.",
  });
  const app = new Hono();
  const grants = createGrants(deps);

  app.post("/signup", async (context) => {
    const { email, password, data } = await readBody(context, SignUp);
    checkPassword(password);
    signUps.check("all");
    signUps.add("all");
    const passwordHash = await hashPassword(password);
    const session = await database.transaction(async (sql) => {
      if (await findByEmail(sql, email)) throw new AuthError(422, "user_already_exists", "User already registered");
      const user = await insertUser(sql, { email, passwordHash, userMetadata: data });
      return beginSession(sql, tokens, { userId: user.id, method: "password", userAgent: context.req.header("user-agent") });
    });
    return context.json(session);
  });

  app.post("/token", async (context) => {
    const grant = context.req.query("grant_type") ?? "";
    const userAgent = context.req.header("user-agent");
    if (grant === "password") return context.json(await grants.password(await readBody(context, PasswordGrant), userAgent));
    if (grant === "refresh_token") return context.json(await grants.refresh(await readBody(context, RefreshGrant)));
    if (grant === "pkce") return context.json(await grants.exchange(await readBody(context, ExchangeGrant), userAgent));
    return unsupported("POST", `/auth/v1/token?grant_type=${grant}`);
  });

  app.post("/logout", async (context) => {
    const claims = await requireSession(context, deps);
    const scope = context.req.query("scope") ?? "global";
    if (!isScope(scope)) throw new AuthError(400, "validation_failed", `Unsupported logout scope "${scope}"`);
    await database.transaction((sql) => endSessions(sql, { userId: claims.sub, sessionId: claims.session_id, scope }));
    return context.body(null, 204);
  });
  return app;
}

function createGrants({ database, tokens }: AuthDeps) {
  const failures = createAttempts({
    limit: FAILED_SIGN_INS,
    windowMs: 5 * MINUTE_MS,
    code: "over_request_rate_limit",
    message: "Too many failed attempts to sign in. Try again in a few minutes.",
  });
  return {
    async password(input: { email: string; password: string }, userAgent: string | undefined): Promise<Session> {
      const subject = input.email.trim().toLowerCase();
      failures.check(subject);
      // Counted before the answer is known: many at once would all pass otherwise.
      failures.add(subject);
      const found = await database.transaction((sql) => findByEmail(sql, subject));
      const fits = await isPassword(input.password, found?.encrypted_password);
      if (found === undefined || !fits) throw new AuthError(400, "invalid_credentials", "Invalid login credentials");
      failures.clear(subject);
      return database.transaction((sql) => beginSession(sql, tokens, { userId: found.id, method: "password", userAgent }));
    },
    async refresh(input: { refresh_token: string }): Promise<Session> {
      const outcome = await database.transaction((sql) => rotateSession(sql, tokens, input.refresh_token));
      // Thrown only now: the end of the session has to stay.
      if (outcome instanceof AuthError) throw outcome;
      return outcome;
    },
    async exchange(input: { auth_code: string; code_verifier: string }, userAgent: string | undefined): Promise<Session> {
      const userId = await database.transaction((sql) => spendExchangeCode(sql, input.auth_code, input.code_verifier));
      if (userId === undefined) throw new AuthError(403, "flow_state_not_found", "invalid flow state, no valid flow state found");
      return database.transaction((sql) => beginSession(sql, tokens, { userId, method: "otp", userAgent }));
    },
  };
}

function isScope(text: string): text is LogoutScope {
  return SCOPES.includes(text);
}
