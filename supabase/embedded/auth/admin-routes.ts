import { Hono } from "hono";

import { unsupported } from "../support/problem";
import { AuthError } from "./auth-error";
import type { AuthDeps } from "./deps";
import { requireSecretKey } from "./guards";
import { verifyLink } from "./mail-routes";
import { issueMailToken } from "./one-time-tokens";
import { checkPassword, hashPassword } from "./passwords";
import { AdminUser, AdminUserUpdate, GenerateLink, readBody } from "./schemas";
import { deleteUser, existing, findByEmail, insertUser, listUsers, updateUser } from "./users";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LARGEST_PAGE = 1_000;
const PAGE = 50;

/** What the holder of the secret key may do with accounts. */
export function adminRoutes(deps: AuthDeps): Hono {
  const { database } = deps;
  const app = new Hono();
  app.use("*", requireSecretKey(deps));

  app.post("/users", async (context) => {
    const input = await readBody(context, AdminUser);
    const passwordHash = await hashed(input.password);
    const { email, id, user_metadata: userMetadata, app_metadata: appMetadata } = input;
    return context.json(
      await database.transaction((sql) => insertUser(sql, { id, email, passwordHash, userMetadata, appMetadata })),
    );
  });

  app.get("/users", async (context) => {
    const limit = Math.min(positive(context.req.query("per_page"), PAGE), LARGEST_PAGE);
    const offset = (positive(context.req.query("page"), 1) - 1) * limit;
    const { users, total } = await database.transaction((sql) => listUsers(sql, { limit, offset }));
    context.header("x-total-count", String(total));
    return context.json({ users, aud: "authenticated" });
  });

  app.get("/users/:id", async (context) =>
    context.json(await database.transaction((sql) => existing(sql, userId(context.req.param("id"))))),
  );

  app.put("/users/:id", async (context) => {
    const input = await readBody(context, AdminUserUpdate);
    const passwordHash = await hashed(input.password);
    const { email, user_metadata: userMetadata, app_metadata: appMetadata } = input;
    const id = userId(context.req.param("id"));
    const change = { email, passwordHash, userMetadata, appMetadata };
    return context.json(await database.transaction(async (sql) => updateUser(sql, (await existing(sql, id)).id, change)));
  });

  app.delete("/users/:id", async (context) =>
    context.json(await database.transaction((sql) => deleteUser(sql, userId(context.req.param("id"))))),
  );

  app.post("/generate_link", async (context) => {
    const { type, email, data, redirect_to: redirectTo } = await readBody(context, GenerateLink);
    if (type !== "magiclink") return unsupported("POST", `/auth/v1/admin/generate_link with type ${type}`);
    const { user, token } = await database.transaction(async (sql) => {
      const known = await findByEmail(sql, email);
      const found = known ? await existing(sql, known.id) : await insertUser(sql, { email, userMetadata: data });
      return { user: found, token: await issueMailToken(sql, found.id, undefined) };
    });
    const target = redirectTo ?? context.req.query("redirect_to");
    return context.json({
      ...user,
      action_link: verifyLink(deps.origin, token.tokenHash, target),
      email_otp: token.code,
      hashed_token: token.tokenHash,
      redirect_to: target ?? deps.origin,
      verification_type: type,
    });
  });
  return app;
}

function hashed(password: string | undefined): Promise<string> | undefined {
  return password === undefined ? undefined : hashPassword(checkPassword(password));
}

function userId(text: string): string {
  if (!UUID.test(text)) throw new AuthError(404, "validation_failed", "user_id must be an UUID");
  return text;
}

function positive(text: string | undefined, fallback: number): number {
  const number = Number.parseInt(text ?? "", 10);
  return number > 0 ? number : fallback;
}
