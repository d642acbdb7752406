import { createHash, randomBytes } from "node:crypto";

import { ACCESS_TOKEN_SECONDS, type AccessTokens } from "./access-tokens";
import { AuthError } from "./auth-error";
import { existing, type Sql, type User } from "./users";

/** What a client keeps: both tokens and the person. */
export interface Session {
  access_token: string;
  token_type: "bearer";
  expires_in: number;
  expires_at: number;
  refresh_token: string;
  user: User;
}

/** How a session was begun, as its tokens tell it. */
export type SignInMethod = "password" | "otp";

export type LogoutScope = "global" | "local" | "others";

interface SessionRow {
  id: string;
  user_id: string;
  method: string;
  created_at: Date;
}

const REFRESH_TOKEN_BYTES = 32;
// A used token is remembered so that its second use is noticed.
const REMEMBER_USED = "30 days";

/** The form in which a token is stored. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Begins a session of a person. */
export async function beginSession(
  sql: Sql,
  tokens: AccessTokens,
  { userId, method, userAgent }: { userId: string; method: SignInMethod; userAgent: string | undefined },
): Promise<Session> {
  await sql.query("update auth.users set last_sign_in_at = now() where id = $1", [userId]);
  const { rows } = await sql.query<SessionRow>(
    "insert into auth.sessions (user_id, method, user_agent) values ($1, $2, left($3, 500)) returning id, user_id, method, created_at",
    [userId, method, userAgent ?? null],
  );
  return issue(sql, tokens, existingRow(rows[0]), undefined);
}

/** What a refresh token gives: a new pair, or the reason why not. A second use ends the session for whoever has it. */
export async function rotateSession(sql: Sql, tokens: AccessTokens, refreshToken: string): Promise<Session | AuthError> {
  const hash = hashToken(refreshToken);
  const { rows: used } = await sql.query<{ session_id: string }>(
    "update auth.refresh_tokens set used_at = now() where token_hash = $1 and used_at is null returning session_id",
    [hash],
  );
  if (used[0] === undefined) return refuse(sql, hash);
  const { rows } = await sql.query<SessionRow>(
    "update auth.sessions set refreshed_at = now() where id = $1 returning id, user_id, method, created_at",
    [used[0].session_id],
  );
  await sql.query(`delete from auth.refresh_tokens where session_id = $1 and used_at < now() - interval '${REMEMBER_USED}'`, [
    used[0].session_id,
  ]);
  return issue(sql, tokens, existingRow(rows[0]), hash);
}

/** Is the session that a token names still there? */
export async function isSession(sql: Sql, sessionId: string | undefined): Promise<boolean> {
  if (sessionId === undefined) return false;
  const { rows } = await sql.query("select from auth.sessions where id = $1", [sessionId]);
  return rows.length > 0;
}

/** Ends sessions of a person: all of them, the named one, or all others. */
export async function endSessions(
  sql: Sql,
  { userId, sessionId, scope }: { userId: string; sessionId: string; scope: LogoutScope },
): Promise<void> {
  await sql.query(
    `delete from auth.sessions where user_id = $1
       and case $3::text when 'local' then id = $2 when 'others' then id <> $2 else true end`,
    [userId, sessionId, scope],
  );
}

async function refuse(sql: Sql, hash: string): Promise<AuthError> {
  const { rows } = await sql.query(
    "delete from auth.sessions where id = (select session_id from auth.refresh_tokens where token_hash = $1) returning id",
    [hash],
  );
  return rows.length > 0
    ? new AuthError(400, "refresh_token_already_used", "Invalid Refresh Token: Already Used")
    : new AuthError(400, "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found");
}

async function issue(sql: Sql, tokens: AccessTokens, session: SessionRow, parentHash: string | undefined): Promise<Session> {
  const refreshToken = randomBytes(REFRESH_TOKEN_BYTES).toString("base64url");
  await sql.query("insert into auth.refresh_tokens (token_hash, session_id, user_id, parent_hash) values ($1, $2, $3, $4)", [
    hashToken(refreshToken),
    session.id,
    session.user_id,
    parentHash ?? null,
  ]);
  const user = await existing(sql, session.user_id);
  return {
    access_token: await tokens.sign(user, { id: session.id, method: session.method, createdAt: session.created_at }),
    token_type: "bearer",
    expires_in: ACCESS_TOKEN_SECONDS,
    expires_at: Math.floor(Date.now() / 1_000) + ACCESS_TOKEN_SECONDS,
    refresh_token: refreshToken,
    user,
  };
}

function existingRow(row: SessionRow | undefined): SessionRow {
  if (row === undefined) throw new AuthError(403, "session_not_found", "Session from session_id claim in JWT does not exist");
  return row;
}
